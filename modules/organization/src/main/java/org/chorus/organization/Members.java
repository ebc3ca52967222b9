package org.chorus.organization;

import static org.chorus.access.Permission.ASSIGN_ROLES;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chorus.access.Access;
import org.chorus.access.Act;
import org.chorus.access.Assignment;
import org.chorus.access.AuditTrail;
import org.chorus.access.OperatingOrganization;
import org.chorus.access.Role;
import org.chorus.access.RoleGrant;
import org.chorus.access.RoleGrants;
import org.chorus.access.SteppedUp;
import org.chorus.kernel.Actor;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.Slug;
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
  private final RoleGrants grants;
  private final GroupRoles groups;
  private final OperatingOrganization operating;
  private final Access access;
  private final AuditTrail audit;
  private final Clock clock;

  Members(
      MemberRepository members,
      Organizations organizations,
      RoleGrants grants,
      GroupRoles groups,
      OperatingOrganization operating,
      Access access,
      AuditTrail audit,
      Clock clock) {
    this.members = members;
    this.organizations = organizations;
    this.grants = grants;
    this.groups = groups;
    this.operating = operating;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Brings the person's memberships in step with what the identity provider says now: new ones
   * begin, missing ones end, and with them at once all access. The first Member that an
   * Organization ever has becomes its administrator, so that somebody can give roles to the others.
   * By the same rule an administrator of the operating Organization who finds the platform without
   * an administrator becomes that one. Roles that come from groups are computed anew.
   */
  public RecordedLogin recordLogin(Login login) {
    members.lockSubject(login.subject().value());
    Instant now = clock.instant();
    Map<OrganizationId, Member> known =
        members.findBySubject(login.subject().value()).stream()
            .collect(Collectors.toMap(Member::organization, Function.identity()));
    List<OrganizationProfile> current = new ArrayList<>();
    List<OrganizationProfile> ended = new ArrayList<>();
    List<AliasReserved> refused = new ArrayList<>();
    for (Login.VouchedOrganization vouched : inOrder(login.organizations())) {
      switch (organizations.register(vouched.alias(), vouched.name())) {
        case AliasReserved reserved -> refused.add(reserved);
        case Registered(OrganizationProfile organization) -> {
          Member member = known.remove(organization.id());
          if (organizations.ending(organization.id()).isPresent()) {
            ended.add(organization); // the membership stays, for when it is reinstated
            continue;
          }
          if (member == null) {
            member = welcome(login, organization, now);
          }
          member.loggedIn(login, now);
          members.saveAndFlush(member);
          groups.follow(
              new Actor(login.subject(), login.name(), organization.id()), vouched.groups());
          if (operating.is(organization.alias())) {
            takeUpThePlatform(login, organization);
          }
          current.add(organization);
        }
      }
    }
    for (Slug elsewhere : login.withheld()) {
      organizations.findByAlias(elsewhere).ifPresent(other -> known.remove(other.id()));
    }
    known.values().forEach(member -> member.leave(now));
    current.sort(Comparator.comparing(OrganizationProfile::name));
    return new RecordedLogin(current, ended, refused);
  }

  /**
   * Everybody's in the same order: two logins wait for one another, and never each for the other.
   */
  private static List<Login.VouchedOrganization> inOrder(List<Login.VouchedOrganization> vouched) {
    return vouched.stream().sorted(Comparator.comparing(Login.VouchedOrganization::alias)).toList();
  }

  private Member welcome(Login login, OrganizationProfile organization, Instant now) {
    organizations.hold(organization.id()); // two who come first at once are not both the first
    boolean first = !members.existsByOrganizationId(organization.id().value());
    Actor self = new Actor(login.subject(), login.name(), organization.id());
    if (first) {
      grants.give(
          self, login.subject(), organization.id(), Assignment.of(Role.ORGANIZATION_ADMINISTRATOR));
    }
    audit.record(
        self,
        organization
            .act("first login")
            .because(first ? "first member, so made administrator" : ""));
    return new Member(login.subject(), organization.id(), login, now);
  }

  private void takeUpThePlatform(Login login, OrganizationProfile organization) {
    // Whoever holds these locks is the only one to find the platform without an administrator.
    boolean administrator =
        grants
            .lockLastingHolders(Role.ORGANIZATION_ADMINISTRATOR, organization.id())
            .contains(login.subject());
    if (administrator
        && grants.lockLastingHolders(Role.PLATFORM_ADMINISTRATOR, organization.id()).isEmpty()) {
      Actor self = new Actor(login.subject(), login.name(), organization.id());
      grants.give(
          self, login.subject(), organization.id(), Assignment.of(Role.PLATFORM_ADMINISTRATOR));
      audit.record(
          self,
          Act.of("role granted")
              .on("member", login.subject().value(), login.name())
              .because(Role.PLATFORM_ADMINISTRATOR.title() + ": there was none"));
    }
  }

  /** The Members of the Actor's Organization, by name, with their roles. */
  @Transactional(readOnly = true)
  public List<MemberProfile> colleagues(Actor actor) {
    access.requireMember(actor);
    Map<Subject, List<RoleGrant>> held = grants.in(actor.organization());
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
                    held.getOrDefault(member.subject(), List.of())))
        .toList();
  }

  /**
   * Gives and takes roles so that the colleague holds exactly {@code wanted} in the whole
   * Organization, by hand and without an end; whatever else the colleague holds stays. Takes effect
   * at the colleague's next request.
   *
   * @throws org.chorus.access.SecondFactorNeeded unless the proof is the Actor's and of just now
   */
  public RolesOutcome assignRoles(
      Actor actor, SteppedUp proof, Subject colleague, Set<Role> wanted) {
    access.require(actor, ASSIGN_ROLES);
    proof.require(actor, clock.instant());
    OrganizationId organization = actor.organization();
    Optional<Member> member =
        members.findBySubjectAndOrganizationIdAndLeftAtIsNull(
            colleague.value(), organization.value());
    if (member.isEmpty()) {
      return new RolesOutcome.NotAMember();
    }
    // Locks every administrator's grant, so that two cannot remove each other at the same moment.
    Set<Subject> administrators =
        grants.lockLastingHolders(Role.ORGANIZATION_ADMINISTRATOR, organization);
    access.require(actor, ASSIGN_ROLES);
    if (administrators.equals(Set.of(colleague))
        && !wanted.contains(Role.ORGANIZATION_ADMINISTRATOR)) {
      return new RolesOutcome.LastAdministrator();
    }
    grants.of(colleague, organization).stream()
        .filter(grant -> grant.what().equals(Assignment.of(grant.what().role())))
        .filter(grant -> grant.what().role().isOrganizationWide())
        .filter(grant -> !wanted.contains(grant.what().role()))
        .filter(grant -> grants.revoke(actor, grant.id()))
        .forEach(
            grant ->
                audit.record(
                    actor, roleAct("role revoked", colleague, member.get(), grant.what().role())));
    wanted.stream()
        .filter(Role::isOrganizationWide)
        .sorted()
        .filter(role -> grants.give(actor, colleague, organization, Assignment.of(role)))
        .forEach(
            role -> audit.record(actor, roleAct("role granted", colleague, member.get(), role)));
    return new RolesOutcome.Assigned();
  }

  private static Act roleAct(String verb, Subject colleague, Member member, Role role) {
    return Act.of(verb).on("member", colleague.value(), member.name()).because(role.title());
  }
}
