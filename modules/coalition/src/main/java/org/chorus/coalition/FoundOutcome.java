package org.chorus.coalition;

import java.util.List;
import org.chorus.coalition.terms.SharingFault;
import org.chorus.kernel.CoalitionId;

/** What became of founding a Coalition. */
public sealed interface FoundOutcome {

  /** The Actor's Organization holds the first, convening Seat; the Actor is convener. */
  record Founded(CoalitionId coalition) implements FoundOutcome {}

  /** A name has 3 to 120 characters. */
  record NameOutOfBounds() implements FoundOutcome {}

  /** The added clauses exceed {@link Terms#MAX_CLAUSES}. */
  record ClausesTooLong() implements FoundOutcome {}

  /** The Terms could never do what they say: each fault names its remedy. */
  record Unsatisfiable(List<SharingFault> faults) implements FoundOutcome {}
}
