package org.chorus.coalition;

/** Who receives the contact data of somebody who signed; agreed in the Terms of a Coalition. */
public enum SharingRule {
  /**
   * Only the Organization on whose page the person signed, and only if the person said yes to it.
   */
  SOURCE_ONLY,
  /** Every Organization of the Coalition that the person said yes to, each asked for by name. */
  OPT_IN_PER_PARTNER
}
