package org.chorus.campaign.life;

/** What becomes of a signature that something speaks against. */
public enum SuspicionRule {
  /** It counts as every other, and is marked. */
  COUNT,
  /** It is marked, and counts once a moderator lets it in. */
  HOLD
}
