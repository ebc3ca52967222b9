package org.chorus.campaign.published;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chorus.access.Access;
import org.chorus.campaign.life.Campaign;
import org.chorus.campaign.life.CampaignRepository;
import org.chorus.campaign.life.CampaignState;
import org.chorus.campaign.life.SignaturePoolRepository;
import org.chorus.campaign.page.Drafts;
import org.chorus.campaign.page.Drafts.Draft;
import org.chorus.campaign.page.KeptEdition;
import org.chorus.campaign.page.Page;
import org.chorus.campaign.page.PageEdition;
import org.chorus.campaign.page.PageOwner;
import org.chorus.campaign.page.PageOwners;
import org.chorus.campaign.page.PageRepository;
import org.chorus.campaign.page.Revision;
import org.chorus.campaign.page.RevisionRepository;
import org.chorus.campaign.published.PublishedPage.CampaignPartner;
import org.chorus.coalition.CoalitionOverview;
import org.chorus.coalition.Coalitions;
import org.chorus.coalition.Partner;
import org.chorus.content.Article;
import org.chorus.content.Content;
import org.chorus.kernel.Actor;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.RevisionId;
import org.chorus.kernel.Slug;
import org.chorus.organization.OrganizationProfile;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the public may see of Campaigns, and its preview for co-owners. */
@Service
@Transactional(readOnly = true)
public class PublishedPages {

  private final CampaignRepository campaigns;
  private final SignaturePoolRepository pools;
  private final PageRepository pages;
  private final PublicEditions editions;
  private final Drafts drafts;
  private final RevisionRepository revisions;
  private final ConsentTexts consentTexts;
  private final Coalitions coalitions;
  private final Access access;
  private final Clock clock;

  PublishedPages(
      CampaignRepository campaigns,
      SignaturePoolRepository pools,
      PageRepository pages,
      PublicEditions editions,
      Drafts drafts,
      RevisionRepository revisions,
      ConsentTexts consentTexts,
      Coalitions coalitions,
      Access access,
      Clock clock) {
    this.campaigns = campaigns;
    this.pools = pools;
    this.pages = pages;
    this.editions = editions;
    this.drafts = drafts;
    this.revisions = revisions;
    this.consentTexts = consentTexts;
    this.coalitions = coalitions;
    this.access = access;
    this.clock = clock;
  }

  /**
   * The common page of a Campaign that is public, whether or not people can sign now.
   *
   * @param language the one that is wanted; where the page is not to be read in it, and where it is
   *     empty, the Campaign's own
   */
  public Optional<PublishedPage> findCommon(Slug campaign, Optional<String> language) {
    return find(campaign, language, coalition -> Optional.of(new PageOwner.Everybody()));
  }

  /** The common page in the Campaign's own language. */
  public Optional<PublishedPage> findCommon(Slug campaign) {
    return findCommon(campaign, Optional.empty());
  }

  /**
   * A partner's page of a public Campaign. Gone when the partner is no co-owner any more, or has
   * taken it down.
   *
   * @param language as for {@link #findCommon(Slug, Optional)}
   */
  public Optional<PublishedPage> findPartners(
      Slug campaign, Slug organization, Optional<String> language) {
    return find(campaign, language, coalition -> partner(coalition, organization));
  }

  private static Optional<PageOwner> partner(CoalitionOverview coalition, Slug organization) {
    return coalition.activePartners().stream()
        .map(Partner::organization)
        .filter(partner -> partner.alias().equals(organization))
        .map(partner -> (PageOwner) new PageOwner.Partner(partner.id()))
        .findFirst();
  }

  /**
   * The common page of a public Campaign in place of a partner's page that the partner has taken
   * down; empty for every other address.
   */
  public Optional<PublishedPage> findInPlaceOfUnpublished(
      Slug campaign, Slug organization, Optional<String> language) {
    return campaigns
        .findBySlug(campaign.value())
        .filter(found -> isUnpublished(found, organization))
        .flatMap(found -> findCommon(campaign, language));
  }

