package org.chorus.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.chorus.local.CannotStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BenchOptionsTest {
  @Test
  void withoutOptionsASideIsMeasuredForFifteenSeconds() {
    BenchOptions options = BenchOptions.parse(List.of("sign"));
    assertThat(options.benchmark()).contains(Benchmark.SIGN);
    assertThat(options.side()).isEqualTo(Duration.ofSeconds(15));
    assertThat(options.rounds()).isEmpty();
    assertThat(options.profile()).isFalse();
  }

  @Test
  void takesValuesAfterASpaceOrAnEqualsSignInAnyOrder() {
    assertThat(BenchOptions.parse(List.of("--seconds=3", "sign", "--rounds", "5", "--seed=7")))
        .isEqualTo(
            BenchOptions.parse(List.of("sign", "--rounds=5", "--seed", "7", "--seconds", "3")));
  }

  @Test
  void takesNumbersOfRowsThatNoTimeWouldHave() {
    assertThat(BenchOptions.parse(List.of("sign-10m")).rows()).isEqualTo(10_000_000);
    assertThat(BenchOptions.parse(List.of("report")).rows()).isEqualTo(10_000_000);
    assertThat(BenchOptions.parse(List.of("sign-10m", "--rows", "100000000")).rows())
        .isEqualTo(100_000_000);
  }

  @Test
  void theLastOfTwoFoldersCounts() { // the script passes its default first
    assertThat(BenchOptions.parse(List.of("--into", "/a", "--into", "/b")).into())
        .isEqualTo(Path.of("/b"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sing              | no benchmark sing
          sign sign         | One benchmark at a time
          sign --seconds    | --seconds needs a value
          sign --seconds 0  | from 1 to 86400, not 0
          sign --rounds ten | from 1 to 86400, not ten
          sign --fast       | Unknown option --fast
          sign-10m --rows 0 | from 1 to 100000000, not 0
          """)
  void refusesNonsenseAndSaysWhy(String line, String message) {
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> BenchOptions.parse(List.of(line.split(" ", -1))))
        .withMessageContaining(message);
  }

  @ParameterizedTest
  @EnumSource
  void withoutANameEveryBenchmarkIsListedAndNothingRuns(Benchmark benchmark) throws Exception {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8)) {
      assertThat(Bench.run(List.of(), out)).isZero();
    }
    assertThat(written.toString(StandardCharsets.UTF_8))
        .contains(benchmark.label(), benchmark.promise());
  }
}
