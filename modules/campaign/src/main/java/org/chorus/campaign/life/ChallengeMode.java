package org.chorus.campaign.life;

/** When a Campaign's pages set a challenge that a program of the signer's browser has to solve. */
public enum ChallengeMode {
  /** Never. */
  OFF,
  /** Always. */
  ON,
  /**
   * While suspicious signatures come in so fast that it looks like an attack, and a while after.
   */
  AUTOMATIC
}
