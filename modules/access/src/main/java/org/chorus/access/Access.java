package org.chorus.access;

import static org.chorus.access.Permission.ASSIGN_ROLES;
import static org.chorus.access.Permission.EXPORT_CONTACTS;
import static org.chorus.access.Permission.MODERATE;
import static org.chorus.access.Permission.READ_NUMBERS;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.PoolId;
import org.chorus.kernel.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Answers what an Actor may do, from the RoleGrants as they stand at this moment: a change counts
 * at the next request, and so does an end that comes by itself. Every answer presumes that the
 * Actor is still a Member of the Organization it acts for, or a machine client of it that is
 * neither revoked nor expired, that the Organization has not ended, and where a Coalition is
 * concerned, that it holds an active Seat.
 *
 * <p>Ask before looking anything up. Refusals are {@link AccessDenied} and alike for what exists
 * and what does not.
 */
@Service
@Transactional(readOnly = true)
public class Access {

  /** Of all that a moderator looks at within this time, the beginning is on record. */
  private static final Duration LOOKING_THROUGH = Duration.ofHours(1);

  private final JdbcClient jdbc;
  private final RoleGrants grants;
  private final AuditTrail audit;
  private final OperatingOrganization operating;
  private final Clock clock;

  Access(
      JdbcClient jdbc,
      RoleGrants grants,
      AuditTrail audit,
      OperatingOrganization operating,
      Clock clock) {
    this.jdbc = jdbc;
    this.grants = grants;
    this.clock = clock;
    this.audit = audit;
    this.operating = operating;
  }

  /** Refuses an Actor who holds no organization-wide role, nor one for the platform, with this. */
  public void require(Actor actor, Permission permission) {
    if (!may(actor, permission)) {
      throw new AccessDenied(permission);
    }
  }

  /**
   * Refuses an Actor whose Organization has no active Seat in the Coalition, or who holds neither
   * an organization-wide role nor one for this Coalition with the permission. Where the Seat
   * convenes, the Organization's administrators have the permissions of a convener.
   */
  public void require(Actor actor, Permission permission, CoalitionId coalition) {
    if (!may(actor, permission, coalition)) {
      throw new AccessDenied(permission);
    }
  }

  /** The same, of an Actor who may hold the role for this one Campaign of the Coalition only. */
  public void require(
      Actor actor, Permission permission, CoalitionId coalition, CampaignId campaign) {
    if (!may(actor, permission, coalition, campaign)) {
      throw new AccessDenied(permission);
    }
  }

  /**
   * Lets something of a Coalition through to an Actor who has the permission there. Where it does
   * not exist, the refusal is the same.
   */
  public <T> T permitted(
      Actor actor, Permission permission, Optional<T> found, Function<T, CoalitionId> coalition) {
    return found
        .filter(thing -> may(actor, permission, coalition.apply(thing)))
        .orElseThrow(() -> new AccessDenied(permission));
  }

  /** The same for something of one Campaign of a Coalition. */
  public <T> T permitted(
      Actor actor,
      Permission permission,
      Optional<T> found,
      Function<T, CoalitionId> coalition,
      Function<T, CampaignId> campaign) {
    return found
        .filter(thing -> may(actor, permission, coalition.apply(thing), campaign.apply(thing)))
        .orElseThrow(() -> new AccessDenied(permission));
  }

  /**
   * Refuses an Actor who is no longer a Member of the Organization it acts for, or whose
   * Organization has ended.
   */
  public void requireMember(Actor actor) {
    if (!isMember(actor)) {
      throw new AccessDenied(READ_NUMBERS);
    }
  }

  /** Refuses an Actor whose Organization has no active Seat in the Coalition. */
  public void requireSeat(Actor actor, CoalitionId coalition) {
    if (!hasSeat(actor, coalition)) {
      throw new AccessDenied(READ_NUMBERS);
    }
  }

  /** For screens, which offer only what {@link #require(Actor, Permission)} would let pass. */
  public boolean may(Actor actor, Permission permission) {
    return isMember(actor)
        && rolesOf(actor, null, null).stream().anyMatch(role -> role.allows(permission));
  }

  /**
   * For screens, which offer only what {@link #require(Actor, Permission, CoalitionId)} lets pass.
   */
  public boolean may(Actor actor, Permission permission, CoalitionId coalition) {
    return isMember(actor) && holds(actor, permission, coalition, null);
  }

