package org.chorus.coalition;

import java.util.List;
import org.chorus.coalition.terms.SharingFault;

/** What became of a proposal for new Terms. */
public sealed interface ProposeOutcome {

  /** Every active partner is asked now. */
  record Proposed(int version) implements ProposeOutcome {}

  /** It says what is in force already: change something. */
  record NothingChanges() implements ProposeOutcome {}

  /** Another one is open: withdraw it, or wait for its adoption. */
  record AnotherIsOpen(int version) implements ProposeOutcome {}

  /** Not the version that it builds on is in force: read {@code current} and propose again. */
  record InForceChanged(int current) implements ProposeOutcome {}

  /** Shorten the clauses to {@link Terms#MAX_CLAUSES} characters. */
  record ClausesTooLong() implements ProposeOutcome {}

  /** The Terms could never do what they say: each fault names its remedy. */
  record Unsatisfiable(List<SharingFault> faults) implements ProposeOutcome {}
}
