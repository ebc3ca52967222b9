package org.chorus.console.coalition;

import org.chorus.coalition.AdoptionRule;
import org.chorus.console.look.ChoiceGroup;

/** Asks whose acceptance later terms need. */
final class AdoptionChoice {

  private AdoptionChoice() {}

  static ChoiceGroup<AdoptionRule> ask() {
    ChoiceGroup<AdoptionRule> choice =
        new ChoiceGroup<>(
            "Who must accept the next terms after these?",
            AdoptionChoice::title,
            AdoptionChoice::explanation);
    choice.setId("adoption-rule");
    choice.setItems(AdoptionRule.values());
    return choice;
  }

  static String title(AdoptionRule rule) {
    return switch (rule) {
      case ALL -> "Every partner";
      case MAJORITY -> "More than half of the partners";
      case CONVENERS -> "Every convener";
    };
  }

  private static String explanation(AdoptionRule rule) {
    return switch (rule) {
      case ALL -> "Nobody is bound by what they did not accept. One objection holds new terms up.";
      case MAJORITY -> "New terms bind those too who objected; they can leave.";
      case CONVENERS -> "Quick decisions. New terms bind the other partners too; they can leave.";
    };
  }
}
