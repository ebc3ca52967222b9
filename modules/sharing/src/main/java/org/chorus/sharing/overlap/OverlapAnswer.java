package org.chorus.sharing.overlap;

import java.time.Instant;

/**
 * How many people two lists share. Both Organizations read the same.
 *
 * @param at the moment at which the first of the two asked
 */
public record OverlapAnswer(Instant at, Approximate onBoth) {

  /** Of neither list's length: how long the other's is, is not told. */
  static OverlapAnswer of(Instant at, long noisy) {
    return new OverlapAnswer(at, Approximate.of(noisy, Long.MAX_VALUE));
  }
}
