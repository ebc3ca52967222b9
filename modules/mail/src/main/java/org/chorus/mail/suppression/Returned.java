package org.chorus.mail.suppression;

/** What came back about a mail. */
public enum Returned {
  /** There is no such mailbox, or no such domain: no mail of anybody arrives there. */
  NO_SUCH_ADDRESS,
  /** The mailbox takes no mail any more. */
  CLOSED,
  /** Not this time: full, away, or not from here. Says little about the address. */
  NOT_NOW,
  /** Whoever got it called it spam. */
  COMPLAINT
}
