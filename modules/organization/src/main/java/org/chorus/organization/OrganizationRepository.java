package org.chorus.organization;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface OrganizationRepository extends Repository<Organization, UUID> {

  /** Flushed, because grants are written past Hibernate. */
  Organization saveAndFlush(Organization organization);

  Optional<Organization> findById(UUID id);

  Optional<Organization> findByAlias(String alias);

  List<Organization> findByIdIn(Iterable<UUID> ids);

  List<Organization> findAllByOrderByName();
}
