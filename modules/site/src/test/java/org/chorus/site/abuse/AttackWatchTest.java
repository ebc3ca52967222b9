package org.chorus.site.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.site.Fixtures;
import org.junit.jupiter.api.Test;

/** With the limits as delivered: 30 a minute that are a fifth of all, or 600 a minute. */
class AttackWatchTest {

  static final PublishedPage PAGE = Fixtures.petition();

  final AtomicLong nanos = new AtomicLong();
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final AttackWatch watch = new AttackWatch(Settings.asDelivered(), meters, nanos::get);

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private void come(int suspicious, int people) {
    for (int n = 0; n < people; n++) {
      watch.signature(PAGE, false);
    }
    for (int n = 0; n < suspicious; n++) {
      watch.signature(PAGE, true);
    }
  }

  private boolean alarmed() {
    return watch.sees(PAGE.campaign());
  }

  @Test
  void isQuietBeforeAnybodyCame() {
    assertThat(alarmed()).isFalse();
  }

  @Test
  void aFewSuspiciousOnesAreNoAttackWhateverTheirShare() {
    come(29, 0);
    assertThat(alarmed()).isFalse();
    come(1, 0);
    assertThat(alarmed()).isTrue();
  }

  @Test
  void manyAreOneWhenTheyAreAFifthOfAll() {
    come(99, 400);
    assertThat(alarmed()).isFalse();
    come(1, 0);
    assertThat(alarmed()).isTrue();
  }

  @Test
  void aVeryHighRateIsOneAmongHoweverManyPeople() {
    come(599, 100_000);
    assertThat(alarmed()).isFalse();
    come(1, 0);
    assertThat(alarmed()).isTrue();
  }

  @Test
  void eachMinuteCountsForItself() {
    for (int minute = 0; minute < 10; minute++) {
      come(29, 0);
      pass(Duration.ofMinutes(1));
    }
    assertThat(alarmed()).isFalse();
  }

  @Test
  void isOverAfterAQuietWhile() {
    come(30, 0);
    pass(Duration.ofMinutes(14));
    come(10, 1_000); // nothing to speak of
    assertThat(alarmed()).isTrue();
    pass(Duration.ofMinutes(1));
    assertThat(alarmed()).isFalse();
    come(30, 0);
    assertThat(alarmed()).isTrue();
  }

  @Test
  void goesOnAsLongAsTheyCome() {
    come(30, 0);
    for (int n = 0; n < 5; n++) {
      pass(Duration.ofMinutes(14));
      come(30, 100);
      assertThat(alarmed()).isTrue();
    }
  }

  @Test
  void concernsOneCampaignOnly() {
    come(100, 0);
    assertThat(watch.sees(Fixtures.petition().campaign())).isFalse();
  }

  @Test
  void isToldToWhoWatchesTheMeters() {
    assertThat(meters.get("chorus.abuse.attacks").gauge().value()).isZero();
    come(30, 0);
    assertThat(meters.get("chorus.abuse.attacks").gauge().value()).isEqualTo(1);
  }

  @Test
  void isSeenInARace() {
    try (ExecutorService attackers = Executors.newFixedThreadPool(16)) {
      for (int n = 0; n < 100; n++) {
        attackers.execute(() -> watch.signature(PAGE, true));
      }
    }
    assertThat(alarmed()).isTrue();
  }
}
