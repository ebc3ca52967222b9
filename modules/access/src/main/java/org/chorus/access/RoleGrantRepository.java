package org.chorus.access;

import jakarta.persistence.LockModeType;
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
         and g.role = org.chorus.access.Role.ORGANIZATION_ADMINISTRATOR
         and g.revokedAt is null
      """)
  List<RoleGrant> lockAdministrators(UUID organization);
}