  private boolean isUnpublished(Campaign campaign, Slug organization) {
    return partner(coalitions.get(campaign.coalition()), organization)
        .flatMap(owner -> page(campaign, owner))
        .filter(Page::isUnpublished)
        .isPresent();
  }

  /** What a person saw who signed, long after: the title and address of the page of a Revision. */
  public Optional<SignedPage> signed(RevisionId revision) {
    return revisions
        .findById(revision.value())
        .flatMap(
            seen ->
                pages
                    .findById(seen.pageId())
                    .map(
                        page -> {
                          Campaign campaign =
                              campaigns.findById(page.campaign().value()).orElseThrow();
                          CoalitionOverview coalition = coalitions.get(campaign.coalition());
                          return signed(campaign, coalition, page, seen);
                        }));
  }

  private static SignedPage signed(
      Campaign campaign, CoalitionOverview coalition, Page page, Revision seen) {
    Content content = seen.content();
    PageAddress common = address(campaign, content.language());
    return switch (page.owner()) {
      case PageOwner.Everybody() ->
          new SignedPage(
              content.title(),
              common,
              campaign.kind(),
              campaign.counting(),
              coalition.name(),
              Optional.empty());
      case PageOwner.Partner(OrganizationId id) -> {
        OrganizationProfile partner = coalition.seatOf(id).organization();
        yield new SignedPage(
            content.title(),
            common.of(partner.alias()),
            campaign.kind(),
            campaign.counting(),
            partner.name(),
            Optional.of(id));
      }
    };
  }

  private static PageAddress address(Campaign campaign, String language) {
    return new PageAddress(
        campaign.slug(),
        Optional.empty(),
        Optional.of(language).filter(tag -> !tag.equals(campaign.language())));
  }

  /** The common pages of all Campaigns that people can sign now, newest first. */
  public List<PublishedPage> all() {
    Instant now = clock.instant();
    return campaigns.findByStateOrderByPublishedAtDesc(CampaignState.PUBLISHED).stream()
        .filter(campaign -> campaign.signingTimes().isOpen(now))
        .flatMap(campaign -> findCommon(campaign.slug()).stream())
        .toList();
  }

  /** What a page would look like to supporters if its draft were published, for a co-owner. */
  public Optional<PublishedPage> preview(Actor actor, PageEdition edition) {
    access.requireMember(actor);
    return campaigns
        .findById(edition.campaign().value())
        .filter(campaign -> access.hasSeat(actor, campaign.coalition()))
        .flatMap(campaign -> preview(campaign, edition));
  }

  private Optional<PublishedPage> preview(Campaign campaign, PageEdition edition) {
    return draft(campaign, edition.owner(), languages -> Optional.of(edition.language()));
  }

  /**
   * What a page would look like if its draft were published.
   *
   * @param language the one that is wanted; where the page is not to be read in it, and where it is
   *     empty, the Campaign's own
   */
  public Optional<PublishedPage> draft(
      Campaign campaign, PageOwner owner, Optional<String> language) {
    return draft(
        campaign,
        owner,
        languages -> language.filter(languages::contains).or(() -> languages.stream().findFirst()));
  }

  private Optional<PublishedPage> draft(
      Campaign campaign, PageOwner owner, Function<List<String>, Optional<String>> choice) {
    List<Draft> ofPage =
        drafts.of(campaign).stream()
            .filter(draft -> draft.edition().owner().equals(owner))
            .toList();
    List<String> languages =
        Stream.concat(
                Stream.of(campaign.language()),
                ofPage.stream().map(draft -> draft.edition().language()))
            .distinct()
            .toList();
    Optional<String> language = choice.apply(languages);
    return ofPage.stream()
        .filter(draft -> language.equals(Optional.of(draft.edition().language())))
        .findFirst()
        .map(
            draft ->
                assemble(
                    campaign,
                    coalitions.get(campaign.coalition()),
                    draft.page().orElseThrow(),
                    new Reading(
                        draft.saved().map(Revision::id).orElseGet(RevisionId::random),
                        draft.content(),
                        languages),
                    (of, content, asked) -> consentTexts.proposed(of, content, owner, asked)));
  }

