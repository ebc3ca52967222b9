package org.chorus.organization;

/** What became of ending or reinstating an Organization. */
public sealed interface EndOutcome {

  /** It is as wanted, from now on or since before. */
  record Done() implements EndOutcome {}

  /** There is none of that id. */
  record NoSuchOrganization() implements EndOutcome {}

  /** A reason has 3 to 500 characters. */
  record ReasonOutOfBounds() implements EndOutcome {}

  /** Nobody could reinstate it: it is the one that administers the platform. */
  record OperatesThePlatform() implements EndOutcome {}
}
