package org.chorus.campaign;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chorus.campaign.CampaignOverview.PageOverview;
import org.chorus.campaign.Drafts.Draft;
import org.chorus.content.ContentRules;
import org.chorus.kernel.OrganizationId;
import org.chorus.organization.CoalitionOverview;
import org.chorus.organization.Coalitions;
import org.chorus.organization.OrganizationProfile;
import org.chorus.organization.Partner;
import org.springframework.stereotype.Component;

/** Puts together what staff see of a Campaign. */
@Component
class Overviews {

  private final SignaturePoolRepository pools;
  private final Drafts drafts;
  private final ApprovalRepository approvals;
  private final Coalitions coalitions;
  private final Clock clock;

  Overviews(
      SignaturePoolRepository pools,
      Drafts drafts,
      ApprovalRepository approvals,
      Coalitions coalitions,
      Clock clock) {
    this.pools = pools;
    this.drafts = drafts;
    this.approvals = approvals;
    this.coalitions = coalitions;
    this.clock = clock;
  }

  CampaignOverview of(Campaign campaign) {
    CoalitionOverview coalition = coalitions.get(campaign.coalition());
    Instant now = clock.instant();
    return new CampaignOverview(
        campaign.id(),
        coalition.id(),
        coalition.name(),
        campaign.pool(),
        pools.findById(campaign.pool().value()).orElseThrow().name(),
        campaign.slug(),
        campaign.kind(),
        campaign.name(),
        campaign.language(),
        campaign.consentMode(),
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
        verdicts(campaign, coalition),
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

  List<Verdict> verdicts(Campaign campaign) {
    return verdicts(campaign, coalitions.get(campaign.coalition()));
  }

  private List<Verdict> verdicts(Campaign campaign, CoalitionOverview coalition) {
    Map<OrganizationId, Approval> latest =
        approvals.findByKeyCampaignId(campaign.id().value()).stream()
            .collect(
                Collectors.toMap(
                    Approval::organization,
                    Function.identity(),
                    BinaryOperator.maxBy(Comparator.comparingInt(Approval::contentVersion))));
    return coalition.activePartners().stream()
        .map(Partner::organization)
        .map(partner -> verdict(campaign, partner, Optional.ofNullable(latest.get(partner.id()))))
        .sorted(Comparator.comparing(verdict -> verdict.organization().name()))
        .toList();
  }

  private static Verdict verdict(
      Campaign campaign, OrganizationProfile organization, Optional<Approval> latest) {
    if (latest.isEmpty()) {
      return new Verdict.Waiting(organization);
    }
    Approval approval = latest.get();
    if (approval.contentVersion() != campaign.contentVersion()) {
      return new Verdict.Voided(organization, approval.name(), approval.decidedAt());
    }
    if (approval.isVoid()) {
      return new Verdict.OwnWork(organization, approval.name(), approval.decidedAt());
    }
    return switch (approval.decision()) {
      case APPROVED -> new Verdict.Approved(organization, approval.name(), approval.decidedAt());
      case CHANGES_REQUESTED ->
          new Verdict.ChangesRequested(
              organization, approval.name(), approval.decidedAt(), approval.comment());
    };
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
