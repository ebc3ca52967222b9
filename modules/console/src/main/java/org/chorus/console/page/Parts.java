package org.chorus.console.page;

import org.chorus.content.Content;
import org.chorus.content.ContentProblem.Field;

/** The parts of a page, as writers call them. */
final class Parts {

  private Parts() {}

  static String label(Field part) {
    return switch (part) {
      case LANGUAGE -> "Language";
      case TITLE -> "Title";
      case LEDE -> "Opening paragraph";
      case LEAD_IN -> "First call to act";
      case ARTICLE -> "Article";
      case STATEMENT -> "What the petition demands";
      case SALUTATION -> "Salutation";
      case LETTER -> "Letter";
      case IMAGE -> "Image";
      case IMAGE_CREDIT -> "Image credit";
      case IMAGE_ALTERNATIVE -> "Image description";
      case TARGET -> "Whom it addresses";
      case CLOSING_CALL -> "Closing call to act";
      case THANKS -> "Closing line of thanks";
      case CONSENT_WORDING -> "Consent wording";
    };
  }

  /** The part as text; of an image, only whether there is one. */
  static String text(Field part, Content content) {
    return switch (part) {
      case LANGUAGE -> LanguageChoice.name(content.language());
      case TITLE -> content.title();
      case LEDE -> content.lede();
      case LEAD_IN -> content.leadIn();
      case ARTICLE -> content.article();
      case STATEMENT -> content.statement();
      case SALUTATION -> content.salutation();
      case LETTER -> content.letter();
      case IMAGE -> content.picture().image().isPresent() ? "An image" : "";
      case IMAGE_CREDIT -> content.picture().credit();
      case IMAGE_ALTERNATIVE -> content.picture().alternative();
      case TARGET -> String.join("\n", content.target().lines());
      case CLOSING_CALL -> content.closingCall();
      case THANKS -> content.thanks();
      case CONSENT_WORDING -> content.consentWording();
    };
  }

  static boolean differs(Field part, Content one, Content other) {
    return part == Field.IMAGE
        ? !one.picture().image().equals(other.picture().image())
        : part == Field.TARGET
            ? !one.target().equals(other.target())
            : !text(part, one).equals(text(part, other));
  }
}
