package org.chorus.site.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class PaceTest {

  static final Duration WINDOW = Duration.ofMinutes(10);
  static final long SECOND = Duration.ofSeconds(1).toNanos();
  static final long HOME = 42;

  final Pace pace = new Pace(100, WINDOW, 7);

  @Nested
  class WhoIsTurnedAway {

    private long admitted(int times, long now) {
      return IntStream.range(0, times).filter(n -> pace.admit(HOME, now) == 0).count();
    }

    @Test
    void isWhoeverComesAfterTheLimit() {
      assertThat(admitted(500, 0)).isEqualTo(100);
    }

    @Test
    void findsRoomAgainAsTheOthersDrain() {
      assertThat(admitted(500, 0)).isEqualTo(100);
      assertThat(admitted(500, 6 * SECOND)).isEqualTo(1); // ten minutes for a hundred
      assertThat(admitted(500, 66 * SECOND)).isEqualTo(10);
      assertThat(admitted(500, 66 * SECOND + 2 * WINDOW.toNanos())).isEqualTo(100);
    }

    @Test
    void isToldForHowLong() {
      admitted(100, 0);
      assertThat(pace.admit(HOME, 0)).isEqualTo(6 * SECOND);
      assertThat(pace.admit(HOME, 2 * SECOND)).isEqualTo(4 * SECOND);
      assertThat(pace.admit(HOME, 6 * SECOND)).isZero();
    }

    @Test
    void takesNoRoom() {
      admitted(1_000_000, 0);
      assertThat(pace.admit(HOME, 6 * SECOND)).isZero();
    }

    @Test
    void isNobodyFromAnotherPlace() {
      admitted(500, 0);
      assertThat(LongStream.range(1_000, 2_000).filter(place -> pace.admit(place, 0) > 0).count())
          .isZero();
    }

    /** Of those who come at the very same moment, as many more may pass as there are. */
    @Test
    void isTheSameInARace() throws Exception {
      int people = 16;
      AtomicInteger admitted = new AtomicInteger();
      CountDownLatch start = new CountDownLatch(people);
      try (ExecutorService threads = Executors.newFixedThreadPool(people)) {
        for (int n = 0; n < people; n++) {
          threads.execute(
              () -> {
                start.countDown();
                for (int post = 0; post < 10_000; post++) {
                  if (pace.admit(HOME, 0) == 0) {
                    admitted.incrementAndGet();
                  }
                }
              });
        }
      }
      assertThat(admitted.get()).isBetween(100, 100 + people);
    }
  }

  @Nested
  class ACrowd {

    private long crowded(int times, long now) {
      return IntStream.range(0, times).filter(n -> pace.crowds(HOME, now)).count();
    }

    @Test
    void isEverybodyBeyondTheLimitAsLongAsItGoesOn() {
      assertThat(crowded(100, 0)).isZero();
      assertThat(crowded(100, 0)).isEqualTo(100);
      for (int second = 1; second < 1_000; second++) { // six times as fast as it drains
        assertThat(pace.crowds(HOME, second * SECOND)).isTrue();
      }
    }

    @Test
    void isNobodyWhoComesSlowly() {
      for (int n = 0; n < 1_000; n++) {
        assertThat(pace.crowds(HOME, 6 * SECOND * n)).isFalse();
      }
    }

    @Test
    void isOverAWindowAfterItsEndHoweverLargeItWas() {
      crowded(1_000_000, 0);
      assertThat(pace.crowds(HOME, WINDOW.toNanos() - 7 * SECOND)).isTrue();
      assertThat(pace.crowds(HOME, WINDOW.toNanos() + 12 * SECOND)).isFalse();
    }

    @Test
    void losesNobodyInARace() throws Exception {
      AtomicInteger crowded = new AtomicInteger();
      try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
        for (int n = 0; n < 200; n++) {
          threads.execute(
              () -> {
                if (pace.crowds(HOME, 0)) {
                  crowded.incrementAndGet();
                }
              });
        }
      }
      assertThat(crowded.get()).isBetween(100, 100 + 16);
      assertThat(pace.crowds(HOME, 0)).isTrue();
    }
  }

  /** A rush of a million people from anywhere, as fast as one node can store; the seed is told. */
  @RepeatedTest(3)
  void peopleFromAnywhereDoNotCrowdEachOther(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    Pace rush = new Pace(100, WINDOW, random.nextLong());
    long crowded = 0;
    for (int n = 0; n < 1_000_000; n++) {
      crowded += rush.crowds(random.nextLong(), n * SECOND / 10_000) ? 1 : 0;
    }
    assertThat(crowded).as("seed " + repetition.getCurrentRepetition()).isZero();
  }

  /** Ranges beside each other differ in few bits, and must not meet in the same cells. */
  @Test
  void neighborsAreToldApart() {
    for (long place = 0; place < 1_000; place++) {
      for (int n = 0; n < 90; n++) {
        assertThat(pace.admit(place, 0)).as("place %d", place).isZero();
      }
    }
  }
}
