package org.chorus.campaign.life;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

public interface CampaignRepository extends Repository<Campaign, UUID> {

  Campaign saveAndFlush(Campaign campaign);

  Optional<Campaign> findById(UUID id);

  Optional<Campaign> findBySlug(String slug);

  List<Campaign> findByCoalitionIdInOrderByCreatedAtDesc(Collection<UUID> coalitionIds);

  List<Campaign> findByPoolIdOrderByName(UUID poolId);

  List<Campaign> findByStateOrderByPublishedAtDesc(CampaignState state);

  /** Lets only one transaction at a time look for, and then take, an address. */
  @Query(
      value = "select cast(pg_advisory_xact_lock(hashtextextended(:slug, 0)) as text)",
      nativeQuery = true)
  String lockSlug(String slug);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select c from Campaign c where c.id = :id")
  Optional<Campaign> lock(UUID id);

  /** All that feed a pool, always in the same order. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select c from Campaign c where c.poolId = :pool order by c.id")
  List<Campaign> lockPool(UUID pool);

  /** One Campaign, if there is any, that was planned to open or close by now. */
  @Query(
      value =
          """
          select * from campaign
           where state in ('PUBLISHED', 'PAUSED')
             and (opens_at <= :now or closes_at <= :now)
           order by id
           limit 1
             for update
          """,
      nativeQuery = true)
  Optional<Campaign> lockDue(Instant now);
}
