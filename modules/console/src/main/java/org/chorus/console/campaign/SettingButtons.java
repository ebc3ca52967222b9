package org.chorus.console.campaign;

import static org.chorus.access.Permission.CREATE_CAMPAIGN;

import com.vaadin.flow.component.button.Button;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.chorus.access.Access;
import org.chorus.campaign.CampaignOverview;
import org.chorus.campaign.life.CampaignSettings;
import org.chorus.campaign.life.Counting;
import org.chorus.campaign.life.CountryQuestion;
import org.chorus.campaign.life.LetterWords;
import org.chorus.campaign.life.SamePerson;
import org.chorus.campaign.life.SettingOutcome;
import org.chorus.console.look.Notice;
import org.chorus.content.CampaignKind;
import org.chorus.kernel.Actor;

/** Changes what supporters rely on once a campaign is public, while that can change. */
final class SettingButtons {

  private static final String SOMETHING_ELSE =
      "Their approvals end, because supporters will see something else.";

  private final Actor actor;
  private final CampaignOverview campaign;
  private final CampaignSettings settings;
  private final Runnable afterwards;

  private SettingButtons(
      Actor actor, CampaignOverview campaign, CampaignSettings settings, Runnable afterwards) {
    this.actor = actor;
    this.campaign = campaign;
    this.settings = settings;
    this.afterwards = afterwards;
  }

  /** Empty where nothing can be chosen, or the Actor may not choose. */
  static List<Button> of(
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
    return fixed || !access.may(actor, CREATE_CAMPAIGN, campaign.coalition())
        ? List.of()
        : new SettingButtons(actor, campaign, settings, afterwards).all();
  }

  private List<Button> all() {
    List<Button> all = new ArrayList<>();
    if (campaign.kind() == CampaignKind.LETTER) {
      all.add(words());
    }
    all.add(samePerson());
    all.add(counting());
    Stream.of(CountryQuestion.values())
        .filter(question -> question != campaign.countryQuestion())
        .map(this::country)
        .forEach(all::add);
    return all;
  }

  private Button words() {
    LetterWords other =
        switch (campaign.letterWords()) {
          case AS_WRITTEN -> LetterWords.SIGNERS_OWN;
          case SIGNERS_OWN -> LetterWords.AS_WRITTEN;
        };
    return button(
        "choose-words",
        switch (other) {
          case AS_WRITTEN -> "Let everybody sign the same letter";
          case SIGNERS_OWN -> "Let signers put it into their own words";
        },
        "Whose words people sign",
        SOMETHING_ELSE,
        () -> tell(settings.chooseWords(actor, campaign.id(), other)));
  }

  private Button samePerson() {
    SamePerson other =
        switch (campaign.samePerson()) {
          case BY_ADDRESS -> SamePerson.BY_ADDRESS_AND_NAME;
          case BY_ADDRESS_AND_NAME -> SamePerson.BY_ADDRESS;
        };
    return button(
        "choose-same-person",
        switch (other) {
          case BY_ADDRESS -> "Count one signature for each address";
          case BY_ADDRESS_AND_NAME -> "Let two people share an address";
        },
        "Who counts as the same person",
        "Their approvals end, because supporters are told so, and so do those of other campaigns"
            + " that feed the same pool.",
        () -> tell(settings.chooseSamePerson(actor, campaign.id(), other)));
  }

  private Button counting() {
    Counting other =
        switch (campaign.counting()) {
          case AT_ONCE -> Counting.WHEN_CONFIRMED;
          case WHEN_CONFIRMED -> Counting.AT_ONCE;
        };
    return button(
        "choose-counting",
        switch (other) {
          case AT_ONCE -> "Let signatures count at once";
          case WHEN_CONFIRMED -> "Let signatures count once confirmed";
        },
        "When signatures count",
        SOMETHING_ELSE,
        () -> tell(settings.chooseCounting(actor, campaign.id(), other)));
  }

  private Button country(CountryQuestion other) {
    return button(
        "choose-country-" + other.name().toLowerCase(Locale.ROOT),
        switch (other) {
          case NO -> "Do not ask for the country";
          case OPTIONAL -> "Ask for the country, and leave it open";
          case REQUIRED -> "Ask everybody for the country";
        },
        "Whether people are asked for their country",
        SOMETHING_ELSE,
        () -> tell(settings.chooseCountryQuestion(actor, campaign.id(), other)));
  }

  /**
   * @param title of the question to whoever would end approvals
   * @param consequence what they are told
   */
  private Button button(
      String id, String words, String title, String consequence, Runnable choice) {
    Button button =
        new Button(words, click -> ApprovalsAtStake.change(campaign, title, consequence, choice));
    button.setId(id);
    return button;
  }

  private void tell(SettingOutcome outcome) {
    switch (outcome) {
      case SettingOutcome.Done() ->
          Notice.done("Changed. What was approved before needs new approvals.");
      case SettingOutcome.Refused refused -> Notice.problem(refused.remedy());
    }
    afterwards.run();
  }
}
