package org.chorus.campaign.life;

import static org.chorus.access.Permission.ANSWER_INVITATION;
import static org.chorus.access.Permission.APPROVE;
import static org.chorus.access.Permission.PUBLISH;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chorus.access.Access;
import org.chorus.access.AuditTrail;
import org.chorus.campaign.life.LifeOutcome.Done;
import org.chorus.campaign.life.LifeOutcome.Moment;
import org.chorus.coalition.Coalitions;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.OrganizationId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The life of a Campaign beyond its approval. Whoever may speak for a co-owner, its approvers,
 * administrators and the conveners, may pause it in an emergency; every other step is the
 * conveners'. Steps of one Campaign are taken one after the other: each locks it.
 */
@Service
@Transactional
public class CampaignLife {

  /** The longest reason or message, in characters. */
  public static final int MAX_WORDS = 500;

  /** Where the day ends last. */
  private static final ZoneId LATEST = ZoneOffset.ofHours(-12);

  /** Where the day begins first. */
  private static final ZoneId EARLIEST = ZoneOffset.ofHours(14);

  private final LockedCampaigns locked;
  private final CampaignRepository campaigns;
  private final Coalitions coalitions;
  private final Access access;
  private final AuditTrail audit;
  private final Clock clock;

  CampaignLife(
      LockedCampaigns locked,
      CampaignRepository campaigns,
      Coalitions coalitions,
      Access access,
      AuditTrail audit,
      Clock clock) {
    this.locked = locked;
    this.campaigns = campaigns;
    this.coalitions = coalitions;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
  }

