package org.chorus.campaign.life;

/** Whose words signers of an open letter put their names to. */
public enum LetterWords {
  /** Those of its writers, for everybody. The only way for a petition. */
  AS_WRITTEN,
  /** Those of its writers, or what a signer makes of them. */
  SIGNERS_OWN
}
