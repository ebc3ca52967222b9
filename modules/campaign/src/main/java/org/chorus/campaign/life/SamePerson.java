package org.chorus.campaign.life;

/** Whom a SignaturePool takes for the same person. (Why so: decision 0050.) */
public enum SamePerson {
  /** Whoever has the same email address. */
  BY_ADDRESS,
  /**
   * Whoever has the same email address and the same name: two people can share an address, and
   * whoever writes their name in another way counts twice.
   */
  BY_ADDRESS_AND_NAME
}
