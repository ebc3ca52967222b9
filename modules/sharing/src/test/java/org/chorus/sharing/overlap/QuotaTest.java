package org.chorus.sharing.overlap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuotaTest {

  private static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");

  private static List<Instant> daysAgo(int... days) {
    return IntStream.of(days).mapToObj(day -> NOW.minus(Duration.ofDays(day))).toList();
  }

  @Test
  void fourInThirtyDays() {
    assertThat(Quota.left(daysAgo(), NOW)).isEqualTo(4);
    assertThat(Quota.left(daysAgo(1, 2, 29, 30), NOW)).isEqualTo(1);
    assertThat(Quota.left(daysAgo(1, 2, 28, 29), NOW)).isZero();
    assertThat(Quota.again(daysAgo(1, 2, 28, 29), NOW)).contains(NOW.plus(Duration.ofDays(1)));
    assertThat(Quota.again(daysAgo(1, 2, 28), NOW)).isEmpty();
  }

  @Test
  void twentyFourInAYear() {
    int[] everyFortnight = IntStream.range(0, 24).map(list -> 14 * list + 10).toArray();
    assertThat(Quota.left(daysAgo(everyFortnight), NOW)).isZero();
    assertThat(Quota.again(daysAgo(everyFortnight), NOW))
        .contains(NOW.plus(Duration.ofDays(365 - (14 * 23 + 10))));
  }
}
