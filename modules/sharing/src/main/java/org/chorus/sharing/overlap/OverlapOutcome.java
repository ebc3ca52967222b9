package org.chorus.sharing.overlap;

/** What came of something about the overlap with a partner. */
public sealed interface OverlapOutcome {

  /** The answer, the same for both, and for as long as both have these lists. */
  record Answered(OverlapAnswer answer) implements OverlapOutcome {}

  /** What the Organization lets the partner know is as it wanted. */
  record Done() implements OverlapOutcome {}

  /** Not both let each other know. */
  record NotMutual() implements OverlapOutcome {}

  /** One of the two has no list. */
  record ListMissing() implements OverlapOutcome {}

  /** The two share no Coalition in which both have an active Seat. */
  record NotPartners() implements OverlapOutcome {}
}
