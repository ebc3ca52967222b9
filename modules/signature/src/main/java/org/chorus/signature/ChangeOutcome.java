package org.chorus.signature;

/** What became of other answers than before. */
public sealed interface ChangeOutcome {

  /** They stand, and count from now on. */
  record Done() implements ChangeOutcome {}

  /** The person has taken the signature back: no answer of theirs counts. */
  record Withdrawn() implements ChangeOutcome {}

  /** No such link was ever sent, or the signature that it was about is erased. */
  record Unknown() implements ChangeOutcome {}
}
