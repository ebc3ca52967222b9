package org.chorus.sharing.overlap;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How many lists an Organization may upload: each is a question, and what all questions of a year
 * tell together is what the noise was measured for. Deleting a list gives none back.
 *
 * @param lists at the most
 * @param within how long
 */
record Quota(int lists, Duration within) {

  static final Quota OF_A_MONTH = new Quota(4, Duration.ofDays(30));
  static final Quota OF_A_YEAR = new Quota(24, Duration.ofDays(365));

  /** All that hold, the longest first. */
  static final List<Quota> ALL = List.of(OF_A_YEAR, OF_A_MONTH);

  /**
   * How many are left.
   *
   * @param taken when lists were taken, the latest first
   */
  static int left(List<Instant> taken, Instant now) {
    return ALL.stream().mapToInt(quota -> quota.leftOf(taken, now)).min().orElseThrow();
  }

  /** When there is one again by all of them; empty where one is left. */
  static Optional<Instant> again(List<Instant> taken, Instant now) {
    return ALL.stream()
        .filter(quota -> quota.leftOf(taken, now) == 0)
        .map(quota -> taken.get(quota.lists - 1).plus(quota.within))
        .max(Instant::compareTo);
  }

  private int leftOf(List<Instant> taken, Instant now) {
    Instant since = now.minus(within);
    long spent = taken.stream().filter(at -> at.isAfter(since)).count();
    return (int) Math.max(0, lists - spent);
  }
}
