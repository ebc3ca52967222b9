package org.chorus.campaign.link;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface LinkRepository extends Repository<KeptLink, UUID> {

  KeptLink save(KeptLink link);

  boolean existsByCode(String code);

  Optional<KeptLink> findByIdAndCampaignIdAndOrganizationId(
      UUID id, UUID campaignId, UUID organizationId);

  List<KeptLink> findByCampaignIdAndOrganizationIdOrderByMadeAtDescId(
      UUID campaignId, UUID organizationId);
}
