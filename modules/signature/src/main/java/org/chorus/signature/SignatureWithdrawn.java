package org.chorus.signature;

import java.time.Instant;

/**
 * Somebody takes their signature back. Told in the transaction that writes it, before its tallies
 * are locked: whoever listens in that transaction ends what rested on the signature, at once.
 */
public record SignatureWithdrawn(long signature, Instant at) {}
