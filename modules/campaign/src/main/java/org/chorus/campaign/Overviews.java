package org.chorus.campaign;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chorus.campaign.CampaignOverview.PageOverview;
import org.chorus.campaign.approval.Verdicts;
import org.chorus.campaign.life.Campaign;
import org.chorus.campaign.life.SignaturePool;
import org.chorus.campaign.life.SignaturePoolRepository;
import org.chorus.campaign.life.Standing;
import org.chorus.campaign.page.Drafts;
import org.chorus.campaign.page.Drafts.Draft;
import org.chorus.campaign.page.Page;
import org.chorus.campaign.page.PageOwner;
import org.chorus.campaign.page.Revision;
import org.chorus.coalition.CoalitionOverview;
import org.chorus.coalition.Coalitions;
import org.chorus.coalition.Partner;
import org.chorus.content.ContentRules;
import org.chorus.kernel.OrganizationId;
import org.chorus.organization.OrganizationProfile;
import org.springframework.stereotype.Component;

/** Puts together what staff see of a Campaign. */
@Component
class Overviews {

  private final SignaturePoolRepository pools;
  private final Drafts drafts;
  private final Verdicts verdicts;
  private final Coalitions coalitions;
  private final Clock clock;

  Overviews(
      SignaturePoolRepository pools,
      Drafts drafts,
      Verdicts verdicts,
      Coalitions coalitions,
      Clock clock) {
    this.pools = pools;
    this.drafts = drafts;
    this.verdicts = verdicts;
    this.coalitions = coalitions;
    this.clock = clock;
  }

  CampaignOverview of(Campaign campaign) {
    CoalitionOverview coalition = coalitions.get(campaign.coalition());
    SignaturePool pool = pools.findById(campaign.pool().value()).orElseThrow();
    Instant now = clock.instant();
    return new CampaignOverview(
        campaign.id(),
        coalition.id(),
        coalition.name(),
        pool.id(),
        pool.name(),
        pool.samePerson(),
        campaign.slug(),
        campaign.kind(),
        campaign.name(),
        campaign.language(),
        campaign.consentMode(),
        campaign.letterWords(),
        campaign.counting(),
        campaign.countryQuestion(),
        new CampaignOverview.ProtectionStanding(
            campaign.protection(), campaign.protectionSetBy(), campaign.protectionSetAt()),
        new CampaignOverview.Rule(
            campaign.rule().approvalRule(),
            Optional.ofNullable(campaign.rule().ruleSetBy()),
            Optional.ofNullable(campaign.rule().ruleSetAt())),
        campaign.state(now),
        standing(campaign.standing(now), coalition),
        campaign.signingTimes(),
        campaign.contentVersion(),
        campaign.hasUnpublishedChanges(),
        campaign.createdAt(),
        campaign.publishedAt(),
        verdicts.of(campaign, coalition),
        pages(campaign, coalition));
  }

  private static CampaignOverview.Standing standing(
      Standing standing, CoalitionOverview coalition) {
    Optional<OrganizationId> organization =
        Optional.ofNullable(standing.stateFor()).map(OrganizationId::new);
    return new CampaignOverview.Standing(
        standing.stateSince(),
        Optional.ofNullable(standing.stateByName()),
        organization,
        coalition.partners().stream()
            .map(Partner::organization)
            .filter(partner -> organization.equals(Optional.of(partner.id())))
            .map(OrganizationProfile::name)
            .findFirst(),
        standing.stateReason());
  }

  private List<PageOverview> pages(Campaign campaign, CoalitionOverview coalition) {
    return drafts.of(campaign).stream()
        .collect(Collectors.groupingBy(draft -> draft.edition().owner()))
        .values()
        .stream()
        .map(editions -> overview(campaign, coalition, editions))
        .sorted(
            Comparator.comparing((PageOverview page) -> page.owner() instanceof PageOwner.Partner)
                .thenComparing(PageOverview::ownerName))
        .toList();
  }

  private static PageOverview overview(
      Campaign campaign, CoalitionOverview coalition, List<Draft> editions) {
    List<Draft> mainFirst =
        editions.stream()
            .sorted(
                Comparator.comparing(
                        (Draft draft) -> !draft.edition().language().equals(campaign.language()))
                    .thenComparing(draft -> draft.edition().language()))
            .toList();
    Draft main = mainFirst.getFirst();
    Optional<Revision> latest =
        editions.stream()
            .flatMap(draft -> draft.saved().stream())
            .max(Comparator.comparing(Revision::createdAt));
    PageOwner owner = main.edition().owner();
    Page page = main.page().orElseThrow();
    return new PageOverview(
        owner,
        switch (owner) {
          case PageOwner.Everybody() -> "Common page";
          case PageOwner.Partner(var organization) ->
              coalition.seatOf(organization).organization().name();
        },
        switch (owner) {
          case PageOwner.Everybody() -> "/" + campaign.slug();
          case PageOwner.Partner(var organization) ->
              "/" + campaign.slug() + "/" + coalition.seatOf(organization).organization().alias();
        },
        main.content().title(),
        mainFirst.stream().map(draft -> draft.edition().language()).toList(),
        latest.map(Revision::authorName),
        latest.map(Revision::createdAt),
        page.isVisible(),
        page.isUnpublished(),
        editions.stream()
            .allMatch(
                draft ->
                    ContentRules.problemsOfPublication(draft.content(), campaign.kind())
                        .isEmpty()));
  }
}
