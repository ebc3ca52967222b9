package org.chorus.coalition;

/** Where a version of the Terms stands. */
enum TermsState {
  /** Waits for the Seats' answers. One at a time. */
  PROPOSED,
  /** Is in force, or was until the next one. */
  ADOPTED,
  /** Was never in force and never will be. */
  WITHDRAWN
}