  /**
   * For screens, which offer only what {@link #require(Actor, Permission, CoalitionId, CampaignId)}
   * lets pass. The caller knows that the Campaign is one of the Coalition.
   */
  public boolean may(
      Actor actor, Permission permission, CoalitionId coalition, CampaignId campaign) {
    return isMember(actor) && holds(actor, permission, coalition, campaign);
  }

  private boolean holds(
      Actor actor, Permission permission, CoalitionId coalition, @Nullable CampaignId campaign) {
    return activeSeatConvenes(actor, coalition)
        .filter(
            convenes ->
                rolesOf(actor, coalition, campaign).stream()
                    .anyMatch(role -> role.allows(permission, convenes)))
        .isPresent();
  }

  /**
   * Everything that a colleague may do in the Actor's Organization at this moment, and why.
   *
   * @throws AccessDenied unless the Actor asks about itself or gives the Organization's roles
   */
  public List<Reason> explain(Actor actor, Subject colleague) {
    requireMember(actor);
    if (!actor.subject().equals(colleague)) {
      require(actor, ASSIGN_ROLES);
    }
    Actor other = new Actor(colleague, "", actor.organization());
    if (!isMember(other)) {
      return List.of();
    }
    Set<CoalitionId> convened = convenedBy(actor.organization());
    return grants.of(colleague, actor.organization()).stream()
        .flatMap(grant -> reasons(grant, convened))
        .filter(
            reason ->
                !(reason.where() instanceof Reason.Where.Platform)
                    || may(other, reason.permission()))
        .toList();
  }

  private static Stream<Reason> reasons(RoleGrant grant, Set<CoalitionId> convened) {
    Role role = grant.what().role();
    return switch (role) {
      case PLATFORM_ADMINISTRATOR -> reasons(grant, role, new Reason.Where.Platform());
      case CONVENER ->
          grant.what().coalition().stream()
              .filter(convened::contains)
              .flatMap(coalition -> reasons(grant, role, new Reason.Where.Convened(coalition)));
      case ORGANIZATION_ADMINISTRATOR ->
          Stream.concat(
              reasons(grant, role, new Reason.Where.WholeOrganization()),
              convened.stream()
                  .flatMap(
                      coalition ->
                          reasons(grant, Role.CONVENER, new Reason.Where.Convened(coalition))));
      case APPROVER, CAMPAIGNER, DATA_STEWARD, MODERATOR, ANALYST ->
          reasons(
              grant,
              role,
              grant
                  .what()
                  .campaign()
                  .<Reason.Where>map(Reason.Where.OneCampaign::new)
                  .orElseGet(Reason.Where.WholeOrganization::new));
    };
  }

  private static Stream<Reason> reasons(RoleGrant grant, Role as, Reason.Where where) {
    return as.permissions().stream()
        .sorted()
        .map(permission -> new Reason(permission, where, grant));
  }

  private Set<CoalitionId> convenedBy(OrganizationId organization) {
    return jdbc.sql(
            """
            select coalition_id
              from seat
             where organization_id = :organization
               and state = 'ACTIVE'
               and convening
            """)
        .param("organization", organization.value())
        .query((row, number) -> new CoalitionId(row.getObject("coalition_id", UUID.class)))
        .set();
  }

  /**
   * Mints the right to read the contacts of one pool that were granted to the Actor's Organization,
   * and writes that into the audit trail in the caller's transaction.
   *
   * @throws AccessDenied unless the Actor is a data steward of an Organization with an active Seat
   */
  @Transactional
  public PersonalDataAccess.OfPool toExportContacts(
      Actor actor, CoalitionId coalition, PoolId pool, String poolName) {
    require(actor, EXPORT_CONTACTS, coalition);
    audit.record(actor, Act.of("contacts exported").on("pool", pool.toString(), poolName));
    return new PersonalDataAccess.OfPool(actor, pool);
  }

  /**
   * The same to fetch what was exported. In the audit trail once an hour, however often a download
   * goes on where it broke off.
   *
   * @throws AccessDenied unless the Actor is a data steward of an Organization with an active Seat
   */
  @Transactional
  public PersonalDataAccess.OfPool toFetchContacts(
      Actor actor, CoalitionId coalition, PoolId pool, String poolName) {
    require(actor, EXPORT_CONTACTS, coalition);
    recordLooking(actor, Act.of("contacts downloaded").on("pool", pool.toString(), poolName));
    return new PersonalDataAccess.OfPool(actor, pool);
  }

