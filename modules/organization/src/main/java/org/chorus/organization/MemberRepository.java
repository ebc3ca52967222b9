package org.chorus.organization;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface MemberRepository extends Repository<Member, UUID> {

  Member save(Member member);

  List<Member> findBySubject(String subject);

  Optional<Member> findBySubjectAndOrganizationIdAndLeftAtIsNull(
      String subject, UUID organizationId);

  List<Member> findByOrganizationIdAndLeftAtIsNullOrderByName(UUID organizationId);

  boolean existsByOrganizationId(UUID organizationId);
}
