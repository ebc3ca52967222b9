package org.chorus.campaign.life;

/**
 * What a Campaign does against signatures that no person gave.
 *
 * @param challengeMode when its pages set a challenge
 * @param suspicionRule what becomes of what is suspicious, from the choice on
 */
public record Protection(ChallengeMode challengeMode, SuspicionRule suspicionRule) {

  /** What holds where nobody has chosen. */
  public static final Protection DEFAULT =
      new Protection(ChallengeMode.AUTOMATIC, SuspicionRule.HOLD);
}
