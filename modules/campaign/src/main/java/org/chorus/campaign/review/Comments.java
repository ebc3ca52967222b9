package org.chorus.campaign.review;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.chorus.access.AuditTrail;
import org.chorus.campaign.life.Campaign;
import org.chorus.campaign.life.CampaignState;
import org.chorus.campaign.page.Drafts;
import org.chorus.campaign.page.Drafts.Draft;
import org.chorus.campaign.page.Page;
import org.chorus.campaign.page.PageEdition;
import org.chorus.campaign.page.PageOwner;
import org.chorus.campaign.page.PageWriters;
import org.chorus.campaign.page.Revision;
import org.chorus.campaign.page.RevisionRepository;
import org.chorus.campaign.review.CommentRepository.Open;
import org.chorus.coalition.CoalitionOverview;
import org.chorus.coalition.Coalitions;
import org.chorus.content.ContentPart;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.RevisionId;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What co-owners say about pages while they review them: for whoever approves or writes pages for
 * one of them. A comment voids no approval and holds none up, stays through later edits, and says
 * which revision it was about. (Why so: decision 0026.)
 */
@Service
@Transactional
public class Comments {

  /** The longest comment, in characters. */
  public static final int MAX_LENGTH = 2_000;

  /** How many can be open on a page in one language. */
  public static final int MOST_OPEN = 200;

  /** How many of those that are settled are shown, the latest first. */
  public static final int MOST_RESOLVED = 200;

  private final CommentRepository comments;
  private final RevisionRepository revisions;
  private final PageWriters writers;
  private final Drafts drafts;
  private final Coalitions coalitions;
  private final AuditTrail audit;
  private final Clock clock;

  Comments(
      CommentRepository comments,
      RevisionRepository revisions,
      PageWriters writers,
      Drafts drafts,
      Coalitions coalitions,
      AuditTrail audit,
      Clock clock) {
    this.comments = comments;
    this.revisions = revisions;
    this.writers = writers;
    this.drafts = drafts;
    this.coalitions = coalitions;
    this.audit = audit;
    this.clock = clock;
  }

  /** For screens, which offer only what the other methods let pass. */
  @Transactional(readOnly = true)
  public boolean mayComment(Actor actor, CampaignId id) {
    return writers.mayComment(actor, id);
  }

  /**
   * Says something about a page.
   *
   * @param revision the one that the Actor read, see {@link #revisionRead}
   * @param about one part of the page; empty for all of it
   */
  public CommentOutcome write(
      Actor actor, PageEdition edition, int revision, Optional<ContentPart> about, String words) {
    Campaign campaign = writers.lockToComment(actor, edition.campaign());
    String tidy = words.strip();
    if (campaign.state(now()) == CampaignState.ARCHIVED) {
      return new CommentOutcome.Archived();
    }
    if (tidy.isEmpty()) {
      return new CommentOutcome.Empty();
    }
    if (tidy.length() > MAX_LENGTH) {
      return new CommentOutcome.TooLong(MAX_LENGTH, tidy.length());
    }
    if (tidy.chars().anyMatch(c -> Character.isISOControl(c) && !Character.isWhitespace(c))) {
      return new CommentOutcome.ControlCharacters();
    }
    Optional<Page> page =
        standing(campaign, edition)
            .flatMap(Draft::page)
            .filter(
                read ->
                    revision == 0
                        ? edition.owner() instanceof PageOwner.Partner
                        : revisions.existsNumbered(read.id(), edition.language(), revision));
    if (page.isEmpty()) {
      return new CommentOutcome.UnknownRevision();
    }
    if (isFull(page.get(), edition)) {
      return new CommentOutcome.TooMany(MOST_OPEN);
    }
    comments.save(
        new KeptComment(page.get(), edition.language(), revision, about, tidy, actor, now()));
    record(actor, "comment written", campaign, edition, revision);
    return new CommentOutcome.Done();
  }

  /** Settles a comment: whoever wrote it may, and whoever writes the page. */
  public CommentOutcome resolve(Actor actor, PageEdition edition, CommentId comment) {
    return settle(
        actor, edition, comment, false, "comment resolved", kept -> kept.resolve(actor, now()));
  }

  /** Opens a settled comment again: whoever wrote it may, and whoever writes the page. */
  public CommentOutcome reopen(Actor actor, PageEdition edition, CommentId comment) {
    return settle(actor, edition, comment, true, "comment reopened", KeptComment::reopen);
  }

  private CommentOutcome settle(
      Actor actor,
      PageEdition edition,
      CommentId id,
      boolean open,
      String verb,
      Consumer<KeptComment> step) {
    Campaign campaign = writers.lockToComment(actor, edition.campaign());
    if (campaign.state(now()) == CampaignState.ARCHIVED) {
      return new CommentOutcome.Archived();
    }
    Optional<Page> page = drafts.one(campaign, edition).page();
    Optional<KeptComment> found =
        page.flatMap(
            of -> comments.findByIdAndPageIdAndLanguage(id.value(), of.id(), edition.language()));
    if (page.isEmpty() || found.isEmpty()) {
      return new CommentOutcome.NoSuchComment();
    }
    KeptComment comment = found.get();
    if (!comment.isBy(actor.subject())
        && !writers.may(actor, edition.campaign(), edition.owner())) {
      return new CommentOutcome.NotYours();
    }
    if (comment.isOpen() == open) {
      return new CommentOutcome.Done();
    }
    if (open && isFull(page.get(), edition)) {
      return new CommentOutcome.TooMany(MOST_OPEN);
    }
    step.accept(comment);
    record(actor, verb, campaign, edition, comment.revision());
    return new CommentOutcome.Done();
  }

