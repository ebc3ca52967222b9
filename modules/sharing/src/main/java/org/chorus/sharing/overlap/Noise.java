package org.chorus.sharing.overlap;

import java.security.SecureRandom;
import org.springframework.stereotype.Component;

/**
 * What is added to a count before anybody reads it: a whole number, drawn anew for each answer from
 * the two-sided geometric distribution, whose every answer is at most {@code exp(EPSILON)} times as
 * likely with one person as without. The answer is kept, so that nobody gets a second draw for it;
 * the noise is not.
 */
@Component
class Noise {

  /** How much one answer may tell of one person at the most. */
  static final double EPSILON = 1.0 / 50;

  /** Not more than this in nineteen answers of twenty, one way or the other. */
  static final int MOSTLY_BELOW = 150;

  private final SecureRandom random = new SecureRandom();

  /** How much to add. */
  long draw() {
    long more = geometric();
    long less = geometric();
    return more - less; // the difference of two is two-sided
  }

  /** How often in a row something happens that happens with the probability exp(-EPSILON). */
  private long geometric() {
    return (long) Math.floor(-Math.log(1 - random.nextDouble()) / EPSILON);
  }
}
