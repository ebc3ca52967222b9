package org.chorus.campaign.page;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

public interface EditionRepository extends Repository<KeptEdition, UUID> {

  KeptEdition save(KeptEdition edition);

  List<KeptEdition> findByPageId(UUID pageId);

  List<KeptEdition> findByPageIdIn(Collection<UUID> pageIds);
}