  private Instant now() {
    return clock.instant();
  }

  private boolean isFull(Page page, PageEdition edition) {
    return comments.countByPageIdAndLanguageAndResolvedAtIsNull(page.id(), edition.language())
        >= MOST_OPEN;
  }

  /** What is open on a page, oldest first. */
  @Transactional(readOnly = true)
  public List<Comment> open(Actor actor, PageEdition edition) {
    return on(
        actor,
        edition,
        page ->
            comments.findByPageIdAndLanguageAndResolvedAtIsNullOrderByWrittenAtAscIdAsc(
                page.id(), edition.language()));
  }

  /** What was settled last on a page, the latest first; at most {@link #MOST_RESOLVED}. */
  @Transactional(readOnly = true)
  public List<Comment> resolved(Actor actor, PageEdition edition) {
    return on(
        actor,
        edition,
        page ->
            comments.findByPageIdAndLanguageAndResolvedAtIsNotNullOrderByResolvedAtDescIdAsc(
                page.id(), edition.language(), Limit.of(MOST_RESOLVED)));
  }

  private interface Choice {
    List<KeptComment> of(Page page);
  }

  private List<Comment> on(Actor actor, PageEdition edition, Choice choice) {
    Campaign campaign = writers.requireToComment(actor, edition.campaign());
    CoalitionOverview coalition = coalitions.get(campaign.coalition());
    Draft draft = drafts.one(campaign, edition);
    int current = draft.saved().map(Revision::number).orElse(0);
    boolean writes = writers.may(actor, edition.campaign(), edition.owner());
    return draft.page().stream()
        .flatMap(page -> choice.of(page).stream())
        .map(
            comment ->
                comment.overview(coalition, current, writes || comment.isBy(actor.subject())))
        .toList();
  }

  /** How many are open on each page in each language in which it stands, where there are any. */
  @Transactional(readOnly = true)
  public Map<PageEdition, Integer> openOn(Actor actor, CampaignId id) {
    Campaign campaign = writers.requireToComment(actor, id);
    List<Draft> all = drafts.of(campaign);
    Map<UUID, Map<String, Integer>> open =
        comments
            .countOpen(all.stream().map(draft -> draft.page().orElseThrow().id()).toList())
            .stream()
            .collect(
                Collectors.groupingBy(
                    Open::page,
                    Collectors.toMap(Open::language, of -> Math.toIntExact(of.comments()))));
    Map<PageEdition, Integer> counts = new HashMap<>();
    all.forEach(
        draft -> {
          int number =
              open.getOrDefault(draft.page().orElseThrow().id(), Map.of())
                  .getOrDefault(draft.edition().language(), 0);
          if (number > 0) {
            counts.put(draft.edition(), number);
          }
        });
    return counts;
  }

  /**
   * The number of the revision that somebody reads, for {@link #write}.
   *
   * @param revision as the page was shown with; one that is no revision is the preview of a page
   *     that follows the common one
   */
  @Transactional(readOnly = true)
  public int revisionRead(Actor actor, PageEdition edition, RevisionId revision) {
    Campaign campaign = writers.requireToComment(actor, edition.campaign());
    Optional<UUID> page = drafts.one(campaign, edition).page().map(Page::id);
    return revisions
        .findById(revision.value())
        .filter(read -> page.equals(Optional.of(read.pageId())))
        .map(Revision::number)
        .orElse(0);
  }

  /** As it would go public: none of a partner who is away, none in a language taken out. */
  private Optional<Draft> standing(Campaign campaign, PageEdition edition) {
    CoalitionOverview coalition = coalitions.get(campaign.coalition());
    boolean takesPart =
        switch (edition.owner()) {
          case PageOwner.Everybody() -> true;
          case PageOwner.Partner(var partner) ->
              coalition.activePartners().stream()
                  .anyMatch(active -> active.organization().id().equals(partner));
        };
    return takesPart
        ? drafts.of(campaign).stream().filter(draft -> draft.edition().equals(edition)).findFirst()
        : Optional.empty();
  }

  /** What was said stays out of the audit trail: it is in the comment, and nobody edits those. */
  private void record(
      Actor actor, String verb, Campaign campaign, PageEdition edition, int revision) {
    String page =
        switch (edition.owner()) {
          case PageOwner.Everybody() -> "common page";
          case PageOwner.Partner(var partner) ->
              "page of "
                  + coalitions.get(campaign.coalition()).seatOf(partner).organization().name();
        };
    audit.record(
        actor,
        campaign.act(verb).because(page + ", " + edition.language() + ", revision " + revision));
  }
}
