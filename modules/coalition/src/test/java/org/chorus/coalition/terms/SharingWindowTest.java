package org.chorus.coalition.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SharingWindowTest {

  static final LocalDate MARCH_1 = LocalDate.of(2026, 3, 1);
  static final LocalDate MARCH_31 = LocalDate.of(2026, 3, 31);

  static Instant at(String instant) {
    return Instant.parse(instant);
  }

  @Test
  void bothDaysAreWithinByTheCalendarOfUtc() {
    SharingWindow march = SharingWindow.between(MARCH_1, MARCH_31);
    assertThat(march.includes(at("2026-02-28T23:59:59Z"))).isFalse();
    assertThat(march.includes(at("2026-03-01T00:00:00Z"))).isTrue();
    assertThat(march.includes(at("2026-03-31T23:59:59Z"))).isTrue();
    assertThat(march.includes(at("2026-04-01T00:00:00Z"))).isFalse();
  }

  @Test
  void isOpenWhereNoDayIsNamed() {
    assertThat(SharingWindow.from(MARCH_1).includes(at("2999-01-01T00:00:00Z"))).isTrue();
    assertThat(SharingWindow.from(MARCH_1).includes(at("2026-02-28T00:00:00Z"))).isFalse();
    assertThat(SharingWindow.until(MARCH_31).includes(at("1999-01-01T00:00:00Z"))).isTrue();
    assertThat(SharingWindow.until(MARCH_31).includes(at("2026-04-01T00:00:00Z"))).isFalse();
    assertThat(SharingWindow.ALWAYS.includes(Instant.EPOCH)).isTrue();
  }

  @Test
  void oneDayIsAWindow() {
    SharingWindow day = SharingWindow.between(MARCH_1, MARCH_1);
    assertThat(day.endsBeforeItStarts()).isFalse();
    assertThat(day.includes(at("2026-03-01T12:00:00Z"))).isTrue();
    assertThat(day.isOver(MARCH_1)).isFalse();
    assertThat(day.isOver(MARCH_1.plusDays(1))).isTrue();
  }
}
