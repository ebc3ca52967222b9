package org.chorus.content;

/**
 * Why a text cannot stand as it is.
 *
 * @param remedy what to do about it, in words for the writer
 */
public record ContentProblem(Field field, String remedy) {

  /** The part of the {@link Content} that it is about. */
  public enum Field {
    LANGUAGE,
    TITLE,
    LEDE,
    LEAD_IN,
    ARTICLE,
    STATEMENT,
    SALUTATION,
    LETTER,
    IMAGE,
    IMAGE_CREDIT,
    IMAGE_ALTERNATIVE,
    TARGET,
    CLOSING_CALL,
    THANKS,
    CONSENT_WORDING
  }
}
