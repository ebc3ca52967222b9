package org.chorus.console.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReaderTest {

  static final Reader IN_BERLIN = new Reader(Locale.GERMANY, ZoneId.of("Europe/Berlin"));

  @Test
  void momentsInATextAreInTheReadersLanguageAndZone() {
    assertThat(IN_BERLIN.momentsIn("Analyst, until 2027-05-24T00:00:00Z, as agreed"))
        .isEqualTo("Analyst, until 24.05.2027, 02:00, as agreed");
    assertThat(IN_BERLIN.momentsIn("2026-12-31T23:30:00.123456Z")).isEqualTo("01.01.2027, 00:30");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0.04, 0", "26.66, '26,7'", "99.94, '99,9'", "99.96, 100", "1234.5, 1.234"})
  void aMeanIsSaidAsExactlyAsItIsMeant(double number, String words) {
    assertThat(IN_BERLIN.about(number)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0.0123, '1,2'", "0.0994, '9,9'", "0.0996, 10", "0.3333, 33", "1, 100"})
  void aPartIsSaidInHundredths(double part, String hundredths) {
    assertThat(IN_BERLIN.percent(part)).isEqualTo(hundredths + "\u00a0%");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2027-05-24", "on 24 May", "2027-05-24T00:00:00+02:00", "T10:00:00Z"})
  void whatIsNoMomentStays(String text) {
    assertThat(IN_BERLIN.momentsIn(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2027-02-31T00:00:00Z", "2027-19-01T00:00:00Z", "2027-01-01T29:00:00Z"})
  void whatLooksLikeAMomentAndIsNoneStays(String text) {
    assertThat(IN_BERLIN.momentsIn(text)).isEqualTo(text);
  }
}
