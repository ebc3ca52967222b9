package org.chorus.coalition;

/** What became of a step in the life of a Seat. */
public sealed interface SeatOutcome {

  /** The step is taken, and on record. */
  record Done() implements SeatOutcome {}

  /**
   * The partner takes part again as soon as it accepts the Terms in force, which are others than it
   * was suspended under.
   */
  record WaitsForAcceptance(int termsVersion) implements SeatOutcome {}

  /** The Coalition has no such Seat, or the Actor's Organization has none: look at it again. */
  record NoSuchSeat() implements SeatOutcome {}

  /** Not from where the Seat stands now; somebody else may have been faster. Look at it again. */
  record NotFrom(SeatState state) implements SeatOutcome {}

  /** Nobody does this to their own Seat: leave, or hand over. */
  record OwnSeat() implements SeatOutcome {}

  /** The Seat convenes already; nothing changed. */
  record ConvenesAlready() implements SeatOutcome {}

  /** No other active Seat convenes: hand over first. */
  record LastConvener() implements SeatOutcome {}

  /** A reason is needed, of at most {@link Seats#MAX_REASON} characters. */
  record ReasonOutOfBounds() implements SeatOutcome {}
}
