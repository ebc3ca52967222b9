package org.chorus.campaign.review;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ReviewLinkRepository extends Repository<KeptReviewLink, UUID> {

  KeptReviewLink save(KeptReviewLink link);

  Optional<KeptReviewLink> findByIdAndCampaignId(UUID id, UUID campaignId);

  Optional<KeptReviewLink> findByTokenHash(byte[] tokenHash);

  @Query(
      """
      select l from KeptReviewLink l
       where l.campaignId = :campaign
         and l.revokedAt is null
         and l.expiresAt > :now
       order by l.madeAt desc, l.id
      """)
  List<KeptReviewLink> standing(UUID campaign, Instant now);
}
