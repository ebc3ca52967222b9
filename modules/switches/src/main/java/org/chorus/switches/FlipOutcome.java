package org.chorus.switches;

/** What became of flipping a switch. */
public sealed interface FlipOutcome {

  /** It stands as wanted, from now on or since before. */
  record Done() implements FlipOutcome {}

  /** Whoever switches something off says why, in 3 to 500 characters; 500 at most in any case. */
  record ReasonOutOfBounds() implements FlipOutcome {}

  /** A message has at most {@value Off#MAX_MESSAGE} characters. */
  record MessageTooLong() implements FlipOutcome {}
}
