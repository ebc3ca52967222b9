package org.chorus.mail.suppression;

/** What became of a wish about one address. Tells nothing about the address. */
public sealed interface HoldOutcome {

  /** From now on it is as wished, whatever it was before. */
  record Done() implements HoldOutcome {}

  /** Too many addresses in an hour. Nothing was changed. */
  record TooOften() implements HoldOutcome {}
}
