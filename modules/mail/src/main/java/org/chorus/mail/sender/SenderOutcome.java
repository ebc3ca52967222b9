package org.chorus.mail.sender;

/** What became of a step towards an address of one's own. */
public sealed interface SenderOutcome {

  /** A code is on its way to the address; it is to be entered within an hour. */
  record CodeSent() implements SenderOutcome {}

  /** Mail comes from the address from now on. */
  record InUse() implements SenderOutcome {}

  /** The code was right; mail comes from the address once its domain is right too. */
  record DomainNext() implements SenderOutcome {}

  /** The code was wrong, too old, or used up: a new one has to be sent. */
  record WrongCode(boolean newOneNeeded) implements SenderOutcome {}

  /** No address can be proven here, because nothing is signed; and this domain is not listed. */
  record NotListed() implements SenderOutcome {}

  /** Too many tries in an hour. Nothing was changed. */
  record TooOften() implements SenderOutcome {}
}
