package org.chorus.coalition;

import java.time.Instant;

/** What became of a step with a request to join. */
public sealed interface JoinOutcome {

  /** The step is taken, and on record. */
  record Done() implements JoinOutcome {}

  /** The Coalition takes no requests, or there is none: from outside the two look alike. */
  record TakesNoRequests() implements JoinOutcome {}

  /** The Organization is a partner or invited already. */
  record AlreadySeated(SeatState state) implements JoinOutcome {}

  /** The Organization has asked, and nobody has answered yet. */
  record AlreadyAsked() implements JoinOutcome {}

  /** The Organization was turned down not long ago: it can ask again then. */
  record TooSoon(Instant again) implements JoinOutcome {}

  /** A few words are needed, of at most {@link Seats#MAX_REASON} characters. */
  record WordsOutOfBounds() implements JoinOutcome {}

  /** It was answered or withdrawn meanwhile, or there is none: look at the list again. */
  record NotOpen() implements JoinOutcome {}
}
