package org.chorus.console.campaign;

import static org.chorus.access.Permission.CREATE_CAMPAIGN;

import com.vaadin.flow.component.button.Button;
import java.util.Optional;
import org.chorus.access.Access;
import org.chorus.campaign.CampaignOverview;
import org.chorus.campaign.life.CampaignSettings;
import org.chorus.campaign.life.LetterWords;
import org.chorus.campaign.life.SettingOutcome;
import org.chorus.console.look.Notice;
import org.chorus.content.CampaignKind;
import org.chorus.kernel.Actor;

/** Changes whose words signers of an open letter put their names to, while that can change. */
final class LetterWordsButton {

  private LetterWordsButton() {}

  /** Empty where nothing can be chosen, or the Actor may not choose. */
  static Optional<Button> of(
      Actor actor,
      CampaignOverview campaign,
      CampaignSettings settings,
      Access access,
      Runnable afterwards) {
    boolean fixed =
        switch (campaign.state()) {
          case DRAFT, IN_APPROVAL -> false;
          case PUBLISHED, PAUSED, CLOSED, DELIVERED, ARCHIVED -> true;
        };
    if (fixed
        || campaign.kind() != CampaignKind.LETTER
        || !access.may(actor, CREATE_CAMPAIGN, campaign.coalition())) {
      return Optional.empty();
    }
    LetterWords other =
        switch (campaign.letterWords()) {
          case AS_WRITTEN -> LetterWords.SIGNERS_OWN;
          case SIGNERS_OWN -> LetterWords.AS_WRITTEN;
        };
    Button change =
        new Button(
            switch (other) {
              case AS_WRITTEN -> "Let everybody sign the same letter";
              case SIGNERS_OWN -> "Let signers put it into their own words";
            },
            click ->
                ApprovalsAtStake.change(
                    campaign,
                    "Whose words people sign",
                    "Their approvals end, because supporters will see something else.",
                    () -> choose(actor, campaign, settings, other, afterwards)));
    change.setId("choose-words");
    return Optional.of(change);
  }

  private static void choose(
      Actor actor,
      CampaignOverview campaign,
      CampaignSettings settings,
      LetterWords words,
      Runnable afterwards) {
    switch (settings.chooseWords(actor, campaign.id(), words)) {
      case SettingOutcome.Done() ->
          Notice.done("Changed. What was approved before needs new approvals.");
      case SettingOutcome.Refused refused -> Notice.problem(refused.remedy());
    }
    afterwards.run();
  }
}
