package org.chorus.signature;

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
  PRINT
}
