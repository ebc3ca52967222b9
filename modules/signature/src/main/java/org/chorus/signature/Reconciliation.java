package org.chorus.signature;

import java.time.Instant;

/**
 * A pool's tallies, held against a recount.
 *
 * @param at when
 * @param signatures how many there were to recount, whatever their standing
 * @param drift by how much the tallies differed, each of them by itself; zero
 */
public record Reconciliation(Instant at, long signatures, long drift) {}
