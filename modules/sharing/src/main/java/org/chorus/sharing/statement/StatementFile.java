package org.chorus.sharing.statement;

import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.chorus.spreadsheet.Spreadsheet;

/** A statement as CSV ({@link Spreadsheet}): a figure a line, with how it is counted. */
public final class StatementFile {

  private static final List<String> HEADER =
      List.of("figure", "title", "people", "first_day", "last_day", "meaning");

  /**
   * A figure.
   *
   * @param figure what it is, for good
   */
  public record Line(String figure, String title, long people, String meaning) {}

  private StatementFile() {}

  /** Closes the stream that it writes to. */
  public static void write(OutputStream to, Statement statement, List<Line> lines) {
    String first = statement.period().first().map(LocalDate::toString).orElse("");
    String last = statement.period().last().map(LocalDate::toString).orElse("");
    Stream<List<String>> rows =
        lines.stream()
            .map(
                line ->
                    List.of(
                        line.figure(),
                        line.title(),
                        Long.toString(line.people()),
                        first,
                        last,
                        line.meaning()));
    Spreadsheet.write(to, HEADER, rows);
  }
}