  /**
   * The same to look at them on a screen. In the audit trail once an hour, however often somebody
   * looks.
   *
   * @throws AccessDenied unless the Actor is a data steward of an Organization with an active Seat
   */
  @Transactional
  public PersonalDataAccess.OfPool toReadContacts(
      Actor actor, CoalitionId coalition, PoolId pool, String poolName) {
    require(actor, EXPORT_CONTACTS, coalition);
    recordLooking(actor, Act.of("contacts looked through").on("pool", pool.toString(), poolName));
    return new PersonalDataAccess.OfPool(actor, pool);
  }

  /**
   * Mints the right to read whom the Actor's Organization must delete, wherever it copied them to,
   * and writes that into the audit trail in the caller's transaction: once an hour, however often
   * somebody looks. It takes no Seat: the duty does not end with one.
   *
   * @throws AccessDenied unless the Actor is a data steward
   */
  @Transactional
  public PersonalDataAccess.OfDeletions toReadDeletions(Actor actor) {
    require(actor, EXPORT_CONTACTS);
    recordLooking(actor, Act.of("contacts to delete looked through"));
    return new PersonalDataAccess.OfDeletions(actor);
  }

  /**
   * Mints the right to read the masked signatures of one Campaign, and writes that into the audit
   * trail in the caller's transaction: once an hour, however often somebody looks.
   *
   * @throws AccessDenied unless the Actor moderates the Campaign
   */
  @Transactional
  public PersonalDataAccess.OfPool toModerate(
      Actor actor, CoalitionId coalition, CampaignId campaign, PoolId pool, String campaignName) {
    require(actor, MODERATE, coalition, campaign);
    recordLooking(
        actor,
        Act.of("signatures looked through").on("campaign", campaign.toString(), campaignName));
    return new PersonalDataAccess.OfPool(actor, pool);
  }

  private void recordLooking(Actor actor, Act act) {
    if (!didWithin(LOOKING_THROUGH, actor, act)) {
      audit.record(actor, act);
    }
  }

  private boolean didWithin(Duration span, Actor actor, Act act) {
    return jdbc.sql(
            """
            select exists (select
                             from audit_entry
                            where at > :since
                              and subject = :subject
                              and organization_id = :organization
                              and act = :act
                              and object = :object)
            """)
        .param("since", Timestamp.from(clock.instant().minus(span)))
        .param("subject", actor.subject().value())
        .param("organization", actor.organization().value())
        .param("act", act.verb())
        .param("object", act.object())
        .query(Boolean.class)
        .single();
  }

  private List<Role> rolesOf(
      Actor actor, @Nullable CoalitionId coalition, @Nullable CampaignId campaign) {
    return jdbc.sql(
            """
            select role
              from role_grant
              join organization on organization.id = organization_id
             where subject = :subject
               and organization_id = :organization
               and (coalition_id is null or coalition_id = cast(:coalition as uuid))
               and (campaign_id is null or campaign_id = cast(:campaign as uuid))
               and (expires_at is null or expires_at > :now)
               and (role <> 'PLATFORM_ADMINISTRATOR' or alias = cast(:operating as text))
               and revoked_at is null
            """)
        .param("subject", actor.subject().value())
        .param("organization", actor.organization().value())
        .param("coalition", coalition == null ? null : coalition.toString())
        .param("campaign", campaign == null ? null : campaign.toString())
        .param("now", Timestamp.from(clock.instant()))
        .param("operating", operating.aliasOrNull())
        .query((row, number) -> Role.valueOf(row.getString("role")))
        .list();
  }

  private boolean isMember(Actor actor) {
    return jdbc.sql(
            """
            select exists (select
                             from organization
                            where id = :organization
                              and ended_at is null
                              and (exists (select from member
                                            where subject = :subject
                                              and organization_id = :organization
                                              and left_at is null)
                                or exists (select from machine_client
                                            where subject = :subject
                                              and organization_id = :organization
                                              and expires_at > :now
                                              and revoked_at is null)))
            """)
        .param("subject", actor.subject().value())
        .param("organization", actor.organization().value())
        .param("now", Timestamp.from(clock.instant()))
        .query(Boolean.class)
        .single();
  }

  /** Whether the Actor's Organization has an active Seat in the Coalition. */
  public boolean hasSeat(Actor actor, CoalitionId coalition) {
    return isMember(actor) && activeSeatConvenes(actor, coalition).isPresent();
  }

  /** Empty without an active Seat. */
  private Optional<Boolean> activeSeatConvenes(Actor actor, CoalitionId coalition) {
    return jdbc.sql(
            """
            select convening
              from seat
             where coalition_id = :coalition
               and organization_id = :organization
               and state = 'ACTIVE'
            """)
        .param("coalition", coalition.value())
        .param("organization", actor.organization().value())
        .query(Boolean.class)
        .optional();
  }
}
