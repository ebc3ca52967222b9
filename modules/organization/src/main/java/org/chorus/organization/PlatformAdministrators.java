package org.chorus.organization;

import static org.chorus.access.Permission.ASSIGN_PLATFORM_ROLES;
import static org.chorus.access.Role.PLATFORM_ADMINISTRATOR;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.chorus.access.Access;
import org.chorus.access.Act;
import org.chorus.access.Assignment;
import org.chorus.access.AuditTrail;
import org.chorus.access.RoleGrant;
import org.chorus.access.RoleGrants;
import org.chorus.access.SteppedUp;
import org.chorus.kernel.Actor;
import org.chorus.kernel.Subject;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who administers the platform: Members of the operating Organization, made such by one another.
 * The first one comes with a login; see {@link Members#recordLogin}.
 */
@Service
@Transactional
public class PlatformAdministrators {

  private final MemberRepository members;
  private final RoleGrants grants;
  private final Access access;
  private final AuditTrail audit;
  private final Clock clock;

  PlatformAdministrators(
      MemberRepository members, RoleGrants grants, Access access, AuditTrail audit, Clock clock) {
    this.members = members;
    this.grants = grants;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Makes a colleague an administrator of the platform, from the colleague's next request on.
   *
   * @throws org.chorus.access.SecondFactorNeeded when the proof is another person's, or of long ago
   */
  public PlatformRoleOutcome appoint(Actor actor, SteppedUp proof, Subject colleague) {
    access.require(actor, ASSIGN_PLATFORM_ROLES);
    proof.require(actor, clock.instant());
    Optional<Member> member = memberBeside(actor, colleague);
    if (member.isEmpty()) {
      return new PlatformRoleOutcome.NotAMember();
    }
    if (grants.give(
        actor, colleague, actor.organization(), Assignment.of(PLATFORM_ADMINISTRATOR))) {
      audit.record(actor, act("role granted", member.get()));
    }
    return new PlatformRoleOutcome.Done();
  }

  /**
   * Takes that from a colleague, or from the Actor, at once; the last administrator stays.
   *
   * @throws org.chorus.access.SecondFactorNeeded when the proof is another person's, or of long ago
   */
  public PlatformRoleOutcome dismiss(Actor actor, SteppedUp proof, Subject colleague) {
    access.require(actor, ASSIGN_PLATFORM_ROLES);
    proof.require(actor, clock.instant());
    Optional<Member> member = memberBeside(actor, colleague);
    if (member.isEmpty()) {
      return new PlatformRoleOutcome.NotAMember();
    }
    Set<Subject> administrators =
        grants.lockLastingHolders(PLATFORM_ADMINISTRATOR, actor.organization());
    // Again, behind the lock: the Actor may have been dismissed a moment ago.
    access.require(actor, ASSIGN_PLATFORM_ROLES);
    if (administrators.equals(Set.of(colleague))) {
      return new PlatformRoleOutcome.LastAdministrator();
    }
    for (RoleGrant grant : grants.of(colleague, actor.organization())) {
      if (grant.what().role() == PLATFORM_ADMINISTRATOR && grants.revoke(actor, grant.id())) {
        audit.record(actor, act("role revoked", member.get()));
      }
    }
    return new PlatformRoleOutcome.Done();
  }

  private Optional<Member> memberBeside(Actor actor, Subject colleague) {
    return members.findBySubjectAndOrganizationIdAndLeftAtIsNull(
        colleague.value(), actor.organization().value());
  }

  private static Act act(String verb, Member member) {
    return Act.of(verb)
        .on("member", member.subject().value(), member.name())
        .because(PLATFORM_ADMINISTRATOR.title());
  }
}
