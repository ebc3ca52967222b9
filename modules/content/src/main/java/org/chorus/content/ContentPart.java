package org.chorus.content;

/** What of a page a partner makes its own or takes from the common page, as a whole. */
public enum ContentPart {
  LANGUAGE,
  TITLE,
  LEDE,
  LEAD_IN,
  ARTICLE,
  SOURCES,
  /** With what stands before it. */
  STATEMENT,
  /** With its salutation. */
  LETTER,
  /** With its credit and description. */
  PICTURE,
  TARGET,
  CLOSING_CALL,
  THANKS,
  /** What people read who have signed. */
  THANK_YOU,
  SHARE_TEXT,
  /** An Organization's words for itself: nobody else's. */
  CONSENT_WORDING;

  /** Whether a partner's page can take it from the common page. */
  public boolean isInheritable() {
    return this != LANGUAGE && this != CONSENT_WORDING;
  }
}
