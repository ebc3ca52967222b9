package org.chorus.organization;

import static org.chorus.access.Permission.ASSIGN_PLATFORM_ROLES;
import static org.chorus.access.Role.PLATFORM_ADMINISTRATOR;

import java.util.Optional;
import java.util.Set;
import org.chorus.access.Access;
import org.chorus.access.Act;
import org.chorus.access.AuditTrail;
import org.chorus.access.RoleGrants;
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

  PlatformAdministrators(
      MemberRepository members, RoleGrants grants, Access access, AuditTrail audit) {
    this.members = members;
    this.grants = grants;
    this.access = access;
    this.audit = audit;
  }

  /** Makes a colleague an administrator of the platform, from the colleague's next request on. */
  public PlatformRoleOutcome appoint(Actor actor, Subject colleague) {
    access.require(actor, ASSIGN_PLATFORM_ROLES);
    Optional<Member> member = memberBeside(actor, colleague);
    if (member.isEmpty()) {
      return new PlatformRoleOutcome.NotAMember();
    }
    if (!grants.lockHolders(PLATFORM_ADMINISTRATOR, actor.organization()).contains(colleague)) {
      grants.give(actor, colleague, actor.organization(), PLATFORM_ADMINISTRATOR);
      audit.record(actor, act("role granted", member.get()));
    }
    return new PlatformRoleOutcome.Done();
  }

  /** Takes that from a colleague, or from the Actor, at once; the last administrator stays. */
  public PlatformRoleOutcome dismiss(Actor actor, Subject colleague) {
    access.require(actor, ASSIGN_PLATFORM_ROLES);
    Optional<Member> member = memberBeside(actor, colleague);
    if (member.isEmpty()) {
      return new PlatformRoleOutcome.NotAMember();
    }
    Set<Subject> administrators = grants.lockHolders(PLATFORM_ADMINISTRATOR, actor.organization());
    // Again, behind the lock: the Actor may have been dismissed a moment ago.
    access.require(actor, ASSIGN_PLATFORM_ROLES);
    if (administrators.equals(Set.of(colleague))) {
      return new PlatformRoleOutcome.LastAdministrator();
    }
    if (administrators.contains(colleague)) {
      grants.take(actor, colleague, actor.organization(), PLATFORM_ADMINISTRATOR);
      audit.record(actor, act("role revoked", member.get()));
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
