package org.chorus.coalition;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface TermsRepository extends Repository<TermsRecord, TermsRecord.Key> {

  TermsRecord save(TermsRecord terms);

  Optional<TermsRecord> findFirstByKeyCoalitionIdOrderByKeyVersionDesc(UUID coalitionId);

  Optional<TermsRecord> findFirstByKeyCoalitionIdAndStateOrderByKeyVersionDesc(
      UUID coalitionId, TermsState state);

  List<TermsRecord> findByKeyCoalitionIdAndStateOrderByKeyVersion(
      UUID coalitionId, TermsState state);
}
