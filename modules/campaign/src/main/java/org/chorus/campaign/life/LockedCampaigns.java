package org.chorus.campaign.life;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.chorus.access.Access;
import org.chorus.access.Act;
import org.chorus.access.AuditTrail;
import org.chorus.access.Permission;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Campaigns, one transaction at a time. Whoever gets one finds everything written down that was
 * planned to happen by now, so that a late job changes nothing.
 */
@Component
public class LockedCampaigns {

  /** Why a Campaign closed that nobody closed by hand. */
  static final String AS_PLANNED = "as planned";

  private final CampaignRepository campaigns;
  private final Access access;
  private final AuditTrail audit;
  private final Clock clock;

  LockedCampaigns(CampaignRepository campaigns, Access access, AuditTrail audit, Clock clock) {
    this.campaigns = campaigns;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
  }

  /** For an Actor with at least one of the permissions; else refused for want of the first. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Campaign lock(Actor actor, CampaignId id, Permission first, Permission... others) {
    Optional<Campaign> found = campaigns.lock(id.value());
    Permission held =
        found
            .flatMap(
                known ->
                    Stream.concat(Stream.of(first), Stream.of(others))
                        .filter(
                            permission ->
                                access.may(actor, permission, known.coalition(), known.id()))
                        .findFirst())
            .orElse(first);
    Campaign campaign = access.permitted(actor, held, found, Campaign::coalition, Campaign::id);
    settle(campaign);
    return campaign;
  }

  /** Writes down what has come about in one Campaign by its plan; says whether there was any. */
  @Transactional
  boolean settleNext() {
    Optional<Campaign> due = campaigns.lockDue(clock.instant());
    due.ifPresent(this::settle);
    return due.isPresent();
  }

  private void settle(Campaign campaign) {
    Instant now = clock.instant();
    if (campaign.isOpeningDue(now)) {
      record("campaign opened", campaign, campaign.opening().orElseThrow());
      campaign.opened();
    }
    if (campaign.isClosingDue(now)) {
      Instant closing = campaign.closing().orElseThrow();
      record("campaign closed", campaign, closing);
      campaign.take(
          CampaignStep.CLOSE, campaign.plan().orElseThrow().planner(), closing, AS_PLANNED);
    }
  }

  private void record(String verb, Campaign campaign, Instant planned) {
    Act act = campaign.act(verb).because(AS_PLANNED + " for " + planned);
    audit.record(campaign.plan().orElseThrow().planner(), act);
  }
}
