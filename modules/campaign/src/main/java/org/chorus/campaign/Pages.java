package org.chorus.campaign;

import static org.chorus.organization.Permission.CREATE_CAMPAIGN;
import static org.chorus.organization.Permission.WRITE_PAGE;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chorus.campaign.ApprovalOutcome.IncompletePage;
import org.chorus.content.Content;
import org.chorus.content.ContentProblem;
import org.chorus.content.ContentRules;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.OrganizationId;
import org.chorus.organization.Access;
import org.chorus.organization.AuditTrail;
import org.chorus.organization.CoalitionOverview;
import org.chorus.organization.Coalitions;
import org.chorus.organization.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The Pages of Campaigns: writing them, and keeping every Revision. */
@Service
@Transactional
public class Pages {

  private final CampaignRepository campaigns;
  private final PageRepository pages;
  private final RevisionRepository revisions;
  private final WorkingCopyRepository workingCopies;
  private final ConsentTexts consentTexts;
  private final Images images;
  private final Coalitions coalitions;
  private final Access access;
  private final AuditTrail audit;
  private final Clock clock;

  Pages(
      CampaignRepository campaigns,
      PageRepository pages,
      RevisionRepository revisions,
      WorkingCopyRepository workingCopies,
      ConsentTexts consentTexts,
      Images images,
      Coalitions coalitions,
      Access access,
      AuditTrail audit,
      Clock clock) {
    this.campaigns = campaigns;
    this.pages = pages;
    this.revisions = revisions;
    this.workingCopies = workingCopies;
    this.consentTexts = consentTexts;
    this.images = images;
    this.coalitions = coalitions;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * The common page, for its conveners. Where the Actor may only read it, {@link #read} is the way.
   */
  @Transactional(readOnly = true)
  public PageDraft openCommon(Actor actor, CampaignId id) {
    return draft(permitted(actor, CREATE_CAMPAIGN, id), new PageOwner.Everybody());
  }

  /** The page of the Actor's own Organization; a copy of the common page while there is none. */
  @Transactional(readOnly = true)
  public PageDraft openOwn(Actor actor, CampaignId id) {
    return draft(permitted(actor, WRITE_PAGE, id), new PageOwner.Partner(actor.organization()));
  }

  /** What stands on a page now, for every co-owner: what there is to approve. */
  @Transactional(readOnly = true)
  public Optional<PageDraft> read(Actor actor, CampaignId id, PageOwner owner) {
    return campaigns
        .findById(id.value())
        .filter(campaign -> access.hasSeat(actor, campaign.coalition()))
        .flatMap(campaign -> find(campaign, owner).map(page -> draft(campaign, owner)));
  }

  /**
   * Stores the common page as a new Revision.
   *
   * @param basedOn the revision that the Actor started from, so that nobody's text is lost
   */
  public SaveOutcome saveCommon(Actor actor, CampaignId id, int basedOn, Content content) {
    return save(actor, CREATE_CAMPAIGN, id, new PageOwner.Everybody(), basedOn, content);
  }

  /** Stores the page of the Actor's own Organization as a new Revision. */
  public SaveOutcome saveOwn(Actor actor, CampaignId id, int basedOn, Content content) {
    return save(
        actor, WRITE_PAGE, id, new PageOwner.Partner(actor.organization()), basedOn, content);
  }

  private SaveOutcome save(
      Actor actor,
      Permission permission,
      CampaignId id,
      PageOwner owner,
      int basedOn,
      Content content) {
    Campaign campaign =
        access.permitted(actor, permission, campaigns.lock(id.value()), Campaign::coalition);
    Optional<Page> existing = find(campaign, owner);
    PageDraft current = draft(campaign, owner);
    if (current.revision() != basedOn) {
      return new SaveOutcome.Conflict(current);
    }
    List<ContentProblem> problems = ContentRules.problemsOfDraft(content);
    if (problems.isEmpty() && !images.belongTo(campaign.coalition(), content.picture())) {
      problems = List.of(ContentRules.imageElsewhere());
    }
    if (!problems.isEmpty()) {
      return new SaveOutcome.Invalid(problems);
    }
    workingCopies.delete(id.value(), PageOwners.column(owner), actor.subject().value());
    if (existing.isPresent() && current.content().equals(content)) {
      return new SaveOutcome.Unchanged(basedOn);
    }
    Instant now = clock.instant();
    UUID pageId = existing.map(Page::id).orElseGet(UUID::randomUUID);
    Revision revision = revisions.save(new Revision(pageId, basedOn + 1, content, actor, now));
    Page page = existing.orElseGet(() -> new Page(pageId, id, owner, revision.id()));
    page.draft(revision.id());
    pages.save(page);
    campaign.contentChanged();
    audit.record(
        actor,
        Campaigns.act("page saved", campaign)
            .because(
                switch (owner) {
                  case PageOwner.Everybody() -> "common page, revision " + revision.number();
                  case PageOwner.Partner(var ignored) -> "own page, revision " + revision.number();
                }));
    return new SaveOutcome.Saved(revision.number());
  }

  void addCommonPage(Actor actor, Campaign campaign, NewCampaign wanted, Instant now) {
    UUID pageId = UUID.randomUUID();
    Content content = Content.blank(wanted.language()).withTitle(wanted.name());
    Revision revision = revisions.save(new Revision(pageId, 1, content, actor, now));
    pages.save(new Page(pageId, campaign.id(), new PageOwner.Everybody(), revision.id()));
  }

  List<IncompletePage> incomplete(Campaign campaign) {
    return ofCoOwners(campaign, coalitions.get(campaign.coalition()))
        .map(page -> draft(campaign, page.owner()))
        .filter(draft -> !draft.missing().isEmpty())
        .map(draft -> new IncompletePage(nameOf(draft.owner(), campaign), draft.missing()))
        .toList();
  }

  void publishAll(Campaign campaign, Instant now) {
    Map<PageOwner, Content> published = new HashMap<>();
    CoalitionOverview coalition = coalitions.get(campaign.coalition());
    ofCoOwners(campaign, coalition)
        .forEach(
            page -> {
              page.publish(now);
              published.put(page.owner(), revision(page).content());
            });
    consentTexts.settle(campaign, coalition, published, now);
  }

  /**
   * The common page and those of active partners. A partner that is suspended or left holds nothing
   * up with a page that it cannot complete, and none of its drafts goes live behind its back.
   */
  private Stream<Page> ofCoOwners(Campaign campaign, CoalitionOverview coalition) {
    Set<PageOwner> coOwners =
        coalition.activePartners().stream()
            .<PageOwner>map(partner -> new PageOwner.Partner(partner.organization().id()))
            .collect(Collectors.toSet());
    return pages.findByCampaignId(campaign.id().value()).stream()
        .filter(
            page -> page.owner() instanceof PageOwner.Everybody || coOwners.contains(page.owner()));
  }

  private String nameOf(PageOwner owner, Campaign campaign) {
    return switch (owner) {
      case PageOwner.Everybody() -> "Common page";
      case PageOwner.Partner(OrganizationId organization) ->
          coalitions.get(campaign.coalition()).seatOf(organization).organization().name();
    };
  }

  private Campaign permitted(Actor actor, Permission permission, CampaignId id) {
    return access.permitted(actor, permission, campaigns.findById(id.value()), Campaign::coalition);
  }

  private Optional<Page> find(Campaign campaign, PageOwner owner) {
    return pages.find(campaign.id().value(), PageOwners.column(owner));
  }

  private PageDraft draft(Campaign campaign, PageOwner owner) {
    Optional<Revision> saved = find(campaign, owner).map(this::revision);
    Content content =
        saved
            .map(Revision::content)
            .orElseGet(
                () ->
                    find(campaign, new PageOwner.Everybody())
                        .map(this::revision)
                        .orElseThrow()
                        .content()
                        .forAnotherOrganization());
    return new PageDraft(
        owner,
        campaign.kind(),
        saved.map(Revision::number).orElse(0),
        content,
        saved.map(Revision::authorName),
        saved.map(Revision::createdAt),
        ContentRules.problemsOfPublication(content, campaign.kind()));
  }

  private Revision revision(Page page) {
    return revisions.findById(page.draft().value()).orElseThrow();
  }
}
