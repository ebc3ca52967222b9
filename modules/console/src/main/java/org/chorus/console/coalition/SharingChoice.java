package org.chorus.console.coalition;

import org.chorus.coalition.SharingRule;
import org.chorus.console.look.ChoiceGroup;

/** Asks who receives the contact data of supporters. */
final class SharingChoice {

  private SharingChoice() {}

  static ChoiceGroup<SharingRule> ask() {
    ChoiceGroup<SharingRule> choice =
        new ChoiceGroup<>(
            "Who receives the contact data of somebody who signs?",
            SharingChoice::title,
            SharingChoice::explanation);
    choice.setId("sharing-rule");
    choice.setItems(SharingRule.OPT_IN_PER_PARTNER, SharingRule.SOURCE_ONLY);
    choice.setValue(SharingRule.OPT_IN_PER_PARTNER);
    return choice;
  }

  private static String title(SharingRule rule) {
    return switch (rule) {
      case OPT_IN_PER_PARTNER -> "Every partner that the person says yes to";
      case SOURCE_ONLY -> "Only the partner on whose page the person signed";
    };
  }

  private static String explanation(SharingRule rule) {
    return switch (rule) {
      case OPT_IN_PER_PARTNER ->
          "Each person is asked about every partner by name, and answers yes or no to each. Partners"
              + " gain people who want to hear from them; nobody hands over a list.";
      case SOURCE_ONLY ->
          "Each person is asked about one partner only, and only by a yes does it receive the contact"
              + " data. The others receive nobody from that page.";
    };
  }
}
