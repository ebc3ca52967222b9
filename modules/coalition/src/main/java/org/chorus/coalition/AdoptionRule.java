package org.chorus.coalition;

/** Whose acceptance a new version of the Terms needs; itself agreed in the version in force. */
public enum AdoptionRule {
  /** Every active Seat's. */
  ALL,
  /** That of more than half of the active Seats. */
  MAJORITY,
  /** Every active convening Seat's. */
  CONVENERS
}
