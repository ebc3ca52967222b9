package org.chorus.organization;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chorus.access.Access;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface MemberRepository extends Repository<Member, UUID> {

  /** Lets only one login of a person at a time be recorded: browsers restore many tabs at once. */
  @Query(
      value = "select cast(pg_advisory_xact_lock(hashtextextended(:subject, 0)) as text)",
      nativeQuery = true)
  String lockSubject(String subject);

  /** Flushed, because {@link Access} reads past Hibernate. */
  Member saveAndFlush(Member member);

  List<Member> findBySubject(String subject);

  Optional<Member> findBySubjectAndOrganizationIdAndLeftAtIsNull(
      String subject, UUID organizationId);

  List<Member> findByOrganizationIdAndLeftAtIsNullOrderByName(UUID organizationId);

  boolean existsByOrganizationId(UUID organizationId);

  @Query(
      """
      select new org.chorus.organization.OrganizationEndings$MemberCount(
               m.organizationId, cast(count(m) as int))
        from Member m
       where m.leftAt is null
       group by m.organizationId
      """)
  List<OrganizationEndings.MemberCount> countByOrganization();
}
