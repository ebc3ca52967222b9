package org.chorus.access;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Roles as they are given and taken, in the transaction of the caller, who has asked {@link Access}
 * whether they may be and writes the audit trail. Revoked, never edited. The Organization and the
 * Coalition stand in the database already: this writes past Hibernate.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class RoleGrants {

  private final JdbcClient jdbc;
  private final Clock clock;

  RoleGrants(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Gives somebody a role in a whole Organization; whoever holds it already keeps it. */
  public void give(Actor by, Subject subject, OrganizationId organization, Role role) {
    insert(by, subject, organization, role, null);
  }

  /** Makes the Actor convener of a Coalition. */
  public void giveConvening(Actor convener, CoalitionId coalition) {
    insert(convener, convener.subject(), convener.organization(), Role.CONVENER, coalition);
  }

  private void insert(
      Actor by,
      Subject subject,
      OrganizationId organization,
      Role role,
      @Nullable CoalitionId coalition) {
    jdbc.sql(
            """
            insert into role_grant
                   (id, subject, organization_id, role, coalition_id, granted_by, granted_at)
            values (:id, :subject, :organization, :role, cast(:coalition as uuid), :by, :now)
                on conflict do nothing
            """)
        .param("id", UUID.randomUUID())
        .param("subject", subject.value())
        .param("organization", organization.value())
        .param("role", role.name())
        .param("coalition", coalition == null ? null : coalition.toString())
        .param("by", by.subject().value())
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  /** Takes a role in a whole Organization from somebody who may hold it. */
  public void take(Actor by, Subject subject, OrganizationId organization, Role role) {
    jdbc.sql(
            """
            update role_grant
               set revoked_by = :by, revoked_at = :now
             where subject = :subject
               and organization_id = :organization
               and role = :role
               and coalition_id is null
               and revoked_at is null
            """)
        .param("by", by.subject().value())
        .param("now", Timestamp.from(clock.instant()))
        .param("subject", subject.value())
        .param("organization", organization.value())
        .param("role", role.name())
        .update();
  }

  /** Takes every role in one Coalition from everybody in an Organization. */
  public void takeAll(Actor by, OrganizationId organization, CoalitionId coalition) {
    jdbc.sql(
            """
            update role_grant
               set revoked_by = :by, revoked_at = :now
             where organization_id = :organization
               and coalition_id = :coalition
               and revoked_at is null
            """)
        .param("by", by.subject().value())
        .param("now", Timestamp.from(clock.instant()))
        .param("organization", organization.value())
        .param("coalition", coalition.value())
        .update();
  }

  private record Held(Subject subject, Role role) {}

  /** Who holds which roles in a whole Organization. */
  public Map<Subject, Set<Role>> organizationWide(OrganizationId organization) {
    return jdbc
        .sql(
            """
            select subject, role
              from role_grant
             where organization_id = :organization
               and coalition_id is null
               and revoked_at is null
            """)
        .param("organization", organization.value())
        .query(
            (row, number) ->
                new Held(
                    new Subject(row.getString("subject")), Role.valueOf(row.getString("role"))))
        .list()
        .stream()
        .collect(
            groupingBy(
                Held::subject,
                mapping(Held::role, toCollection(() -> EnumSet.noneOf(Role.class)))));
  }

  /** The roles that somebody holds in a whole Organization. */
  public Set<Role> organizationWide(Subject subject, OrganizationId organization) {
    return organizationWide(organization).getOrDefault(subject, Set.of());
  }

  /**
   * The Members who hold a role in a whole Organization, and who stay what they are until the
   * transaction ends: two of them cannot remove each other at the same moment.
   */
  public Set<Subject> lockHolders(Role role, OrganizationId organization) {
    return jdbc.sql(
            """
            select subject
              from role_grant
              join member using (subject, organization_id)
             where organization_id = :organization
               and role = :role
               and coalition_id is null
               and revoked_at is null
               and left_at is null
             order by role_grant.id
               for update of role_grant
            """)
        .param("organization", organization.value())
        .param("role", role.name())
        .query((row, number) -> new Subject(row.getString("subject")))
        .set();
  }

  /** How many Members hold a role in a whole Organization; where there are none, it is missing. */
  public Map<OrganizationId, Integer> holders(Role role, Collection<OrganizationId> of) {
    return jdbc
        .sql(
            """
            select organization_id, count(distinct subject) as people
              from role_grant
              join member using (subject, organization_id)
             where organization_id = any(:organizations)
               and role = :role
               and coalition_id is null
               and revoked_at is null
               and left_at is null
             group by organization_id
            """)
        .param("role", role.name())
        .param(
            "organizations",
            new SqlArrayValue("uuid", of.stream().map(OrganizationId::value).toArray()))
        .query(
            (row, number) ->
                Map.entry(
                    new OrganizationId(row.getObject("organization_id", UUID.class)),
                    row.getInt("people")))
        .list()
        .stream()
        .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
