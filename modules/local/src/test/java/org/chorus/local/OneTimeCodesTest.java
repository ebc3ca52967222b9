package org.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneTimeCodesTest {

  /** RFC 6238, appendix B, the last six of its eight digits. */
  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void agreesWithTheStandard(long second, String code) {
    assertThat(OneTimeCodes.at(Instant.ofEpochSecond(second), "12345678901234567890"))
        .isEqualTo(code);
  }
}
