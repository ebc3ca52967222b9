package org.chorus.campaign.link;

/** On which way a person came to a page. */
public enum Channel {
  /** Nothing said how: typed, bookmarked, or by a plain link. */
  PAGE,
  EMAIL,
  SOCIAL,
  /** A link or a button on a web site. */
  WEB,
  MESSENGER,
  ADVERTISING,
  /** On paper, most often as a QR code. */
  PRINT,
  /** Somebody who had signed passed the page on. */
  SUPPORTER;

  /** Whether a partner can spread a link on it. */
  public boolean isForLinks() {
    return switch (this) {
      case EMAIL, SOCIAL, WEB, MESSENGER, ADVERTISING, PRINT -> true;
      case PAGE, SUPPORTER -> false;
    };
  }
}
