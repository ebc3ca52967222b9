package org.chorus.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetTest {

  private static String written(String... cells) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Spreadsheet.write(bytes, List.of("a", "b"), Stream.of(List.of(cells)));
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void beginsWithAMarkAndAHeaderAndQuotesWhereItMust() {
    assertThat(written("one, two", "say \"no\"\nnow"))
        .isEqualTo("\ufeffa,b\r\n\"one, two\",\"say \"\"no\"\"\nnow\"\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "＝HYPERLINK('https://x')"})
  void keepsFormulasFromRunning(String text) {
    assertThat(written("x", text)).endsWith("x,'" + text + "\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Ada", "O’Brien", "1-2", "a=b", "محمد", "李", "asylum‐seeker — ©"})
  void leavesTheRestAlone(String text) {
    assertThat(written("x", text)).endsWith("x," + text + "\r\n");
  }

  @Test
  void writesMomentsToTheSecond() {
    assertThat(Spreadsheet.utc(Instant.parse("2026-03-02T09:00:00.123456Z")))
        .isEqualTo("2026-03-02T09:00:00Z");
  }

  @Test
  void saysWhenTheStreamBreaks() {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("gone");
          }
        };
    assertThatThrownBy(() -> Spreadsheet.write(broken, List.of("a"), Stream.of(List.of("x"))))
        .isInstanceOf(UncheckedIOException.class);
  }
}
