package org.chorus.console.coalition;

import org.chorus.coalition.PartnerOrder;
import org.chorus.console.look.ChoiceGroup;

/** Asks in which order supporters read the partners' names and logos. */
final class PartnerOrderChoice {

  private PartnerOrderChoice() {}

  static ChoiceGroup<PartnerOrder> ask() {
    ChoiceGroup<PartnerOrder> choice =
        new ChoiceGroup<>(
            "In which order do the partners stand on pages?",
            PartnerOrderChoice::title,
            PartnerOrderChoice::explanation);
    choice.setId("partner-order");
    choice.setItems(PartnerOrder.values());
    return choice;
  }

  private static String title(PartnerOrder order) {
    return switch (order) {
      case ALPHABETICAL -> "Alphabetical";
      case ROTATING -> "Rotating";
    };
  }

  private static String explanation(PartnerOrder order) {
    return switch (order) {
      case ALPHABETICAL -> "By name, the same every day.";
      case ROTATING -> "Another partner stands first each day, each equally often.";
    };
  }
}
