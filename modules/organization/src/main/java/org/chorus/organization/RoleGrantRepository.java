package org.chorus.organization;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface RoleGrantRepository extends Repository<RoleGrant, UUID> {

  /** Flushed, because {@link Access} reads past Hibernate. */
  RoleGrant saveAndFlush(RoleGrant grant);

  List<RoleGrant> findByOrganizationIdAndCoalitionIdIsNullAndRevokedAtIsNull(UUID organizationId);

  List<RoleGrant> findByOrganizationIdAndCoalitionIdAndRevokedAtIsNull(
      UUID organizationId, UUID coalitionId);

  @Query(
      """
      select g from RoleGrant g
       where g.subject = :subject
         and g.organizationId = :organization
         and g.coalitionId is null
         and g.revokedAt is null
      """)
  List<RoleGrant> organizationWideRolesOf(String subject, UUID organization);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query(
      """
      select g from RoleGrant g
       where g.organizationId = :organization
         and g.role = org.chorus.organization.Role.ORGANIZATION_ADMINISTRATOR
         and g.revokedAt is null
      """)
  List<RoleGrant> lockAdministrators(UUID organization);

  /** How many people hold a role in each Organization as a whole, and are still Members of it. */
  @Query(
      """
      select new org.chorus.organization.RoleGrantRepository$Holders(
               g.organizationId, count(distinct g.subject))
        from RoleGrant g
       where g.organizationId in :organizations
         and g.role = :role
         and g.coalitionId is null
         and g.revokedAt is null
         and exists (select m from Member m
                      where m.subject = g.subject
                        and m.organizationId = g.organizationId
                        and m.leftAt is null)
       group by g.organizationId
      """)
  List<Holders> holders(Role role, Collection<UUID> organizations);

  /** How many people hold a role in an Organization. */
  record Holders(UUID organization, long people) {}
}
