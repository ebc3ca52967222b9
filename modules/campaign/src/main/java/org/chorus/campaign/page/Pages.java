package org.chorus.campaign.page;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chorus.access.Access;
import org.chorus.access.AuditTrail;
import org.chorus.campaign.life.Campaign;
import org.chorus.campaign.life.CampaignRepository;
import org.chorus.campaign.life.CampaignState;
import org.chorus.campaign.life.NewCampaign;
import org.chorus.campaign.page.Drafts.Draft;
import org.chorus.content.Content;
import org.chorus.content.ContentField;
import org.chorus.content.ContentProblem;
import org.chorus.content.ContentRules;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The Pages of Campaigns: writing them in each language, and keeping every Revision. */
@Service
@Transactional
public class Pages {

  private final CampaignRepository campaigns;
  private final PageWriters writers;
  private final Drafts drafts;
  private final PageRepository pages;
  private final EditionRepository editions;
  private final RevisionRepository revisions;
  private final WorkingCopyRepository workingCopies;
  private final Images images;
  private final Access access;
  private final AuditTrail audit;
  private final Clock clock;

  Pages(
      CampaignRepository campaigns,
      PageWriters writers,
      Drafts drafts,
      PageRepository pages,
      EditionRepository editions,
      RevisionRepository revisions,
      WorkingCopyRepository workingCopies,
      Images images,
      Access access,
      AuditTrail audit,
      Clock clock) {
    this.campaigns = campaigns;
    this.writers = writers;
    this.drafts = drafts;
    this.pages = pages;
    this.editions = editions;
    this.revisions = revisions;
    this.workingCopies = workingCopies;
    this.images = images;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A page for those who write it. A partner's page follows the common one until it says something
   * of its own. Where the Actor may only read it, {@link #read} is the way.
   */
  @Transactional(readOnly = true)
  public PageDraft open(Actor actor, PageEdition edition) {
    Campaign campaign = writers.require(actor, edition.campaign(), edition.owner());
    return open(campaign, drafts.one(campaign, edition));
  }

  /** What stands on a page now, for every co-owner: what there is to approve. */
  @Transactional(readOnly = true)
  public Optional<PageDraft> read(Actor actor, PageEdition edition) {
    return coOwned(actor, edition.campaign())
        .flatMap(
            campaign ->
                drafts.of(campaign).stream()
                    .filter(draft -> draft.edition().equals(edition))
                    .findFirst()
                    .map(draft -> open(campaign, draft)));
  }

  /**
   * The languages of a page, the Campaign's own first; for every co-owner. None while its partner
   * has no page.
   */
  @Transactional(readOnly = true)
  public List<EditionOverview> editions(Actor actor, CampaignId id, PageOwner owner) {
    return coOwned(actor, id).stream()
        .flatMap(
            campaign ->
                drafts.of(campaign).stream()
                    .filter(draft -> draft.edition().owner().equals(owner))
                    .map(draft -> overview(campaign, draft))
                    .sorted(
                        Comparator.comparing(EditionOverview::main)
                            .reversed()
                            .thenComparing(EditionOverview::language)))
        .toList();
  }

  private Optional<Campaign> coOwned(Actor actor, CampaignId id) {
    return campaigns
        .findById(id.value())
        .filter(campaign -> access.hasSeat(actor, campaign.coalition()));
  }

  private static EditionOverview overview(Campaign campaign, Draft draft) {
    return new EditionOverview(
        draft.edition().language(),
        draft.edition().language().equals(campaign.language()),
        draft.saved().isPresent(),
        ContentRules.problemsOfPublication(draft.content(), campaign.kind()).isEmpty(),
        draft.kept().flatMap(KeptEdition::published).isPresent());
  }

  /**
   * Stores a page as a new Revision.
   *
   * @param basedOn the revision that the Actor started from, so that nobody's text is lost
   */
  public SaveOutcome save(Actor actor, PageEdition edition, int basedOn, PageText written) {
    Campaign campaign = writers.lock(actor, edition.campaign(), edition.owner());
    Instant now = clock.instant();
    if (campaign.state(now) == CampaignState.ARCHIVED) {
      return new SaveOutcome.Archived();
    }
    Draft draft = drafts.one(campaign, edition);
    int current = draft.saved().map(Revision::number).orElse(0);
    if (current != basedOn) {
      return new SaveOutcome.Conflict(open(campaign, draft));
    }
    PageText text = draft.common().map(written::over).orElse(PageText.whole(written.content()));
    List<ContentProblem> problems = problems(campaign, edition, text.content());
    if (!problems.isEmpty()) {
      return new SaveOutcome.Invalid(problems);
    }
    workingCopies.delete(
        edition.campaign().value(),
        PageOwners.column(edition.owner()),
        edition.language(),
        actor.subject().value());
    if (draft.saved().isPresent() && draft.text().equals(text)) {
      return new SaveOutcome.Unchanged(basedOn);
    }
    Revision revision = store(actor, draft, text, now);
    campaign.contentChanged();
    audit.record(actor, campaign.act("page saved").because(words(edition, revision)));
    return new SaveOutcome.Saved(revision.number());
  }

  private List<ContentProblem> problems(Campaign campaign, PageEdition edition, Content content) {
    if (!content.language().equals(edition.language())) {
      return List.of(
          new ContentProblem(ContentField.LANGUAGE, "Save it where the page is in this language."));
    }
    List<ContentProblem> problems = ContentRules.problemsOfDraft(content);
    return problems.isEmpty() && !images.belongTo(campaign.coalition(), content.picture())
        ? List.of(ContentRules.imageElsewhere())
        : problems;
  }

  private Revision store(Actor actor, Draft draft, PageText text, Instant now) {
    PageEdition edition = draft.edition();
    Page page =
        draft.page().orElseGet(() -> pages.save(new Page(edition.campaign(), edition.owner())));
    int number = revisions.lastNumber(page.id(), edition.language()) + 1;
    Revision revision = revisions.save(new Revision(page.id(), number, text, actor, now));
    KeptEdition kept = draft.kept().orElseGet(() -> new KeptEdition(page.id(), edition.language()));
    kept.draft(revision.id());
    editions.save(kept);
    return revision;
  }

  /**
   * Takes a language out of a page. What was written stays on record as Revisions; a partner's page
   * follows the common one in that language again.
   */
  public RemoveOutcome remove(Actor actor, PageEdition edition) {
    Campaign campaign = writers.lock(actor, edition.campaign(), edition.owner());
    if (campaign.state(clock.instant()) == CampaignState.ARCHIVED) {
      return new RemoveOutcome.Archived();
    }
    Draft draft = drafts.one(campaign, edition);
    if (draft.isCommon() && edition.language().equals(campaign.language())) {
      return new RemoveOutcome.MainLanguage();
    }
    if (draft.saved().isEmpty()) {
      return new RemoveOutcome.NothingWritten();
    }
    KeptEdition kept = draft.kept().orElseThrow();
    kept.dropDraft(actor);
    editions.save(kept);
    workingCopies.delete(
        edition.campaign().value(),
        PageOwners.column(edition.owner()),
        edition.language(),
        actor.subject().value());
    campaign.contentChanged();
    audit.record(
        actor,
        campaign.act("language removed").because(words(edition, draft.saved().orElseThrow())));
    return new RemoveOutcome.Removed();
  }

  private static String words(PageEdition edition, Revision revision) {
    String page =
        switch (edition.owner()) {
          case PageOwner.Everybody() -> "common page";
          case PageOwner.Partner(var ignored) -> "own page";
        };
    return page + ", " + edition.language() + ", revision " + revision.number();
  }

  public void addCommonPage(Actor actor, Campaign campaign, NewCampaign wanted, Instant now) {
    Content content = Content.blank(wanted.language()).with(ContentField.TITLE, wanted.name());
    Draft draft = drafts.one(campaign, PageEdition.common(campaign.id(), wanted.language()));
    store(actor, draft, PageText.whole(content), now);
  }

  private static PageDraft open(Campaign campaign, Draft draft) {
    return new PageDraft(
        draft.edition(),
        campaign.kind(),
        draft.saved().map(Revision::number).orElse(0),
        draft.text(),
        draft.common(),
        draft.saved().map(Revision::authorName),
        draft.saved().map(Revision::createdAt),
        ContentRules.problemsOfPublication(draft.content(), campaign.kind()));
  }
}
