package org.chorus.organization;

import static org.chorus.access.Permission.ASSIGN_ROLES;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.chorus.access.Access;
import org.chorus.access.Act;
import org.chorus.access.Assignment;
import org.chorus.access.AuditTrail;
import org.chorus.access.Role;
import org.chorus.access.RoleGrant;
import org.chorus.access.RoleGrants;
import org.chorus.access.SteppedUp;
import org.chorus.kernel.Actor;
import org.chorus.kernel.OrganizationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which groups of an Organization at the identity provider bring which role. What a person holds by
 * that is computed anew at each login, and cannot be taken by hand.
 */
@Service
@Transactional
public class GroupRoles {

  private static final Pattern PATH = Pattern.compile("/[^/\\p{Cntrl}][^\\p{Cntrl}]{0,253}");

  private final JdbcClient jdbc;
  private final RoleGrants grants;
  private final Access access;
  private final AuditTrail audit;
  private final Clock clock;

  GroupRoles(JdbcClient jdbc, RoleGrants grants, Access access, AuditTrail audit, Clock clock) {
    this.jdbc = jdbc;
    this.grants = grants;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
  }

  /** The mappings of the Actor's Organization, by path. */
  @Transactional(readOnly = true)
  public List<GroupRole> all(Actor actor) {
    access.require(actor, ASSIGN_ROLES);
    return jdbc.sql(
            """
            select group_path, role, mapped_by_name, mapped_at
              from group_role
             where organization_id = :organization
             order by group_path, role
            """)
        .param("organization", actor.organization().value())
        .query(
            (row, number) ->
                new GroupRole(
                    row.getString("group_path"),
                    Role.valueOf(row.getString("role")),
                    row.getString("mapped_by_name"),
                    row.getObject("mapped_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /**
   * Lets a group bring a role, from the next login of each person on.
   *
   * @throws org.chorus.access.SecondFactorNeeded unless the proof is the Actor's and of just now
   */
  public GroupRoleOutcome map(Actor actor, SteppedUp proof, String path, Role role) {
    access.require(actor, ASSIGN_ROLES);
    proof.require(actor, clock.instant());
    if (!PATH.matcher(path).matches()) {
      return new GroupRoleOutcome.NoPath();
    }
    if (!role.isOrganizationWide()) {
      return new GroupRoleOutcome.BeyondReach();
    }
    int added =
        jdbc.sql(
                """
                insert into group_role
                       (organization_id, group_path, role, mapped_by, mapped_by_name, mapped_at)
                values (:organization, :path, :role, :by, :name, :now)
                    on conflict do nothing
                """)
            .param("organization", actor.organization().value())
            .param("path", path)
            .param("role", role.name())
            .param("by", actor.subject().value())
            .param("name", actor.name())
            .param("now", Timestamp.from(clock.instant()))
            .update();
    if (added == 1) {
      audit.record(actor, Act.of("group mapped").on("group", path, path).because(role.title()));
    }
    return new GroupRoleOutcome.Done();
  }

  /**
   * Lets a group bring a role no more: whoever holds it because of that loses it at once.
   *
   * @throws org.chorus.access.SecondFactorNeeded unless the proof is the Actor's and of just now
   */
  public void unmap(Actor actor, SteppedUp proof, String path, Role role) {
    access.require(actor, ASSIGN_ROLES);
    proof.require(actor, clock.instant());
    int removed =
        jdbc.sql(
                """
                delete from group_role
                 where organization_id = :organization
                   and group_path = :path
                   and role = :role
                """)
            .param("organization", actor.organization().value())
            .param("path", path)
            .param("role", role.name())
            .update();
    if (removed == 1) {
      Assignment brought = Assignment.fromGroup(role, path);
      grants.in(actor.organization()).values().stream()
          .flatMap(List::stream)
          .filter(grant -> grant.what().equals(brought))
          .forEach(grant -> grants.revoke(actor, grant.id()));
      audit.record(
          actor, Act.of("group no longer mapped").on("group", path, path).because(role.title()));
    }
  }

  /**
   * Brings what a person holds through groups in step with the groups that the identity provider
   * says the person is in now.
   */
  void follow(Actor person, Set<String> groups) {
    Set<Assignment> due = new HashSet<>(brought(person.organization(), groups));
    for (RoleGrant grant : grants.of(person.subject(), person.organization())) {
      if (grant.what().group().isPresent() && !due.remove(grant.what())) {
        grants.revoke(person, grant.id());
        audit.record(person, act("role revoked", person, grant.what()));
      }
    }
    for (Assignment missing : due) {
      grants.give(person, person.subject(), person.organization(), missing);
      audit.record(person, act("role granted", person, missing));
    }
  }

  private List<Assignment> brought(OrganizationId organization, Set<String> groups) {
    // Shared, so that a mapping cannot go between its being read here and its being a grant.
    return jdbc.sql(
            """
            select role, group_path
              from group_role
             where organization_id = :organization
               and group_path = any(:groups)
               for share
            """)
        .param("organization", organization.value())
        .param("groups", new SqlArrayValue("text", groups.toArray()))
        .query(
            (row, number) ->
                Assignment.fromGroup(
                    Role.valueOf(row.getString("role")), row.getString("group_path")))
        .list();
  }

  private static Act act(String verb, Actor person, Assignment what) {
    return Act.of(verb)
        .on("member", person.subject().value(), person.name())
        .because(what.role().title() + ", by group " + what.group().orElseThrow());
  }
}
