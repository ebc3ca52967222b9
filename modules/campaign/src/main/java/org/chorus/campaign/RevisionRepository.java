package org.chorus.campaign;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface RevisionRepository extends Repository<Revision, UUID> {

  Revision save(Revision revision);

  Optional<Revision> findById(UUID id);

  List<Revision> findByIdIn(Collection<UUID> ids);

  /** Of one page in one language; 0 while it has none. */
  @Query(
      """
      select coalesce(max(r.number), 0) from Revision r
       where r.pageId = :page
         and r.text.language = :language
      """)
  int lastNumber(UUID page, String language);
}
