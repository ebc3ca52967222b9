package org.chorus.site;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/**
 * Holds back whoever asks for mail too often, by range of addresses: a single one of IPv4, the /64
 * of an IPv6 one. And all of them together: each request is a note in the database. Every server
 * counts for itself.
 */
@Component
class ResendLimit {

  static final int A_RANGE_IN_TEN_MINUTES = 10;
  static final int TOGETHER_A_SECOND = 50;

  private static final int RANGES_REMEMBERED = 100_000;
  private static final int BYTES_OF_A_NETWORK = 8;
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

  private final Bucket together =
      Bucket.builder()
          .addLimit(
              limit ->
                  limit
                      .capacity(TOGETHER_A_SECOND)
                      .refillGreedy(TOGETHER_A_SECOND, Duration.ofSeconds(1)))
          .build();

  private final LoadingCache<String, Bucket> ranges =
      Caffeine.newBuilder()
          .maximumSize(RANGES_REMEMBERED)
          .expireAfterAccess(TEN_MINUTES) // full again by then
          .build(
              range ->
                  Bucket.builder()
                      .addLimit(
                          limit ->
                              limit
                                  .capacity(A_RANGE_IN_TEN_MINUTES)
                                  .refillGreedy(A_RANGE_IN_TEN_MINUTES, TEN_MINUTES))
                      .build());

  /**
   * Whether somebody may ask once more.
   *
   * @param address of the visitor, as the server knows it
   */
  boolean admits(String address) {
    return ranges.get(rangeOf(address)).tryConsume(1) && together.tryConsume(1);
  }

  /** For tests, which all come from one address. */
  void forget() {
    ranges.invalidateAll();
    together.reset();
  }

  private static String rangeOf(String address) {
    try {
      InetAddress parsed = InetAddress.ofLiteral(address);
      return parsed instanceof Inet6Address
          ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), BYTES_OF_A_NETWORK))
          : parsed.getHostAddress();
    } catch (IllegalArgumentException notAnAddress) {
      return "unknown"; // all of them together
    }
  }
}
