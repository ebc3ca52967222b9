package org.chorus.coalition;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface CoalitionRepository extends Repository<Coalition, UUID> {

  Coalition save(Coalition coalition);

  Optional<Coalition> findById(UUID id);
}
