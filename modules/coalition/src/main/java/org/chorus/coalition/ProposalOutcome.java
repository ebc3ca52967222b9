package org.chorus.coalition;

/** What became of an answer to proposed Terms, or of their withdrawal. */
public sealed interface ProposalOutcome {

  /** The answer is on record; the proposal stays open. */
  record Answered() implements ProposalOutcome {}

  /** The answer was the last that was needed: the version is in force from now on. */
  record Adopted(int version) implements ProposalOutcome {}

  /** The proposal is off; what is in force stays so. */
  record Withdrawn() implements ProposalOutcome {}

  /** No proposal of that version is open; it was adopted or withdrawn. Look at what there is. */
  record NotOpen() implements ProposalOutcome {}

  /** Say what should be different, in at most {@link Seats#MAX_REASON} characters. */
  record ReasonOutOfBounds() implements ProposalOutcome {}
}
