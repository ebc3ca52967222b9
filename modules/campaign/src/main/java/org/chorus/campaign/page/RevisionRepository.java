package org.chorus.campaign.page;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

public interface RevisionRepository extends Repository<Revision, UUID> {

  Revision save(Revision revision);

  Optional<Revision> findById(UUID id);

  List<Revision> findByIdIn(Collection<UUID> ids);

  @Query(
      """
      select count(r) > 0 from Revision r
       where r.pageId = :page
         and r.text.language = :language
         and r.number = :number
      """)
  boolean existsNumbered(UUID page, String language, int number);

  /** Of one page in one language; 0 while it has none. */
  @Query(
      """
      select coalesce(max(r.number), 0) from Revision r
       where r.pageId = :page
         and r.text.language = :language
      """)
  int lastNumber(UUID page, String language);

  /** The same for many pages, in every language in which they have revisions. */
  @Query(
      """
      select new org.chorus.campaign.page.RevisionRepository$LastNumber(
               r.pageId, r.text.language, max(r.number))
        from Revision r
       where r.pageId in :pages
       group by r.pageId, r.text.language
      """)
  List<LastNumber> lastNumbers(Collection<UUID> pages);

  /** What each person wrote last of many pages, in every language; publishing is no writing. */
  @Query(
      """
      select new org.chorus.campaign.page.RevisionRepository$LastWritten(
               r.author, r.pageId, r.text.language, max(r.number))
        from Revision r
       where r.pageId in :pages
         and r.composed = false
       group by r.author, r.pageId, r.text.language
      """)
  List<LastWritten> lastWritten(Collection<UUID> pages);

  /** The number of the last revision that somebody made of a page in a language. */
  record LastWritten(String author, UUID page, String language, int number) {}

  /** The number of the last revision of a page in a language. */
  record LastNumber(UUID page, String language, int number) {}
}
