package org.chorus.organization;

import static org.chorus.organization.Permission.ASSIGN_ROLES;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chorus.kernel.Actor;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.Subject;
import org.chorus.organization.RegisterOutcome.AliasReserved;
import org.chorus.organization.RegisterOutcome.Registered;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * People and their places in Organizations, kept in step with the identity provider at each login.
 */
@Service
@Transactional
public class Members {

  private final MemberRepository members;
  private final Organizations organizations;
  private final RoleGrantRepository grants;
  private final Access access;
  private final AuditTrail audit;
  private final Clock clock;

  Members(
      MemberRepository members,
      Organizations organizations,
      RoleGrantRepository grants,
      Access access,
      AuditTrail audit,
      Clock clock) {
    this.members = members;
    this.organizations = organizations;
    this.grants = grants;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Brings the person's memberships in step with what the identity provider says now: new ones
   * begin, missing ones end, and with them at once all access. The first Member that an
   * Organization ever has becomes its administrator, so that somebody can give roles to the others.
   */
  public RecordedLogin recordLogin(Login login) {
    members.lockSubject(login.subject().value());
    Instant now = clock.instant();
    Map<OrganizationId, Member> known =
        members.findBySubject(login.subject().value()).stream()
            .collect(Collectors.toMap(Member::organization, Function.identity()));
    List<OrganizationProfile> current = new ArrayList<>();
    List<AliasReserved> refused = new ArrayList<>();
    for (Login.VouchedOrganization vouched : login.organizations()) {
      switch (organizations.register(vouched.alias(), vouched.name())) {
        case AliasReserved reserved -> refused.add(reserved);
        case Registered(OrganizationProfile organization) -> {
          Member member = known.remove(organization.id());
          if (member == null) {
            member = welcome(login, organization, now);
          }
          member.loggedIn(login, now);
          members.saveAndFlush(member);
          current.add(organization);
        }
      }
    }
    known.values().forEach(member -> member.leave(now));
    current.sort(Comparator.comparing(OrganizationProfile::name));
    return new RecordedLogin(current, refused);
  }

  private Member welcome(Login login, OrganizationProfile organization, Instant now) {
    boolean first = !members.existsByOrganizationId(organization.id().value());
    Actor self = new Actor(login.subject(), login.name(), organization.id());
    if (first) {
      grants.saveAndFlush(
          RoleGrant.organizationWide(
              login.subject(), organization.id(), Role.ORGANIZATION_ADMINISTRATOR, self, now));
    }
    audit.record(
        self,
        Act.of("first login")
            .on(organization)
            .because(first ? "first member, so made administrator" : ""));
    return new Member(login.subject(), organization.id(), login, now);
  }

  /** The Members of the Actor's Organization, by name, with their roles. */
  @Transactional(readOnly = true)
  public List<MemberProfile> colleagues(Actor actor) {
    access.requireMember(actor);
    Map<String, Set<Role>> roles =
        grants
            .findByOrganizationIdAndCoalitionIdIsNullAndRevokedAtIsNull(
                actor.organization().value())
            .stream()
            .collect(
                Collectors.groupingBy(
                    grant -> grant.subject().value(),
                    Collectors.mapping(
                        RoleGrant::role,
                        Collectors.toCollection(() -> EnumSet.noneOf(Role.class)))));
    return members
        .findByOrganizationIdAndLeftAtIsNullOrderByName(actor.organization().value())
        .stream()
        .map(
            member ->
                new MemberProfile(
                    member.subject(),
                    member.name(),
                    Optional.ofNullable(member.email()),
                    member.lastLoginAt(),
                    List.copyOf(roles.getOrDefault(member.subject().value(), Set.of()))))
        .toList();
  }

  /**
   * How many people may approve on behalf of each Organization, for modules further down. Where
   * there are none, the Organization is missing.
   */
  @Transactional(readOnly = true)
  public Map<OrganizationId, Integer> approvers(Collection<OrganizationId> of) {
    return grants.holders(Role.APPROVER, of.stream().map(OrganizationId::value).toList()).stream()
        .collect(
            Collectors.toMap(
                holders -> new OrganizationId(holders.organization()),
                holders -> Math.toIntExact(holders.people())));
  }

  /**
   * Gives and takes organization-wide roles so that the colleague holds exactly {@code wanted}.
   * Takes effect at the colleague's next request.
   */
  public RolesOutcome assignRoles(Actor actor, Subject colleague, Set<Role> wanted) {
    access.require(actor, ASSIGN_ROLES);
    OrganizationId organization = actor.organization();
    Optional<Member> member =
        members.findBySubjectAndOrganizationIdAndLeftAtIsNull(
            colleague.value(), organization.value());
    if (member.isEmpty()) {
      return new RolesOutcome.NotAMember();
    }
    // Locks every administrator's grant, so that two cannot remove each other at the same moment.
    List<RoleGrant> administrators = grants.lockAdministrators(organization.value());
    boolean lastOne = administrators.stream().allMatch(grant -> grant.subject().equals(colleague));
    if (lastOne && !wanted.contains(Role.ORGANIZATION_ADMINISTRATOR)) {
      return new RolesOutcome.LastAdministrator();
    }
    Instant now = clock.instant();
    Set<Role> missing = EnumSet.noneOf(Role.class);
    wanted.stream().filter(Role::isOrganizationWide).forEach(missing::add);
    for (RoleGrant grant :
        grants.organizationWideRolesOf(colleague.value(), organization.value())) {
      if (!missing.remove(grant.role())) {
        grant.revoke(actor, now);
        audit.record(actor, roleAct("role revoked", colleague, member.get(), grant.role()));
      }
    }
    for (Role role : missing) {
      grants.saveAndFlush(RoleGrant.organizationWide(colleague, organization, role, actor, now));
      audit.record(actor, roleAct("role granted", colleague, member.get(), role));
    }
    return new RolesOutcome.Assigned();
  }

  private static Act roleAct(String verb, Subject colleague, Member member, Role role) {
    return Act.of(verb).on("member", colleague.value(), member.name()).because(role.title());
  }
}
