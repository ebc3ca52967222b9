package org.chorus.campaign.life;

import static org.chorus.access.Permission.CREATE_CAMPAIGN;
import static org.chorus.access.Permission.MODERATE;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chorus.access.Access;
import org.chorus.access.Act;
import org.chorus.access.AuditTrail;
import org.chorus.content.CampaignKind;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can still be decided about a Campaign that exists. */
@Service
@Transactional
public class CampaignSettings {

  private final LockedCampaigns locked;
  private final CampaignRepository campaigns;
  private final SignaturePoolRepository pools;
  private final Access access;
  private final AuditTrail audit;
  private final Clock clock;

  CampaignSettings(
      LockedCampaigns locked,
      CampaignRepository campaigns,
      SignaturePoolRepository pools,
      Access access,
      AuditTrail audit,
      Clock clock) {
    this.locked = locked;
    this.campaigns = campaigns;
    this.pools = pools;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Says whose words signers of an open letter put their names to. Only before the Campaign is
   * public: what those signed who were first holds for everybody after them. Co-owners approve it
   * together with the content: another choice makes new approvals necessary.
   */
  public SettingOutcome chooseWords(Actor actor, CampaignId id, LetterWords words) {
    Campaign campaign = locked.lock(actor, id, CREATE_CAMPAIGN);
    if (words == LetterWords.SIGNERS_OWN && campaign.kind() != CampaignKind.LETTER) {
      return new SettingOutcome.NotALetter();
    }
    if (campaign.letterWords() == words) {
      return new SettingOutcome.Done();
    }
    return untilPublic(
        actor,
        campaign,
        () -> campaign.choose(words),
        campaign
            .act("letter's words chosen")
            .because(
                switch (words) {
                  case AS_WRITTEN -> "as written";
                  case SIGNERS_OWN -> "signers may put it into their own";
                }));
  }

  /**
   * Says when signatures count. Only before the Campaign is public: it is told to everybody who
   * signs.
   */
  public SettingOutcome chooseCounting(Actor actor, CampaignId id, Counting counting) {
    Campaign campaign = locked.lock(actor, id, CREATE_CAMPAIGN);
    if (campaign.counting() == counting) {
      return new SettingOutcome.Done();
    }
    return untilPublic(
        actor,
        campaign,
        () -> campaign.choose(counting),
        campaign
            .act("counting chosen")
            .because(
                switch (counting) {
                  case AT_ONCE -> "signatures count at once";
                  case WHEN_CONFIRMED -> "signatures count when confirmed";
                }));
  }

  /**
   * Says whether the form asks for the country. Only before the Campaign is public: shares of
   * countries mean nothing where only some were asked.
   */
  public SettingOutcome chooseCountryQuestion(
      Actor actor, CampaignId id, CountryQuestion question) {
    Campaign campaign = locked.lock(actor, id, CREATE_CAMPAIGN);
    if (campaign.countryQuestion() == question) {
      return new SettingOutcome.Done();
    }
    return untilPublic(
        actor,
        campaign,
        () -> campaign.choose(question),
        campaign
            .act("country question chosen")
            .because(
                switch (question) {
                  case NO -> "the form asks for no country";
                  case OPTIONAL -> "the form asks for the country, and can do without";
                  case REQUIRED -> "the form needs the country";
                }));
  }

  /** Supporters rely on what they were told, so the choice is open until the first reads it. */
  private SettingOutcome untilPublic(Actor actor, Campaign campaign, Runnable choice, Act act) {
    CampaignState state = campaign.state(clock.instant());
    return switch (state) {
      case PUBLISHED, PAUSED, CLOSED, DELIVERED, ARCHIVED -> new SettingOutcome.NotNow(state);
      case DRAFT, IN_APPROVAL -> {
        choice.run();
        audit.record(actor, act);
        yield new SettingOutcome.Done();
      }
    };
  }

  /** Whether the Actor may choose how the Campaign is protected; for screens. */
  @Transactional(readOnly = true)
  public boolean mayProtect(Actor actor, CampaignId id) {
    return campaigns
        .findById(id.value())
        .filter(
            campaign ->
                access.may(actor, CREATE_CAMPAIGN, campaign.coalition(), id)
                    || access.may(actor, MODERATE, campaign.coalition(), id))
        .filter(campaign -> !isOver(campaign.state(clock.instant())))
        .isPresent();
  }

  /**
   * Says how the Campaign is protected against abuse, from now on: pages and signatures follow
   * within a moment. Conveners and the Campaign's moderators choose while it runs, because an
   * attack does not wait; no co-owner has to approve, and all of them see what was chosen, and by
   * whom.
   */
  public SettingOutcome protect(Actor actor, CampaignId id, Protection wanted) {
    Campaign campaign = locked.lock(actor, id, CREATE_CAMPAIGN, MODERATE);
    if (campaign.protection().equals(wanted)) {
      return new SettingOutcome.Done();
    }
    Instant now = clock.instant();
    CampaignState state = campaign.state(now);
    if (isOver(state)) {
      return new SettingOutcome.Over(state);
    }
    campaign.protect(wanted, actor, now);
    audit.record(
        actor,
        campaign
            .act("protection chosen")
            .because(
                switch (wanted.challengeMode()) {
                      case OFF -> "no challenge";
                      case ON -> "a challenge for everybody";
                      case AUTOMATIC -> "a challenge under attack";
                    }
                    + "; "
                    + switch (wanted.suspicionRule()) {
                      case COUNT -> "suspicious signatures count";
                      case HOLD -> "suspicious signatures wait for a moderator";
                    }));
    return new SettingOutcome.Done();
  }

  /** Whether nobody will sign any more. */
  private static boolean isOver(CampaignState state) {
    return switch (state) {
      case DRAFT, IN_APPROVAL, PUBLISHED, PAUSED, CLOSED -> false;
      case DELIVERED, ARCHIVED -> true;
    };
  }

  /**
   * Says whom the pool of a Campaign takes for the same person, for all Campaigns that feed it.
   * Only before any of them is public, and so before anybody can have signed: what a pool holds was
   * counted by one rule.
   */
  public SettingOutcome chooseSamePerson(Actor actor, CampaignId id, SamePerson chosen) {
    // The pool first: nobody can add a Campaign to it, and none of its Campaigns can be published,
    // before this is decided; and whoever else decides waits here.
    Optional<SignaturePool> found = pools.lockFor(id.value());
    List<Campaign> feeding =
        found.map(pool -> campaigns.lockPool(pool.id().value())).orElse(List.of());
    Campaign asked =
        access.permitted(
            actor,
            CREATE_CAMPAIGN,
            feeding.stream().filter(campaign -> campaign.id().equals(id)).findFirst(),
            Campaign::coalition,
            Campaign::id);
    SignaturePool pool = found.orElseThrow();
    if (pool.samePerson() == chosen) {
      return new SettingOutcome.Done();
    }
    Instant now = clock.instant();
    if (asked.isPublic() || asked.state(now) == CampaignState.ARCHIVED) {
      return new SettingOutcome.NotNow(asked.state(now));
    }
    Optional<Campaign> published = feeding.stream().filter(Campaign::isPublic).findFirst();
    if (published.isPresent()) {
      return new SettingOutcome.PublicElsewhere(published.get().name());
    }
    pool.choose(chosen);
    for (Campaign campaign : feeding) {
      campaign.contentChanged(); // supporters are told so
      audit.record(
          actor,
          campaign
              .act("people told apart")
              .because(
                  switch (chosen) {
                    case BY_ADDRESS -> "by their addresses";
                    case BY_ADDRESS_AND_NAME -> "by their addresses and names";
                  }));
    }
    return new SettingOutcome.Done();
  }
}
