package org.chorus.sharing.overlap;

import java.time.Instant;

/**
 * What one list said of one pool, once and for all.
 *
 * @param at the moment that it holds for
 * @param signers everybody who counted in the pool then, which is no secret
 * @param onList how many of them were on the list
 * @param newToList how many were not
 */
public record ListAnswer(Instant at, long signers, Approximate onList, Approximate newToList) {

  static ListAnswer of(Instant at, long signers, long addresses, long noisy) {
    return new ListAnswer(
        at,
        signers,
        Approximate.of(noisy, Math.min(signers, addresses)),
        Approximate.of(signers - noisy, signers));
  }
}
