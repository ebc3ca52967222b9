package org.chorus.access;

import java.time.Clock;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Roles as they are given and taken, in the transaction of the caller, who has asked {@link Access}
 * whether they may be and writes the audit trail.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class RoleGrants {

  private final RoleGrantRepository grants;
  private final JdbcClient jdbc;
  private final Clock clock;

  RoleGrants(RoleGrantRepository grants, JdbcClient jdbc, Clock clock) {
    this.grants = grants;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Gives somebody a role in a whole Organization. */
  public void give(Actor by, Subject subject, OrganizationId organization, Role role) {
    grants.saveAndFlush(
        RoleGrant.organizationWide(subject, organization, role, by, clock.instant()));
  }

  /** Makes the Actor convener of a Coalition. */
  public void giveConvening(Actor convener, CoalitionId coalition) {
    grants.saveAndFlush(RoleGrant.convener(convener, coalition, clock.instant()));
  }

  /** Takes a role in a whole Organization from somebody who may hold it. */
  public void take(Actor by, Subject subject, OrganizationId organization, Role role) {
    grants.organizationWideRolesOf(subject.value(), organization.value()).stream()
        .filter(grant -> grant.role() == role)
        .forEach(grant -> grant.revoke(by, clock.instant()));
  }

  /** Takes every role in one Coalition from everybody in an Organization. */
  public void takeAll(Actor by, OrganizationId organization, CoalitionId coalition) {
    grants
        .findByOrganizationIdAndCoalitionIdAndRevokedAtIsNull(
            organization.value(), coalition.value())
        .forEach(grant -> grant.revoke(by, clock.instant()));
  }

  /** Who holds which roles in a whole Organization. */
  public Map<Subject, Set<Role>> organizationWide(OrganizationId organization) {
    return grants
        .findByOrganizationIdAndCoalitionIdIsNullAndRevokedAtIsNull(organization.value())
        .stream()
        .collect(Collectors.groupingBy(RoleGrant::subject, roles()));
  }

  /** The roles that somebody holds in a whole Organization. */
  public Set<Role> organizationWide(Subject subject, OrganizationId organization) {
    List<RoleGrant> held = grants.organizationWideRolesOf(subject.value(), organization.value());
    return held.stream().collect(roles());
  }

  /** The administrators of an Organization, who stay what they are until the transaction ends. */
  public Set<Subject> lockAdministrators(OrganizationId organization) {
    return grants.lockAdministrators(organization.value()).stream()
        .map(RoleGrant::subject)
        .collect(Collectors.toUnmodifiableSet());
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
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Collector<RoleGrant, ?, Set<Role>> roles() {
    return Collectors.mapping(
        RoleGrant::role, Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
  }
}
