package org.chorus.campaign;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface SignaturePoolRepository extends Repository<SignaturePool, UUID> {

  SignaturePool save(SignaturePool pool);

  Optional<SignaturePool> findById(UUID id);

  Optional<SignaturePool> findByIdAndCoalitionId(UUID id, UUID coalitionId);

  List<SignaturePool> findByCoalitionIdOrderByName(UUID coalitionId);
}
