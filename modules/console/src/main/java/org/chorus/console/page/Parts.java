package org.chorus.console.page;

import java.util.Locale;
import org.chorus.content.ContentField;
import org.chorus.content.ContentPart;

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

  /** As a whole. */
  static String label(ContentPart part) {
    return switch (part) {
      case LANGUAGE -> label(ContentField.LANGUAGE);
      case TITLE -> label(ContentField.TITLE);
      case LEDE -> label(ContentField.LEDE);
      case LEAD_IN -> label(ContentField.LEAD_IN);
      case ARTICLE -> label(ContentField.ARTICLE);
      case SOURCES -> label(ContentField.SOURCES);
      case STATEMENT -> label(ContentField.STATEMENT);
      case LETTER -> label(ContentField.LETTER);
      case PICTURE -> label(ContentField.IMAGE_ID);
      case TARGET -> "Whom it addresses";
      case CLOSING_CALL -> label(ContentField.CLOSING_CALL);
      case THANKS -> label(ContentField.THANKS);
      case THANK_YOU -> label(ContentField.THANK_YOU);
      case SHARE_TEXT -> label(ContentField.SHARE_TEXT);
      case CONSENT_WORDING -> label(ContentField.CONSENT_WORDING);
    };
  }

  /** Of the field in the editor. */
  static String id(ContentField field) {
    return field.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
