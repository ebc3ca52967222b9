package org.chorus.campaign.page;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

public interface PageRepository extends Repository<Page, UUID> {

  Page save(Page page);

  Optional<Page> findById(UUID id);

  List<Page> findByCampaignId(UUID campaignId);

  @Query(
      """
      select p from Page p
       where p.campaignId = :campaign
         and p.organizationId is not distinct from :organization
      """)
  Optional<Page> find(UUID campaign, @Nullable UUID organization);
}
