package org.chorus.campaign.page;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface WorkingCopyRepository extends Repository<KeptWriting, UUID> {

  KeptWriting save(KeptWriting writing);

  List<KeptWriting> findByWriterOrderByKeptAtDesc(String writer);

  @Query(
      """
      select w from KeptWriting w
       where w.campaignId = :campaign
         and w.organizationId is not distinct from :organization
         and w.text.language = :language
         and w.writer = :writer
      """)
  Optional<KeptWriting> find(
      UUID campaign, @Nullable UUID organization, String language, String writer);

  @Query(
      """
      select w.writerName from KeptWriting w
       where w.campaignId = :campaign
         and w.organizationId is not distinct from :organization
         and w.text.language = :language
         and w.writer <> :writer
         and w.keptAt > :since
       order by w.writerName
      """)
  List<String> otherWriters(
      UUID campaign, @Nullable UUID organization, String language, String writer, Instant since);

  @Modifying
  @Query(
      """
      delete from KeptWriting w
       where w.campaignId = :campaign
         and w.organizationId is not distinct from :organization
         and w.text.language = :language
         and w.writer = :writer
      """)
  void delete(UUID campaign, @Nullable UUID organization, String language, String writer);

  /**
   * Lets one person's windows keep one after the other; the first of them finds nothing to lock.
   */
  @Query(
      value = "select cast(pg_advisory_xact_lock(hashtextextended(:place, 1)) as text)",
      nativeQuery = true)
  String lock(String place);
}
