package org.chorus.campaign.life;

/** Whether the form of a Campaign asks in which country a person lives. */
public enum CountryQuestion {
  NO,
  /** Whoever would rather not say leaves it open. */
  OPTIONAL,
  /** Nobody signs without an answer. */
  REQUIRED
}
