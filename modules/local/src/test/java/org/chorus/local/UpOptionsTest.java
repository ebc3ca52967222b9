package org.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpOptionsTest {
  @Test
  void withoutOptions_thePortIsFreeToChooseAndNothingIsDeleted() {
    UpOptions options = UpOptions.parse(List.of());
    assertThat(options.port()).isEmpty();
    assertThat(options.fresh()).isFalse();
    assertThat(options.data()).isAbsolute().endsWithRaw(Path.of(".chorus"));
  }

  @Test
  void takesValuesAfterASpaceOrAnEqualsSign() {
    assertThat(UpOptions.parse(List.of("--port", "9000", "--data=/tmp/a", "--fresh")))
        .isEqualTo(UpOptions.parse(List.of("--fresh", "--port=9000", "--data", "/tmp/b/../a")));
  }

  @Test
  void theLastOfTwoValuesCounts() { // the script passes its default first
    assertThat(UpOptions.parse(List.of("--data", "/tmp/a", "--data", "/tmp/b")).data())
        .isEqualTo(Path.of("/tmp/b"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --port            | --port needs a value
          --port --fresh    | --port needs a value
          --port zero       | from 1 to 65535, not zero
          --port 0          | from 1 to 65535, not 0
          --port 65536      | from 1 to 65535, not 65536
          --data            | --data needs a value
          --fresh=yes       | --fresh takes no value
          --verbose         | Unknown option --verbose
          up                | Unknown option up
          """)
  void refusesNonsenseAndSaysWhy(String line, String message) {
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> UpOptions.parse(List.of(line.split(" ", -1))))
        .withMessageContaining(message);
  }
}
