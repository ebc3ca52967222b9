package org.chorus.campaign;

/** How people agree that an Organization contacts them. */
public enum ConsentMode {
  /** A question per Organization, yes or no, neither preselected, an answer required. */
  EXPLICIT,
  /** A statement beside the button and no question, for places where that is lawful. */
  DISCLOSURE
}
