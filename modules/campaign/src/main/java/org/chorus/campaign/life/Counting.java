package org.chorus.campaign.life;

/** When the signatures of a Campaign count. */
public enum Counting {
  /** As soon as they are given; people are asked to confirm their address all the same. */
  AT_ONCE,
  /** Once the person has confirmed the address, and not before. */
  WHEN_CONFIRMED
}
