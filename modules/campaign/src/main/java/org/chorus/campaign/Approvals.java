package org.chorus.campaign;

import static org.chorus.organization.Permission.APPROVE;
import static org.chorus.organization.Permission.CREATE_CAMPAIGN;
import static org.chorus.organization.Permission.PUBLISH;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.chorus.campaign.ApprovalOutcome.IncompletePage;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.Subject;
import org.chorus.organization.Access;
import org.chorus.organization.AuditTrail;
import org.chorus.organization.Coalitions;
import org.chorus.organization.MemberProfile;
import org.chorus.organization.Members;
import org.chorus.organization.OrganizationProfile;
import org.chorus.organization.Organizations;
import org.chorus.organization.Partner;
import org.chorus.organization.Permission;
import org.chorus.organization.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way of a Campaign from draft to public. Every co-owner approves the very content that goes
 * live; any edit in between voids what was approved. Steps of one Campaign are taken one after the
 * other: each locks it.
 */
@Service
@Transactional
public class Approvals {

  private final LockedCampaigns locked;
  private final CampaignRepository campaigns;
  private final ApprovalRepository approvals;
  private final Publication publication;
  private final Overviews overviews;
  private final Authorship authorship;
  private final Coalitions coalitions;
  private final Organizations organizations;
  private final Members members;
  private final Access access;
  private final AuditTrail audit;
  private final Clock clock;

  Approvals(
      LockedCampaigns locked,
      CampaignRepository campaigns,
      ApprovalRepository approvals,
      Publication publication,
      Overviews overviews,
      Authorship authorship,
      Coalitions coalitions,
      Organizations organizations,
      Members members,
      Access access,
      AuditTrail audit,
      Clock clock) {
    this.locked = locked;
    this.campaigns = campaigns;
    this.approvals = approvals;
    this.publication = publication;
    this.overviews = overviews;
    this.authorship = authorship;
    this.coalitions = coalitions;
    this.organizations = organizations;
    this.members = members;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
  }

  /** Asks every co-owner to approve, once all pages are complete. Done already counts as done. */
  public ApprovalOutcome askForApproval(Actor actor, CampaignId id) {
    Campaign campaign = lock(actor, CREATE_CAMPAIGN, id);
    if (campaign.state(clock.instant()) == CampaignState.ARCHIVED) {
      return new ApprovalOutcome.NotNow(CampaignState.ARCHIVED);
    }
    List<IncompletePage> incomplete = publication.incomplete(campaign);
    if (!incomplete.isEmpty()) {
      return new ApprovalOutcome.Incomplete(incomplete);
    }
    campaign.askForApproval(actor, clock.instant());
    audit.record(actor, Campaigns.act("approval asked for", campaign));
    return new ApprovalOutcome.Done();
  }

  /** The pages that keep the Campaign from being put to approval; for its co-owners. */
  @Transactional(readOnly = true)
  public List<IncompletePage> incomplete(Actor actor, CampaignId id) {
    return campaigns
        .findById(id.value())
        .filter(campaign -> access.hasSeat(actor, campaign.coalition()))
        .map(publication::incomplete)
        .orElse(List.of());
  }

  /**
   * Approves on behalf of the Actor's Organization.
   *
   * @param contentVersion the content that the Actor read
   */
  public ApprovalOutcome approve(Actor actor, CampaignId id, int contentVersion) {
    return decide(actor, id, contentVersion, Approval.Decision.APPROVED, "");
  }

  /** Asks for changes on behalf of the Actor's Organization; no publishing until it approves. */
  public ApprovalOutcome requestChanges(
      Actor actor, CampaignId id, int contentVersion, String comment) {
    String tidy = comment.strip();
    if (tidy.isEmpty() || tidy.length() > 2_000) {
      return new ApprovalOutcome.CommentMissing();
    }
    return decide(actor, id, contentVersion, Approval.Decision.CHANGES_REQUESTED, tidy);
  }

  private ApprovalOutcome decide(
      Actor actor, CampaignId id, int contentVersion, Approval.Decision decision, String comment) {
    Campaign campaign = lock(actor, APPROVE, id);
    if (campaign.state(clock.instant()) == CampaignState.DRAFT) {
      return new ApprovalOutcome.NotInApproval();
    }
    if (campaign.contentVersion() != contentVersion) {
      return new ApprovalOutcome.ContentChanged(campaign.contentVersion());
    }
    if (decision == Approval.Decision.APPROVED && campaign.needsFourEyes()) {
      Optional<ApprovalOutcome.OwnRevision> own = ownRevision(actor, campaign);
      if (own.isPresent()) {
        return own.get();
      }
    }
    approvals.save(new Approval(campaign, actor, decision, comment, clock.instant()));
    audit.record(
        actor,
        Campaigns.act(
                switch (decision) {
                  case APPROVED -> "campaign approved";
                  case CHANGES_REQUESTED -> "changes requested";
                },
                campaign)
            .because("content version " + contentVersion));
    return new ApprovalOutcome.Done();
  }

