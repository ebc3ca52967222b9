package org.chorus.access;

import static org.chorus.access.Permission.EXPORT_CONTACTS;
import static org.chorus.access.Permission.READ_NUMBERS;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.PoolId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Answers what an Actor may do, from the RoleGrants as they stand at this moment: a change counts
 * at the next request. Every answer presumes that the Actor is still a Member of the Organization
 * it acts for, and where a Coalition is concerned, that the Organization holds an active Seat.
 *
 * <p>Ask before looking anything up. Refusals are {@link AccessDenied} and alike for what exists
 * and what does not.
 */
@Service
@Transactional(readOnly = true)
public class Access {

  private final JdbcClient jdbc;
  private final AuditTrail audit;
  private final OperatingOrganization operating;

  Access(JdbcClient jdbc, AuditTrail audit, OperatingOrganization operating) {
    this.jdbc = jdbc;
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

  /** Refuses an Actor who is no longer a Member of the Organization it acts for. */
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
        && rolesOf(actor, null).stream().anyMatch(role -> role.allows(permission));
  }

  /**
   * For screens, which offer only what {@link #require(Actor, Permission, CoalitionId)} lets pass.
   */
  public boolean may(Actor actor, Permission permission, CoalitionId coalition) {
    return isMember(actor)
        && activeSeatConvenes(actor, coalition)
            .filter(
                convenes ->
                    rolesOf(actor, coalition).stream()
                        .anyMatch(role -> role.allows(permission, convenes)))
            .isPresent();
  }

  /**
   * Mints the right to read the contacts of one pool that were granted to the Actor's Organization,
   * and writes that into the audit trail in the caller's transaction.
   *
   * @throws AccessDenied unless the Actor is a data steward of an Organization with an active Seat
   */
  @Transactional
  public PersonalDataAccess toExportContacts(
      Actor actor, CoalitionId coalition, PoolId pool, String poolName) {
    require(actor, EXPORT_CONTACTS, coalition);
    audit.record(actor, Act.of("contacts exported").on("pool", pool.toString(), poolName));
    return new PersonalDataAccess(actor, pool);
  }

  private List<Role> rolesOf(Actor actor, @Nullable CoalitionId coalition) {
    return jdbc.sql(
            """
            select role
              from role_grant
              join organization on organization.id = organization_id
             where subject = :subject
               and organization_id = :organization
               and (coalition_id is null or coalition_id = cast(:coalition as uuid))
               and (role <> 'PLATFORM_ADMINISTRATOR' or alias = cast(:operating as text))
               and revoked_at is null
            """)
        .param("subject", actor.subject().value())
        .param("organization", actor.organization().value())
        .param("coalition", coalition == null ? null : coalition.toString())
        .param("operating", operating.aliasOrNull())
        .query((row, number) -> Role.valueOf(row.getString("role")))
        .list();
  }

  private boolean isMember(Actor actor) {
    return jdbc.sql(
            """
            select exists (select from member
                            where subject = :subject
                              and organization_id = :organization
                              and left_at is null)
            """)
        .param("subject", actor.subject().value())
        .param("organization", actor.organization().value())
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
