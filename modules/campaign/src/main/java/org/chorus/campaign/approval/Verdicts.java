package org.chorus.campaign.approval;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chorus.campaign.life.Campaign;
import org.chorus.coalition.CoalitionOverview;
import org.chorus.coalition.Partner;
import org.chorus.kernel.OrganizationId;
import org.chorus.organization.OrganizationProfile;
import org.springframework.stereotype.Component;

/** Where the co-owners of a Campaign stand. */
@Component
public class Verdicts {

  private final ApprovalRepository approvals;

  Verdicts(ApprovalRepository approvals) {
    this.approvals = approvals;
  }

  /** One for each co-owner, by name. */
  public List<Verdict> of(Campaign campaign, CoalitionOverview coalition) {
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
}