  private Optional<PublishedPage> find(
      Slug slug,
      Optional<String> language,
      Function<CoalitionOverview, Optional<PageOwner>> owner) {
    return campaigns
        .findBySlug(slug.value())
        .filter(Campaign::isPublic)
        .flatMap(
            campaign -> {
              CoalitionOverview coalition = coalitions.get(campaign.coalition());
              return owner
                  .apply(coalition)
                  .flatMap(whose -> page(campaign, whose))
                  .filter(Page::isVisible)
                  .flatMap(
                      page ->
                          reading(campaign, page, language)
                              .map(
                                  reading ->
                                      assemble(
                                          campaign,
                                          coalition,
                                          page,
                                          reading,
                                          consentTexts::current)));
            });
  }

  /**
   * What is read on a page.
   *
   * @param languages in which it can be read, the Campaign's own first
   */
  private record Reading(RevisionId revision, Content content, List<String> languages) {}

  private Optional<Reading> reading(Campaign campaign, Page page, Optional<String> language) {
    List<KeptEdition> published = editions.of(campaign, page);
    List<String> languages = published.stream().map(KeptEdition::language).toList();
    return PublicEditions.pick(published, language)
        .flatMap(KeptEdition::published)
        .flatMap(id -> revisions.findById(id.value()))
        .map(revision -> new Reading(revision.id(), revision.content(), languages));
  }

  /**
   * Where the words come from that people are asked with: stored ones, or proposals for a preview.
   */
  private interface Wordings {
    List<ConsentAsk> of(Campaign campaign, Content content, List<OrganizationProfile> asked);
  }

  private Optional<Page> page(Campaign campaign, PageOwner owner) {
    return pages.find(campaign.id().value(), PageOwners.column(owner));
  }

  private PublishedPage assemble(
      Campaign campaign,
      CoalitionOverview coalition,
      Page page,
      Reading reading,
      Wordings wordings) {
    Content content = reading.content();
    Optional<OrganizationProfile> organization =
        switch (page.owner()) {
          case PageOwner.Everybody() -> Optional.empty();
          case PageOwner.Partner(OrganizationId id) ->
              Optional.of(coalition.seatOf(id).organization());
        };
    return new PublishedPage(
        campaign.id(),
        campaign.slug(),
        campaign.kind(),
        campaign.pool(),
        pools.findById(campaign.pool().value()).orElseThrow().samePerson(),
        reading.revision(),
        coalition.name(),
        coalition.brand(),
        organization,
        page.firstPublishedAt().orElse(campaign.createdAt()),
        content,
        reading.languages(),
        Article.toHtml(content.article()),
        campaign.signingTimes(),
        campaign.consentMode(),
        campaign.letterWords(),
        campaign.counting(),
        campaign.countryQuestion(),
        campaign.protection(),
        coalition.terms(),
        wordings.of(campaign, content, askedHere(campaign, coalition, organization)),
        partners(campaign, coalition, address(campaign, content.language())));
  }

  private List<OrganizationProfile> askedHere(
      Campaign campaign, CoalitionOverview coalition, Optional<OrganizationProfile> own) {
    return new Recipients(coalition.terms().sharing(), campaign.consentMode(), clock.instant())
        .on(own, coalition.activePartners());
  }

  private List<CampaignPartner> partners(
      Campaign campaign, CoalitionOverview coalition, PageAddress address) {
    Set<PageOwner> visible =
        pages.findByCampaignId(campaign.id().value()).stream()
            .filter(Page::isVisible)
            .map(Page::owner)
            .collect(Collectors.toSet());
    List<Partner> byName =
        coalition.activePartners().stream()
            .sorted(Comparator.comparing(partner -> partner.organization().name()))
            .toList();
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return coalition.terms().partnerOrder().arrange(byName, campaign.id(), today).stream()
        .map(
            partner ->
                new CampaignPartner(
                    partner.organization(),
                    partner.convening(),
                    visible.contains(new PageOwner.Partner(partner.organization().id()))
                        ? Optional.of(address.of(partner.organization().alias()))
                        : Optional.empty()))
        .toList();
  }
}
