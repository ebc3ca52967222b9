package org.chorus.campaign.approval;

import static org.chorus.access.Permission.APPROVE;
import static org.chorus.access.Permission.CREATE_CAMPAIGN;
import static org.chorus.access.Permission.PUBLISH;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.chorus.access.Access;
import org.chorus.access.AuditTrail;
import org.chorus.access.Permission;
import org.chorus.access.Role;
import org.chorus.campaign.approval.ApprovalOutcome.IncompletePage;
import org.chorus.campaign.life.Campaign;
import org.chorus.campaign.life.CampaignRepository;
import org.chorus.campaign.life.CampaignState;
import org.chorus.campaign.life.CampaignStep;
import org.chorus.campaign.life.LockedCampaigns;
import org.chorus.coalition.Coalitions;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.Subject;
import org.chorus.organization.MemberProfile;
import org.chorus.organization.Members;
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
  private final Verdicts verdicts;
  private final Authorship authorship;
  private final ApprovalRules rules;
  private final Coalitions coalitions;
  private final Members members;
  private final Access access;
  private final AuditTrail audit;
  private final Clock clock;

  Approvals(
      LockedCampaigns locked,
      CampaignRepository campaigns,
      ApprovalRepository approvals,
      Publication publication,
      Verdicts verdicts,
      Authorship authorship,
      ApprovalRules rules,
      Coalitions coalitions,
      Members members,
      Access access,
      AuditTrail audit,
      Clock clock) {
    this.locked = locked;
    this.campaigns = campaigns;
    this.approvals = approvals;
    this.publication = publication;
    this.verdicts = verdicts;
    this.authorship = authorship;
    this.rules = rules;
    this.coalitions = coalitions;
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
    audit.record(actor, campaign.act("approval asked for"));
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
        campaign
            .act(
                switch (decision) {
                  case APPROVED -> "campaign approved";
                  case CHANGES_REQUESTED -> "changes requested";
                })
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
      rules.voidOwnApprovals(actor, campaign); // a partner may be back since, with a page of theirs
    }
    List<String> missing =
        verdicts.of(campaign, coalitions.get(campaign.coalition())).stream()
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
        campaign.act("campaign published").because("content version " + campaign.contentVersion()));
    return new ApprovalOutcome.Done();
  }

  private Campaign lock(Actor actor, Permission permission, CampaignId id) {
    return locked.lock(actor, id, permission);
  }
}
