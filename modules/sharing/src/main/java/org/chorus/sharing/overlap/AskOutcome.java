package org.chorus.sharing.overlap;

/** What came of asking how many signers are new to a list. */
public sealed interface AskOutcome {

  /** The answer, which stays the same for this list and pool whoever asks again. */
  record Answered(ListAnswer answer) implements AskOutcome {}

  /** The Organization has no list. */
  record NoList() implements AskOutcome {}

  /** Fewer people signed than {@link NewToList#MIN_SIGNERS}. */
  record TooFewSigners() implements AskOutcome {}

  /** The pool tells apart people at one address: a list of addresses says nothing of it. */
  record CountsByName() implements AskOutcome {}

  /** It is no pool of that Coalition. */
  record NoSuchPool() implements AskOutcome {}
}