  /**
   * For screens: what {@link #approve} answers somebody who wrote some of what would go public,
   * where that keeps them from approving it.
   */
  @Transactional(readOnly = true)
  public Optional<ApprovalOutcome.OwnRevision> ownRevision(Actor actor, CampaignId id) {
    return campaigns
        .findById(id.value())
        .filter(Campaign::needsFourEyes)
        .filter(campaign -> access.may(actor, APPROVE, campaign.coalition()))
        .flatMap(campaign -> ownRevision(actor, campaign));
  }

  private Optional<ApprovalOutcome.OwnRevision> ownRevision(Actor actor, Campaign campaign) {
    Map<Subject, SortedSet<String>> wrote = authorship.ofWhatWouldGoPublic(campaign);
    return Optional.ofNullable(wrote.get(actor.subject()))
        .map(
            pages ->
                new ApprovalOutcome.OwnRevision(
                    List.copyOf(pages),
                    members.colleagues(actor).stream()
                        .filter(colleague -> colleague.roles().contains(Role.APPROVER))
                        .filter(colleague -> !wrote.containsKey(colleague.subject()))
                        .map(MemberProfile::name)
                        .toList()));
  }

  /** Whether the Actor may change whose approval counts; for screens. */
  @Transactional(readOnly = true)
  public boolean mayChangeRule(Actor actor, CampaignId id) {
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
  public RuleOutcome changeRule(Actor actor, CampaignId id, ApprovalRule rule) {
    Campaign campaign = lock(actor, CREATE_CAMPAIGN, id);
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
        Campaigns.act(
            switch (rule) {
              case FOUR_EYES -> "four eyes asked for";
              case ANY_APPROVER -> "four eyes no longer asked for";
            },
            campaign));
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

  /** Says whose approvals they were. */
  private List<String> voidOwnApprovals(Actor actor, Campaign campaign) {
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
                  Campaigns.act("approval voided", campaign)
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
        members.approvers(coOwners.stream().map(OrganizationProfile::id).toList());
    SortedMap<String, Integer> byName = new TreeMap<>();
    coOwners.forEach(coOwner -> byName.put(coOwner.name(), counts.getOrDefault(coOwner.id(), 0)));
    return byName;
  }

  /**
   * Puts what everybody approved before the public: the first time, and after later edits. What is
   * paused stays paused.
   */
  public ApprovalOutcome publish(Actor actor, CampaignId id) {
    Campaign campaign = lock(actor, PUBLISH, id);
    Instant now = clock.instant();
    CampaignState state = campaign.state(now);
    if (state == CampaignState.DRAFT) {
      return new ApprovalOutcome.NotInApproval();
    }
    if (CampaignStep.PUBLISH.from(state).isEmpty()) {
      return new ApprovalOutcome.NotNow(state);
    }
    if (campaign.closing().filter(closing -> !closing.isAfter(now)).isPresent()) {
      return new ApprovalOutcome.ClosingHasPassed();
    }
    if (!campaign.hasUnpublishedChanges()) {
      return new ApprovalOutcome.NothingToPublish();
    }
    if (campaign.needsFourEyes()) {
      voidOwnApprovals(actor, campaign); // a partner may be back since, with a page of theirs
    }
    List<String> missing =
        overviews.verdicts(campaign).stream()
            .filter(verdict -> !(verdict instanceof Verdict.Approved))
            .map(verdict -> verdict.organization().name())
            .toList();
    if (!missing.isEmpty()) {
      return new ApprovalOutcome.ApprovalsMissing(missing);
    }
    campaign.publish(actor, now);
    publication.publishAll(actor, campaign, now);
    audit.record(
        actor,
        Campaigns.act("campaign published", campaign)
            .because("content version " + campaign.contentVersion()));
    return new ApprovalOutcome.Done();
  }

  private Campaign lock(Actor actor, Permission permission, CampaignId id) {
    return locked.lock(actor, id, permission);
  }
}
