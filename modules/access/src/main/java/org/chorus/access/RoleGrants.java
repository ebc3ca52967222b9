package org.chorus.access;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
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

  /** Gives somebody a role in an Organization; says no when the person holds the same already. */
  public boolean give(Actor by, Subject subject, OrganizationId organization, Assignment what) {
    revokeEnded(subject, organization, what);
    return identified(
                """
                insert into role_grant
                       (id, subject, organization_id, role, coalition_id, campaign_id, group_path,
                        expires_at, granted_by, granted_by_name, granted_at)
                values (:id, :subject, :organization, :role, cast(:coalition as uuid),
                        cast(:campaign as uuid), :group, :until, :by, :name, :now)
                    on conflict do nothing
                """,
                subject,
                organization,
                what)
            .param("id", RoleGrantId.random().value())
            .param("until", what.until().map(Timestamp::from).orElse(null))
            .param("by", by.subject().value())
            .param("name", by.name())
            .update()
        == 1;
  }

  /** What has come to its end stands in the way of the same, because no index knows the time. */
  private void revokeEnded(Subject subject, OrganizationId organization, Assignment what) {
    identified(
            """
            update role_grant
               set revoked_by = granted_by, revoked_at = expires_at
             where subject = :subject
               and organization_id = :organization
               and role = :role
               and coalition_id is not distinct from cast(:coalition as uuid)
               and campaign_id is not distinct from cast(:campaign as uuid)
               and group_path is not distinct from cast(:group as text)
               and revoked_at is null
               and expires_at <= :now
            """,
            subject,
            organization,
            what)
        .update();
  }

  private JdbcClient.StatementSpec identified(
      String sql, Subject subject, OrganizationId organization, Assignment what) {
    return jdbc.sql(sql)
        .param("subject", subject.value())
        .param("organization", organization.value())
        .param("role", what.role().name())
        .param("coalition", what.coalition().map(CoalitionId::toString).orElse(null))
        .param("campaign", what.campaign().map(CampaignId::toString).orElse(null))
        .param("group", what.group().orElse(null))
        .param("now", now());
  }

  /** Makes the Actor convener of a Coalition. */
  public void giveConvening(Actor convener, CoalitionId coalition) {
    give(convener, convener.subject(), convener.organization(), Assignment.convening(coalition));
  }

  /** Takes what one grant gave; says no when it was taken before. */
  public boolean revoke(Actor by, RoleGrantId id) {
    return jdbc.sql(
                """
                update role_grant
                   set revoked_by = :by, revoked_at = :now
                 where id = :id
                   and revoked_at is null
                """)
            .param("by", by.subject().value())
            .param("now", now())
            .param("id", id.value())
            .update()
        == 1;
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
        .param("now", now())
        .param("organization", organization.value())
        .param("coalition", coalition.value())
        .update();
  }

  /** What everybody holds in an Organization at this moment, the oldest first. */
  public Map<Subject, List<RoleGrant>> in(OrganizationId organization) {
    return held(organization, null).stream().collect(groupingBy(RoleGrant::subject));
  }

  /** What somebody holds in an Organization at this moment, the oldest first. */
  public List<RoleGrant> of(Subject subject, OrganizationId organization) {
    return held(organization, subject);
  }

  private List<RoleGrant> held(OrganizationId organization, @Nullable Subject subject) {
    return jdbc.sql(
            """
            select *
              from role_grant
             where organization_id = :organization
               and subject = coalesce(cast(:subject as text), subject)
               and revoked_at is null
               and (expires_at is null or expires_at > :now)
             order by granted_at, id
            """)
        .param("organization", organization.value())
        .param("subject", subject == null ? null : subject.value())
        .param("now", now())
        .query(RoleGrants::grant)
        .list();
  }

  private static RoleGrant grant(ResultSet row, int number) throws SQLException {
    return new RoleGrant(
        new RoleGrantId(row.getObject("id", UUID.class)),
        new Subject(row.getString("subject")),
        new Assignment(
            Role.valueOf(row.getString("role")),
            Optional.ofNullable(row.getObject("coalition_id", UUID.class)).map(CoalitionId::new),
            Optional.ofNullable(row.getObject("campaign_id", UUID.class)).map(CampaignId::new),
            Optional.ofNullable(row.getObject("expires_at", OffsetDateTime.class))
                .map(OffsetDateTime::toInstant),
            Optional.ofNullable(row.getString("group_path"))),
        row.getString("granted_by_name"),
        row.getObject("granted_at", OffsetDateTime.class).toInstant());
  }

  /**
   * The Members who hold a role in a whole Organization by hand and without an end, and who stay
   * what they are until the transaction ends: two of them cannot remove each other at the same
   * moment, and whoever holds it until a day or through a group is no one to rely on.
   */
  public Set<Subject> lockLastingHolders(Role role, OrganizationId organization) {
    return jdbc.sql(
            """
            select subject
              from role_grant
              join member using (subject, organization_id)
             where organization_id = :organization
               and role = :role
               and coalition_id is null
               and campaign_id is null
               and expires_at is null
               and group_path is null
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
               and campaign_id is null
               and (expires_at is null or expires_at > :now)
               and revoked_at is null
               and left_at is null
             group by organization_id
            """)
        .param("role", role.name())
        .param(
            "organizations",
            new SqlArrayValue("uuid", of.stream().map(OrganizationId::value).toArray()))
        .param("now", now())
        .query(
            (row, number) ->
                Map.entry(
                    new OrganizationId(row.getObject("organization_id", UUID.class)),
                    row.getInt("people")))
        .list()
        .stream()
        .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
