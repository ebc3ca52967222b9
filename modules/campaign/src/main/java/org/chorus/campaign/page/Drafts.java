package org.chorus.campaign.page;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chorus.campaign.life.Campaign;
import org.chorus.content.Content;
import org.chorus.kernel.RevisionId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How the pages of a Campaign read now, in every language: partners' pages over the common one.
 * Three queries, however many there are.
 */
@Component
public class Drafts {

  private final PageRepository pages;
  private final EditionRepository editions;
  private final RevisionRepository revisions;

  Drafts(PageRepository pages, EditionRepository editions, RevisionRepository revisions) {
    this.pages = pages;
    this.editions = editions;
    this.revisions = revisions;
  }

  /**
   * One page in one language.
   *
   * @param page empty while its partner has none
   * @param kept empty while nothing of it is in the database
   * @param saved what was written last; empty where it follows the common page in everything
   * @param common the common page in the language, for a partner to follow
   */
  public record Draft(
      PageEdition edition,
      Optional<Page> page,
      Optional<KeptEdition> kept,
      Optional<Revision> saved,
      Optional<Content> common,
      Content blank) {

    /** As supporters would read it. */
    public PageText text() {
      Optional<PageText> written = saved.map(Revision::text);
      return common
          .map(shared -> written.orElseGet(this::following).over(shared))
          .or(() -> written.map(text -> PageText.whole(text.content())))
          .orElseGet(() -> PageText.whole(blank));
    }

    private PageText following() {
      return new PageText(Content.blank(edition.language()), Set.of());
    }

    public Content content() {
      return text().content();
    }

    public boolean isCommon() {
      return edition.owner() instanceof PageOwner.Everybody;
    }
  }

  /** Every page in every language in which it would be public; the common page first. */
  public List<Draft> of(Campaign campaign) {
    return new Book(campaign, pages.findByCampaignId(campaign.id().value())).all();
  }

  /** One page in one language, which need not exist yet. */
  public Draft one(Campaign campaign, PageEdition edition) {
    List<Page> concerned =
        Stream.of(new PageOwner.Everybody(), edition.owner())
            .distinct()
            .flatMap(owner -> pages.find(campaign.id().value(), PageOwners.column(owner)).stream())
            .toList();
    return new Book(campaign, concerned).one(edition.owner(), edition.language());
  }

  /** The editions of one page that are in the database. */
  public List<KeptEdition> kept(Page page) {
    return editions.findByPageId(page.id());
  }

  private final class Book {

    private final Campaign campaign;
    private final Map<PageOwner, Page> byOwner = new LinkedHashMap<>();
    private final Map<UUID, Map<String, KeptEdition>> editionsOf;
    private final Map<RevisionId, Revision> drafts;

    Book(Campaign campaign, List<Page> pages) {
      this.campaign = campaign;
      pages.stream()
          .sorted(Comparator.comparing(page -> page.owner() instanceof PageOwner.Partner))
          .forEach(page -> byOwner.put(page.owner(), page));
      List<KeptEdition> kept = editions.findByPageIdIn(pages.stream().map(Page::id).toList());
      editionsOf =
          kept.stream()
              .collect(
                  Collectors.groupingBy(
                      KeptEdition::pageId,
                      Collectors.toMap(KeptEdition::language, Function.identity())));
      drafts = revisions(kept.stream().flatMap(edition -> edition.draft().stream()).toList());
    }

    private Map<RevisionId, Revision> revisions(Collection<RevisionId> ids) {
      return revisions.findByIdIn(ids.stream().map(RevisionId::value).toList()).stream()
          .collect(Collectors.toMap(Revision::id, Function.identity()));
    }

    List<Draft> all() {
      Set<String> shared = languages(new PageOwner.Everybody());
      return byOwner.keySet().stream()
          .flatMap(
              owner -> {
                Set<String> languages = new TreeSet<>(shared);
                languages.addAll(languages(owner));
                return languages.stream().map(language -> one(owner, language));
              })
          .toList();
    }

    private Set<String> languages(PageOwner owner) {
      return kept(owner).values().stream()
          .filter(edition -> edition.draft().isPresent())
          .map(KeptEdition::language)
          .collect(Collectors.toSet());
    }

    private Map<String, KeptEdition> kept(PageOwner owner) {
      return Optional.ofNullable(byOwner.get(owner))
          .map(page -> editionsOf.get(page.id()))
          .orElse(Map.of());
    }

    Draft one(PageOwner owner, String language) {
      Optional<KeptEdition> kept = Optional.ofNullable(kept(owner).get(language));
      return new Draft(
          new PageEdition(campaign.id(), owner, language),
          Optional.ofNullable(byOwner.get(owner)),
          kept,
          saved(owner, language),
          owner instanceof PageOwner.Everybody
              ? Optional.empty()
              : saved(new PageOwner.Everybody(), language).map(Revision::content),
          blank(owner, language));
    }

    private Optional<Revision> saved(PageOwner owner, String language) {
      @Nullable KeptEdition kept = kept(owner).get(language);
      return Optional.ofNullable(kept)
          .flatMap(KeptEdition::draft)
          .map(draft -> requireNonNull(drafts.get(draft)));
    }

    /** What there is to begin with: what the page shows in the Campaign's language, unworded. */
    private Content blank(PageOwner owner, String language) {
      return saved(owner, campaign.language())
          .or(() -> saved(new PageOwner.Everybody(), campaign.language()))
          .map(written -> written.content().toTranslateInto(language))
          .orElseGet(() -> Content.blank(language));
    }
  }
}
