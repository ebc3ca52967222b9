package org.chorus.campaign.review;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface CommentRepository extends Repository<KeptComment, UUID> {

  KeptComment save(KeptComment comment);

  Optional<KeptComment> findByIdAndPageIdAndLanguage(UUID id, UUID pageId, String language);

  List<KeptComment> findByPageIdAndLanguageAndResolvedAtIsNullOrderByWrittenAtAscIdAsc(
      UUID pageId, String language);

  List<KeptComment> findByPageIdAndLanguageAndResolvedAtIsNotNullOrderByResolvedAtDescIdAsc(
      UUID pageId, String language, Limit limit);

  int countByPageIdAndLanguageAndResolvedAtIsNull(UUID pageId, String language);

  @Query(
      """
      select new org.chorus.campaign.review.CommentRepository$Open(c.pageId, c.language, count(c))
        from KeptComment c
       where c.pageId in :pages
         and c.resolvedAt is null
       group by c.pageId, c.language
      """)
  List<Open> countOpen(Collection<UUID> pages);

  /** How many comments are open on a page in a language. */
  record Open(UUID page, String language, long comments) {}
}
