package org.chorus.organization;

import static org.chorus.access.Permission.ASSIGN_ROLES;
import static org.chorus.access.Role.ORGANIZATION_ADMINISTRATOR;
import static org.chorus.access.Role.PLATFORM_ADMINISTRATOR;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.chorus.access.Access;
import org.chorus.access.Act;
import org.chorus.access.Assignment;
import org.chorus.access.AuditTrail;
import org.chorus.access.RoleGrant;
import org.chorus.access.RoleGrantId;
import org.chorus.access.RoleGrants;
import org.chorus.access.SteppedUp;
import org.chorus.kernel.Actor;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.Subject;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Roles as administrators of an Organization give them to their colleagues and take them: in the
 * whole Organization or for one Campaign, for good or until a day. Nobody reaches beyond the own
 * Organization.
 */
@Service
@Transactional
public class Assignments {

  private final MemberRepository members;
  private final RoleGrants grants;
  private final Access access;
  private final AuditTrail audit;
  private final ObjectProvider<CampaignNames> campaigns;
  private final Clock clock;

  Assignments(
      MemberRepository members,
      RoleGrants grants,
      Access access,
      AuditTrail audit,
      ObjectProvider<CampaignNames> campaigns,
      Clock clock) {
    this.members = members;
    this.grants = grants;
    this.access = access;
    this.audit = audit;
    this.campaigns = campaigns;
    this.clock = clock;
  }

  /**
   * Gives a colleague a role.
   *
   * @throws org.chorus.access.SecondFactorNeeded unless the proof is the Actor's and of just now
   */
  public AssignmentOutcome give(
      Actor actor, SteppedUp proof, Subject colleague, Assignment wanted) {
    access.require(actor, ASSIGN_ROLES);
    proof.require(actor, clock.instant());
    Optional<Member> member = memberBeside(actor, colleague);
    if (member.isEmpty()) {
      return new AssignmentOutcome.NotAMember();
    }
    Optional<String> where = reach(actor, wanted);
    if (where.isEmpty()) {
      return new AssignmentOutcome.BeyondReach();
    }
    if (wanted.until().filter(end -> !end.isAfter(clock.instant())).isPresent()) {
      return new AssignmentOutcome.EndsBeforeItBegins();
    }
    if (!grants.give(actor, colleague, actor.organization(), wanted)) {
      return new AssignmentOutcome.AlreadyHeld();
    }
    audit.record(actor, act("role granted", member.get(), wanted, where.get()));
    return new AssignmentOutcome.Given();
  }

  /** Where the role would hold, in words; empty when that is beyond the Actor's reach. */
  private Optional<String> reach(Actor actor, Assignment wanted) {
    if (wanted.coalition().isPresent() || wanted.group().isPresent()) {
      return Optional.empty();
    }
    if (wanted.campaign().isEmpty()) {
      return wanted.role().isOrganizationWide() ? Optional.of("") : Optional.empty();
    }
    return wanted.role().isForOneCampaign()
        ? campaigns.stream()
            .flatMap(names -> names.nameOf(actor, wanted.campaign().get()).stream())
            .map(name -> ", for the campaign " + name)
            .findFirst()
        : Optional.empty();
  }

  /**
   * Takes one grant from a colleague, or from the Actor.
   *
   * @throws org.chorus.access.SecondFactorNeeded unless the proof is the Actor's and of just now
   */
  public RevocationOutcome revoke(Actor actor, SteppedUp proof, Subject colleague, RoleGrantId id) {
    access.require(actor, ASSIGN_ROLES);
    proof.require(actor, clock.instant());
    OrganizationId organization = actor.organization();
    Set<Subject> administrators =
        grants.lockLastingHolders(ORGANIZATION_ADMINISTRATOR, organization);
    // Again, behind the lock: the Actor may have lost the role a moment ago.
    access.require(actor, ASSIGN_ROLES);
    Optional<Member> member = memberBeside(actor, colleague);
    Optional<RoleGrant> found =
        grants.of(colleague, organization).stream()
            .filter(grant -> grant.id().equals(id))
            .filter(grant -> grant.what().role() != PLATFORM_ADMINISTRATOR)
            .findFirst();
    if (member.isEmpty() || found.isEmpty()) {
      return new RevocationOutcome.Gone();
    }
    Assignment held = found.get().what();
    if (held.group().isPresent()) {
      return new RevocationOutcome.FromGroup(held.group().get());
    }
    if (held.role() == ORGANIZATION_ADMINISTRATOR
        && held.isLasting()
        && administrators.equals(Set.of(colleague))) {
      return new RevocationOutcome.LastAdministrator();
    }
    if (!grants.revoke(actor, id)) {
      return new RevocationOutcome.Gone();
    }
    audit.record(actor, act("role revoked", member.get(), held, ""));
    return new RevocationOutcome.Revoked();
  }

  private Optional<Member> memberBeside(Actor actor, Subject colleague) {
    return members.findBySubjectAndOrganizationIdAndLeftAtIsNull(
        colleague.value(), actor.organization().value());
  }

  private static Act act(String verb, Member member, Assignment what, String where) {
    return Act.of(verb)
        .on("member", member.subject().value(), member.name())
        .because(
            what.role().title()
                + where
                + what.until()
                    .map(end -> ", until " + end.truncatedTo(ChronoUnit.MINUTES))
                    .orElse(""));
  }
}
