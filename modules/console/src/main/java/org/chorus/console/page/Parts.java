package org.chorus.console.page;

import java.util.Locale;
import org.chorus.content.ContentField;

/** The texts of a page, as writers call them. */
final class Parts {

  private Parts() {}

  /** In a sentence or beside a field. */
  static String label(ContentField field) {
    return switch (field) {
      case LANGUAGE -> "Language";
      case TITLE -> "Title";
      case LEDE -> "Opening paragraph";
      case LEAD_IN -> "First call to act";
      case ARTICLE -> "Article";
      case SOURCES -> "Sources";
      case STATEMENT_INTRO -> "Words before the demand";
      case STATEMENT -> "What the petition demands";
      case SALUTATION -> "Salutation";
      case LETTER -> "Letter";
      case IMAGE_ID -> "Image";
      case IMAGE_CREDIT -> "Image credit";
      case IMAGE_ALT -> "Image description";
      case TARGET_NAME -> "Name";
      case TARGET_JOB_TITLE -> "Job title";
      case TARGET_ORGANIZATION -> "Organization";
      case CLOSING_CALL -> "Closing call to act";
      case THANKS -> "Closing line of thanks";
      case THANK_YOU -> "Thank-you page";
      case SHARE_TEXT -> "Text to share";
      case CONSENT_WORDING -> "Consent wording";
    };
  }

  /** Of the field in the editor. */
  static String id(ContentField field) {
    return field.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