  /** For screens: the steps that the Actor could take now, but for those of its approval. */
  @Transactional(readOnly = true)
  public Set<CampaignStep> stepsOpenTo(Actor actor, CampaignId id) {
    access.requireMember(actor);
    Instant now = clock.instant();
    return campaigns
        .findById(id.value())
        .filter(campaign -> access.hasSeat(actor, campaign.coalition()))
        .stream()
        .flatMap(
            campaign ->
                Stream.of(CampaignStep.values())
                    .filter(step -> step.from(campaign.state(now)).isPresent())
                    .filter(step -> isOpenTo(actor, step, campaign)))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(CampaignStep.class)));
  }

  private boolean isOpenTo(Actor actor, CampaignStep step, Campaign campaign) {
    boolean convener = access.may(actor, PUBLISH, campaign.coalition());
    return switch (step) {
      case ASK_FOR_APPROVAL, PUBLISH -> false;
      case PAUSE -> convener || speaksForACoOwner(actor, campaign);
      case RESUME ->
          convener
              || (campaign.pausedFor().equals(Optional.of(actor.organization()))
                  && speaksForACoOwner(actor, campaign));
      case CLOSE, REOPEN, DELIVER, ARCHIVE -> convener;
    };
  }

  private boolean speaksForACoOwner(Actor actor, Campaign campaign) {
    return access.may(actor, APPROVE, campaign.coalition())
        || access.may(actor, ANSWER_INVITATION, campaign.coalition());
  }

  /**
   * Stops signing at once, for an emergency.
   *
   * @param reason for the partners, required
   * @param messageToSupporters shown where people sign, as it is; may be empty
   */
  public LifeOutcome pause(Actor actor, CampaignId id, String reason, String messageToSupporters) {
    Campaign campaign = locked.lock(actor, id, APPROVE, ANSWER_INVITATION, PUBLISH);
    String why = reason.strip();
    String message = messageToSupporters.strip();
    if (isMissing(why)) {
      return new LifeOutcome.ReasonMissing();
    }
    if (message.length() > MAX_WORDS) {
      return new LifeOutcome.WordsTooLong();
    }
    return campaign.pause(actor, clock.instant(), why, message)
        ? done(actor, "campaign paused", campaign, why)
        : notNow(CampaignStep.PAUSE, campaign);
  }

  /**
   * Lets people sign again: a convener may, and whoever may speak for the Organization that paused.
   *
   * @param reason for the partners; required of a convener who lifts another's pause
   */
  public LifeOutcome resume(Actor actor, CampaignId id, String reason) {
    Campaign campaign = locked.lock(actor, id, PUBLISH, APPROVE, ANSWER_INVITATION);
    String why = reason.strip();
    boolean own = campaign.pausedFor().equals(Optional.of(actor.organization()));
    if (campaign.state(clock.instant()) == CampaignState.PAUSED && !own) {
      if (!access.may(actor, PUBLISH, campaign.coalition())) {
        return new LifeOutcome.PausedByAnother(nameOf(campaign));
      }
      if (isMissing(why)) {
        return new LifeOutcome.ReasonMissing();
      }
    }
    return take(CampaignStep.RESUME, "campaign resumed", actor, campaign, why);
  }

  /**
   * Ends signing.
   *
   * @param reason for the partners; may be empty
   */
  public LifeOutcome close(Actor actor, CampaignId id, String reason) {
    Campaign campaign = locked.lock(actor, id, PUBLISH);
    return take(CampaignStep.CLOSE, "campaign closed", actor, campaign, reason.strip());
  }

  /**
   * Lets people sign once more, with no end planned.
   *
   * @param reason for the partners; may be empty
   */
  public LifeOutcome reopen(Actor actor, CampaignId id, String reason) {
    Campaign campaign = locked.lock(actor, id, PUBLISH);
    return take(CampaignStep.REOPEN, "campaign reopened", actor, campaign, reason.strip());
  }

  /**
   * Records that the signatures were handed over.
   *
   * @param day between the publication and today, wherever on earth that is
   */
  public LifeOutcome markDelivered(Actor actor, CampaignId id, LocalDate day) {
    Campaign campaign = locked.lock(actor, id, PUBLISH);
    Instant now = clock.instant();
    if (CampaignStep.DELIVER.from(campaign.state(now)).isEmpty()) {
      return notNow(CampaignStep.DELIVER, campaign);
    }
    LocalDate published = LocalDate.ofInstant(campaign.publishedAt().orElseThrow(), LATEST);
    if (day.isBefore(published) || day.isAfter(LocalDate.ofInstant(now, EARLIEST))) {
      return new LifeOutcome.DeliveryOutOfOrder(published);
    }
    campaign.deliver(actor, now, day);
    return done(actor, "campaign delivered", campaign, "on " + day);
  }

  /** Puts the Campaign away for good. */
  public LifeOutcome archive(Actor actor, CampaignId id) {
    Campaign campaign = locked.lock(actor, id, PUBLISH);
    return take(CampaignStep.ARCHIVE, "campaign archived", actor, campaign, "");
  }

  /**
   * Plans when the Campaign opens and closes by itself, in place of what was planned before; empty
   * for what is to be done by hand. Takes effect at the very instant.
   *
   * @param zone in which supporters and partners are told of it
   */
  public LifeOutcome plan(
      Actor actor,
      CampaignId id,
      Optional<Instant> opensAt,
      Optional<Instant> closesAt,
      ZoneId zone) {
    Campaign campaign = locked.lock(actor, id, PUBLISH);
    Instant now = clock.instant();
    CampaignState state = campaign.state(now);
    switch (state) {
      case CLOSED, DELIVERED, ARCHIVED -> {
        return notNow(CampaignStep.CLOSE, campaign);
      }
      case DRAFT, IN_APPROVAL, PUBLISHED, PAUSED -> {}
    }
    if (opensAt.isPresent() && campaign.isPublic() && campaign.opening().isEmpty()) {
      return new LifeOutcome.OpenAlready();
    }
    if (opensAt.filter(opens -> !opens.isAfter(now)).isPresent()) {
      return new LifeOutcome.NotInTheFuture(Moment.OPENING);
    }
    if (closesAt.filter(closes -> !closes.isAfter(now)).isPresent()) {
      return new LifeOutcome.NotInTheFuture(Moment.CLOSING);
    }
    if (opensAt.isPresent() && closesAt.filter(c -> !c.isAfter(opensAt.get())).isPresent()) {
      return new LifeOutcome.ClosesBeforeItOpens();
    }
    campaign.plan(Plan.of(actor, opensAt, closesAt, zone));
    return done(
        actor,
        "campaign planned",
        campaign,
        "opens "
            + opensAt.map(Instant::toString).orElse("when published")
            + ", closes "
            + closesAt.map(Instant::toString).orElse("by hand"));
  }

  private LifeOutcome take(
      CampaignStep step, String verb, Actor actor, Campaign campaign, String reason) {
    if (reason.length() > MAX_WORDS) {
      return new LifeOutcome.WordsTooLong();
    }
    return campaign.take(step, actor, clock.instant(), reason)
        ? done(actor, verb, campaign, reason)
        : notNow(step, campaign);
  }

  private LifeOutcome done(Actor actor, String verb, Campaign campaign, String detail) {
    audit.record(actor, campaign.act(verb).because(detail));
    return new Done();
  }

  private LifeOutcome notNow(CampaignStep step, Campaign campaign) {
    return new LifeOutcome.NotNow(step, campaign.state(clock.instant()));
  }

  private String nameOf(Campaign campaign) {
    Optional<OrganizationId> pausing = campaign.pausedFor();
    return coalitions.get(campaign.coalition()).partners().stream()
        .map(partner -> partner.organization())
        .filter(partner -> pausing.equals(Optional.of(partner.id())))
        .findFirst()
        .map(partner -> partner.name())
        .orElse("Another partner");
  }

  private static boolean isMissing(String words) {
    return words.isEmpty() || words.length() > MAX_WORDS;
  }
}
