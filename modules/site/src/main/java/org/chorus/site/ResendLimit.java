package org.chorus.site;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.chorus.site.abuse.ClientAddress;
import org.springframework.stereotype.Component;

/**
 * Holds back whoever asks for mail too often, by the line of a subscriber ({@link ClientAddress}).
 * And all of them together: each request is a note in the database. Every server counts for itself.
 */
@Component
class ResendLimit {

  static final int A_LINE_IN_TEN_MINUTES = 10;
  static final int TOGETHER_A_SECOND = 50;

  private static final int LINES_REMEMBERED = 100_000;
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

  private final Bucket together =
      Bucket.builder()
          .addLimit(
              limit ->
                  limit
                      .capacity(TOGETHER_A_SECOND)
                      .refillGreedy(TOGETHER_A_SECOND, Duration.ofSeconds(1)))
          .build();

  private final LoadingCache<Long, Bucket> lines =
      Caffeine.newBuilder()
          .maximumSize(LINES_REMEMBERED)
          .expireAfterAccess(TEN_MINUTES) // full again by then
          .build(
              line ->
                  Bucket.builder()
                      .addLimit(
                          limit ->
                              limit
                                  .capacity(A_LINE_IN_TEN_MINUTES)
                                  .refillGreedy(A_LINE_IN_TEN_MINUTES, TEN_MINUTES))
                      .build());

  /** Whether somebody may ask once more. */
  boolean admits(ClientAddress from) {
    return lines.get(from.subscriber()).tryConsume(1) && together.tryConsume(1);
  }

  /** For tests, which all come from one address. */
  void forget() {
    lines.invalidateAll();
    together.reset();
  }
}
