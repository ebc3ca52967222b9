package org.chorus.campaign.approval;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chorus.campaign.life.Campaign;
import org.chorus.campaign.page.EditionRepository;
import org.chorus.campaign.page.KeptEdition;
import org.chorus.campaign.page.Page;
import org.chorus.campaign.page.PageOwner;
import org.chorus.campaign.page.Revision;
import org.chorus.campaign.page.RevisionRepository;
import org.chorus.campaign.page.RevisionRepository.LastWritten;
import org.chorus.coalition.CoalitionOverview;
import org.chorus.coalition.Coalitions;
import org.chorus.content.Content;
import org.chorus.kernel.RevisionId;
import org.chorus.kernel.Subject;
import org.springframework.stereotype.Component;

/**
 * Who wrote what is not public yet. Every revision since the last public one counts, and not only
 * the last: whoever saves later goes on from what stood there.
 */
@Component
class Authorship {

  private final Publication publication;
  private final EditionRepository editions;
  private final RevisionRepository revisions;
  private final Coalitions coalitions;

  Authorship(
      Publication publication,
      EditionRepository editions,
      RevisionRepository revisions,
      Coalitions coalitions) {
    this.publication = publication;
    this.editions = editions;
    this.revisions = revisions;
    this.coalitions = coalitions;
  }

  /** A page in one language. */
  private record Place(UUID page, String language) {}

  /**
   * For each person, the pages of which they wrote something that would go public now, by the names
   * of whose pages they are. Taking a language out counts as writing. A handful of queries, however
   * many pages and people there are.
   */
  Map<Subject, SortedSet<String>> ofWhatWouldGoPublic(Campaign campaign) {
    CoalitionOverview coalition = coalitions.get(campaign.coalition());
    Map<UUID, Page> pages = new HashMap<>();
    Map<Place, Content> drafts = new HashMap<>();
    publication
        .ofCoOwners(campaign, coalition)
        .forEach(
            draft -> {
              Page page = draft.page().orElseThrow();
              pages.put(page.id(), page);
              drafts.put(new Place(page.id(), draft.edition().language()), draft.content());
            });
    Map<Place, KeptEdition> kept =
        editions.findByPageIdIn(pages.keySet()).stream()
            .collect(
                Collectors.toMap(
                    edition -> new Place(edition.pageId(), edition.language()),
                    Function.identity()));
    Map<Place, Revision> published = published(kept);
    Map<Subject, SortedSet<String>> wrote = new HashMap<>();
    BiConsumer<Subject, Page> note =
        (subject, page) ->
            wrote
                .computeIfAbsent(subject, first -> new TreeSet<>())
                .add(Publication.nameOf(page.owner(), coalition));

    Set<Place> written = new HashSet<>();
    kept.forEach(
        (place, edition) -> {
          Optional<Revision> seen = Optional.ofNullable(published.get(place));
          if (seen.map(Revision::content).equals(Optional.ofNullable(drafts.get(place)))) {
            return; // nothing changes here
          }
          if (edition.draft().isPresent()) {
            written.add(place);
          } else if (seen.isPresent()) {
            edition.droppedBy().ifPresent(subject -> note.accept(subject, page(pages, place)));
          }
        });
    for (LastWritten last : revisions.lastWritten(pages.keySet())) {
      Place place = new Place(last.page(), last.language());
      Page page = page(pages, place);
      int seen = Optional.ofNullable(published.get(place)).map(Revision::number).orElse(0);
      if (written.contains(place) && last.number() > seen && !isStub(campaign, page, last)) {
        note.accept(new Subject(last.author()), page);
      }
    }
    return wrote;
  }

  private Map<Place, Revision> published(Map<Place, KeptEdition> kept) {
    Map<RevisionId, Place> places = new HashMap<>();
    kept.forEach((place, edition) -> edition.published().ifPresent(id -> places.put(id, place)));
    return revisions.findByIdIn(places.keySet().stream().map(RevisionId::value).toList()).stream()
        .collect(
            Collectors.toMap(
                revision -> Optional.ofNullable(places.get(revision.id())).orElseThrow(),
                Function.identity()));
  }

  private static Page page(Map<UUID, Page> pages, Place place) {
    return Optional.ofNullable(pages.get(place.page())).orElseThrow();
  }

  /**
   * Whether somebody wrote no more than the empty common page that a Campaign is created with. It
   * cannot go public: somebody completes it, and answers for it. Who created the Campaign and left
   * the writing to a colleague has not written.
   */
  private static boolean isStub(Campaign campaign, Page page, LastWritten last) {
    return page.owner() instanceof PageOwner.Everybody
        && last.language().equals(campaign.language())
        && last.number() == 1;
  }
}
