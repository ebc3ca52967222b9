package org.chorus.site.abuse;

import java.time.Instant;
import org.chorus.campaign.life.Protection;
import org.chorus.campaign.life.SuspicionRule;

/**
 * What the door puts into a form.
 *
 * @param token brought back by the form, see {@link FormTokens}
 * @param challenged whether the browser has to solve a challenge
 * @param held whether a signature without a solution waits for a moderator
 */
public record FormGuard(String token, boolean challenged, boolean held) {

  /** For how long two renderings with nothing but another token pass for the same. */
  private static final long SAME_FOR_MILLIS = 600_000;

  static FormGuard of(Protection protection, String token, boolean challenged) {
    return new FormGuard(
        token, challenged, challenged && protection.suspicionRule() == SuspicionRule.HOLD);
  }

  /**
   * What stands for the token in the tag by which caches tell whether a page has changed: a page
   * must not count as changed every moment, nor its token grow older and older in a cache.
   */
  public String sameAs(Instant now) {
    return Long.toString(now.toEpochMilli() / SAME_FOR_MILLIS);
  }
}
