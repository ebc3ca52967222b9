package org.chorus.signature.moderation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.chorus.signature.Suspicion;

/**
 * Whence signatures of a Campaign came lately.
 *
 * @param since the beginning of the first period
 * @param periods in order, also those without a signature
 * @param networks the busiest, busiest first
 * @param domains of mail addresses, the most frequent first
 * @param suspicions the most frequent first; a signature can have several
 */
public record Trends(
    Instant since,
    List<Period> periods,
    List<Share<String>> networks,
    List<Share<String>> domains,
    List<Share<Suspicion>> suspicions) {

  /** How far back, and in steps of what length. */
  public enum Span {
    DAY(Duration.ofHours(24), Duration.ofHours(1)),
    WEEK(Duration.ofDays(7), Duration.ofHours(1)),
    MONTH(Duration.ofDays(30), Duration.ofDays(1));

    private final Duration length;
    private final Duration step;

    Span(Duration length, Duration step) {
      this.length = length;
      this.step = step;
    }

    Duration length() {
      return length;
    }

    /** One hour, or one day that begins at midnight UTC. */
    public Duration step() {
      return step;
    }
  }

  /** Signatures of one hour or day. */
  public record Period(Instant begin, ByStanding numbers) {}

  /** Signatures that have something in common. */
  public record Share<T>(T value, ByStanding numbers) {}

  /** How many there are altogether. */
  public long total() {
    return periods.stream().mapToLong(period -> period.numbers().total()).sum();
  }
}
