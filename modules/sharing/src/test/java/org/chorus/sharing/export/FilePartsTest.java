package org.chorus.sharing.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.chorus.sharing.export.FileParts.Part;
import org.junit.jupiter.api.Test;

class FilePartsTest {

  private final List<Part> stored = new ArrayList<>();

  private static String text(Part part) {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(part.gzip()))) {
      return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(FileParts parts, int people) {
    parts.begin("name\r\n".getBytes(StandardCharsets.UTF_8));
    for (long person = 1; person <= people; person++) {
      byte[] line = (person + ",Zoë " + person + "\n").getBytes(StandardCharsets.UTF_8);
      parts.person(person, line, Long.toString(person).length() + 1);
    }
    parts.complete();
  }

  @Test
  void piecesFollowEachOtherAndMakeUpTheWhole() {
    try (FileParts parts = new FileParts(50, stored::add)) {
      write(parts, 30);
    }
    assertThat(stored).hasSizeGreaterThan(3);
    StringBuilder whole = new StringBuilder();
    List<Long> people = new ArrayList<>();
    long next = 0;
    for (Part part : stored) {
      assertThat(part.number()).isEqualTo(stored.indexOf(part));
      assertThat(part.firstByte()).isEqualTo(next);
      next += part.length();
      whole.append(text(part));
      Arrays.stream(part.signatures()).forEach(people::add);
    }
    assertThat(whole.toString())
        .startsWith("name\r\nZoë 1\r\nZoë 2\r\n")
        .endsWith("\r\nZoë 30\r\n");
    assertThat(whole.toString().getBytes(StandardCharsets.UTF_8)).hasSize((int) next);
    assertThat(people).hasSize(30).doesNotHaveDuplicates();
  }

  @Test
  void withoutAnybodyThereIsStillAHeader() {
    try (FileParts parts = new FileParts(50, stored::add)) {
      write(parts, 0);
    }
    assertThat(stored)
        .singleElement()
        .satisfies(part -> assertThat(text(part)).isEqualTo("name\r\n"))
        .satisfies(part -> assertThat(part.signatures()).isEmpty());
  }

  @Test
  void whatCannotBeStoredEndsIt() {
    try (FileParts parts =
        new FileParts(
            50,
            part -> {
              throw new IllegalArgumentException("full");
            })) {
      assertThatThrownBy(() -> write(parts, 30)).hasRootCauseMessage("full");
    }
  }
}
