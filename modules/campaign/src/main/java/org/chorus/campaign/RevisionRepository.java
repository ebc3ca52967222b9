package org.chorus.campaign;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface RevisionRepository extends Repository<Revision, UUID> {

  Revision save(Revision revision);

  Optional<Revision> findById(UUID id);

  List<Revision> findByIdIn(Collection<UUID> ids);
}
