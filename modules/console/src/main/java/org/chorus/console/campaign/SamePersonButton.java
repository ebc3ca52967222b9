package org.chorus.console.campaign;

import static org.chorus.access.Permission.CREATE_CAMPAIGN;

import com.vaadin.flow.component.button.Button;
import java.util.Optional;
import org.chorus.access.Access;
import org.chorus.campaign.CampaignOverview;
import org.chorus.campaign.life.CampaignSettings;
import org.chorus.campaign.life.SamePerson;
import org.chorus.campaign.life.SettingOutcome;
import org.chorus.console.look.Notice;
import org.chorus.kernel.Actor;

/** Changes whom a campaign's pool takes for the same person, while that can change. */
final class SamePersonButton {

  private SamePersonButton() {}

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
    if (fixed || !access.may(actor, CREATE_CAMPAIGN, campaign.coalition())) {
      return Optional.empty();
    }
    SamePerson other =
        switch (campaign.samePerson()) {
          case BY_ADDRESS -> SamePerson.BY_ADDRESS_AND_NAME;
          case BY_ADDRESS_AND_NAME -> SamePerson.BY_ADDRESS;
        };
    Button change =
        new Button(
            switch (other) {
              case BY_ADDRESS -> "Count one signature for each address";
              case BY_ADDRESS_AND_NAME -> "Let two people share an address";
            },
            click ->
                ApprovalsAtStake.change(
                    campaign,
                    "Who counts as the same person",
                    "Their approvals end, because supporters are told so, and so do those of other"
                        + " campaigns that feed the same pool.",
                    () -> choose(actor, campaign, settings, other, afterwards)));
    change.setId("choose-same-person");
    return Optional.of(change);
  }

  private static void choose(
      Actor actor,
      CampaignOverview campaign,
      CampaignSettings settings,
      SamePerson rule,
      Runnable afterwards) {
    switch (settings.chooseSamePerson(actor, campaign.id(), rule)) {
      case SettingOutcome.Done() ->
          Notice.done("Changed. What was approved before needs new approvals.");
      case SettingOutcome.Refused refused -> Notice.problem(refused.remedy());
    }
    afterwards.run();
  }
}
