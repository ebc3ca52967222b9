package org.chorus.campaign.approval;

import static org.chorus.access.Permission.CREATE_CAMPAIGN;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.chorus.access.Access;
import org.chorus.access.AuditTrail;
import org.chorus.access.Role;
import org.chorus.access.RoleGrants;
import org.chorus.campaign.life.ApprovalRule;
import org.chorus.campaign.life.Campaign;
import org.chorus.campaign.life.CampaignRepository;
import org.chorus.campaign.life.CampaignState;
import org.chorus.campaign.life.LockedCampaigns;
import org.chorus.coalition.Coalitions;
import org.chorus.coalition.Partner;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.Subject;
import org.chorus.organization.OrganizationProfile;
import org.chorus.organization.Organizations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whose approval a Campaign takes as a co-owner's. (Why so: decision 0025.) */
@Service
@Transactional
public class ApprovalRules {

  private final LockedCampaigns locked;
  private final CampaignRepository campaigns;
  private final ApprovalRepository approvals;
  private final Authorship authorship;
  private final Coalitions coalitions;
  private final Organizations organizations;
  private final RoleGrants grants;
  private final Access access;
  private final AuditTrail audit;
  private final Clock clock;

  ApprovalRules(
      LockedCampaigns locked,
      CampaignRepository campaigns,
      ApprovalRepository approvals,
      Authorship authorship,
      Coalitions coalitions,
      Organizations organizations,
      RoleGrants grants,
      Access access,
      AuditTrail audit,
      Clock clock) {
    this.locked = locked;
    this.campaigns = campaigns;
    this.approvals = approvals;
    this.authorship = authorship;
    this.coalitions = coalitions;
    this.organizations = organizations;
    this.grants = grants;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
  }

  /** Whether the Actor may change whose approval counts; for screens. */
  @Transactional(readOnly = true)
  public boolean mayChange(Actor actor, CampaignId id) {
    return campaigns
        .findById(id.value())
        .filter(campaign -> access.may(actor, CREATE_CAMPAIGN, campaign.coalition()))
        .filter(campaign -> isApprovable(campaign.state(clock.instant())))
        .isPresent();
  }

  /**
   * Changes whose approval counts as a co-owner's. Where four eyes are asked for from now on,
   * approvals of the present content by people who wrote some of it are void, for good: letting
   * anybody approve again does not bring them back, and voids nothing.
   */
  public RuleOutcome change(Actor actor, CampaignId id, ApprovalRule rule) {
    Campaign campaign = locked.lock(actor, id, CREATE_CAMPAIGN);
    Instant now = clock.instant();
    CampaignState state = campaign.state(now);
    if (!isApprovable(state)) {
      return new RuleOutcome.NotNow(state);
    }
    if (campaign.rule().approvalRule() == rule) {
      return new RuleOutcome.HeldAlready(rule);
    }
    campaign.approveBy(rule, actor, now);
    audit.record(
        actor,
        campaign.act(
            switch (rule) {
              case FOUR_EYES -> "four eyes asked for";
              case ANY_APPROVER -> "four eyes no longer asked for";
            }));
    return new RuleOutcome.Holds(
        rule,
        switch (rule) {
          case FOUR_EYES -> voidOwnApprovals(actor, campaign);
          case ANY_APPROVER -> List.of();
        });
  }

  private static boolean isApprovable(CampaignState state) {
    return switch (state) {
      case DRAFT, IN_APPROVAL, PUBLISHED, PAUSED -> true;
      case CLOSED, DELIVERED, ARCHIVED -> false;
    };
  }

  /** Voids approvals by people who wrote what would go public; says whose they were. */
  List<String> voidOwnApprovals(Actor actor, Campaign campaign) {
    Set<Subject> authors = authorship.ofWhatWouldGoPublic(campaign).keySet();
    List<Approval> own =
        approvals.findByKeyCampaignId(campaign.id().value()).stream()
            .filter(approval -> approval.contentVersion() == campaign.contentVersion())
            .filter(approval -> approval.decision() == Approval.Decision.APPROVED)
            .filter(approval -> !approval.isVoid() && authors.contains(approval.subject()))
            .toList();
    Map<OrganizationId, OrganizationProfile> coOwners =
        organizations.findAll(own.stream().map(Approval::organization).toList());
    return own.stream()
        .map(
            approval -> {
              approval.voidIt(clock.instant());
              String whose =
                  Optional.ofNullable(coOwners.get(approval.organization())).orElseThrow().name();
              audit.record(
                  actor,
                  campaign
                      .act("approval voided")
                      .because("of " + whose + ", by " + approval.name() + ", who had written"));
              return whose;
            })
        .sorted()
        .toList();
  }

  /**
   * How many people may approve on behalf of each co-owner, by the co-owners' names; for those who
   * decide whose approval counts.
   */
  @Transactional(readOnly = true)
  public SortedMap<String, Integer> approvers(Actor actor, CoalitionId coalition) {
    access.require(actor, CREATE_CAMPAIGN, coalition);
    List<OrganizationProfile> coOwners =
        coalitions.get(coalition).activePartners().stream().map(Partner::organization).toList();
    Map<OrganizationId, Integer> counts =
        grants.holders(Role.APPROVER, coOwners.stream().map(OrganizationProfile::id).toList());
    SortedMap<String, Integer> byName = new TreeMap<>();
    coOwners.forEach(coOwner -> byName.put(coOwner.name(), counts.getOrDefault(coOwner.id(), 0)));
    return byName;
  }
}
