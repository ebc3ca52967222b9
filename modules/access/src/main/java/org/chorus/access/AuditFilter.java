package org.chorus.access;

import java.time.Instant;
import java.util.Optional;

/**
 * Which entries of the audit trail somebody wants to see.
 *
 * @param containing what person, act, object or detail contain, in any case; empty for all
 * @param outcome empty for both
 * @param from the first moment
 * @param until the first moment that is too late
 */
public record AuditFilter(
    String containing,
    Optional<Act.Outcome> outcome,
    Optional<Instant> from,
    Optional<Instant> until) {

  /** Every entry. */
  public static final AuditFilter ALL = containing("");

  /** Entries with these words in them. */
  public static AuditFilter containing(String words) {
    return new AuditFilter(words, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
