package org.chorus.campaign.life;

import static org.chorus.access.Permission.CREATE_CAMPAIGN;

import java.time.Clock;
import org.chorus.access.AuditTrail;
import org.chorus.content.CampaignKind;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a convener can still decide about a Campaign that exists. Co-owners approve it together with
 * the content: another choice makes new approvals necessary.
 */
@Service
@Transactional
public class CampaignSettings {

  private final LockedCampaigns locked;
  private final AuditTrail audit;
  private final Clock clock;

  CampaignSettings(LockedCampaigns locked, AuditTrail audit, Clock clock) {
    this.locked = locked;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Says whose words signers of an open letter put their names to. Only before the Campaign is
   * public: what those signed who were first holds for everybody after them.
   */
  public SettingOutcome chooseWords(Actor actor, CampaignId id, LetterWords words) {
    Campaign campaign = locked.lock(actor, id, CREATE_CAMPAIGN);
    if (words == LetterWords.SIGNERS_OWN && campaign.kind() != CampaignKind.LETTER) {
      return new SettingOutcome.NotALetter();
    }
    if (campaign.letterWords() == words) {
      return new SettingOutcome.Done();
    }
    CampaignState state = campaign.state(clock.instant());
    switch (state) {
      case PUBLISHED, PAUSED, CLOSED, DELIVERED, ARCHIVED -> {
        return new SettingOutcome.NotNow(state);
      }
      case DRAFT, IN_APPROVAL -> campaign.choose(words);
    }
    audit.record(
        actor,
        campaign
            .act("letter's words chosen")
            .because(
                switch (words) {
                  case AS_WRITTEN -> "as written";
                  case SIGNERS_OWN -> "signers may put it into their own";
                }));
    return new SettingOutcome.Done();
  }
}
