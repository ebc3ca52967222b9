package org.chorus.spreadsheet;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** Writes tables as CSV (RFC 4180) that spreadsheets open as they are meant. */
public final class Spreadsheet {

  private static final String FORMULA_STARTS = "=+-@\t\r＝＋－＠";

  private Spreadsheet() {}

  /**
   * Writes a header and the rows, one at a time: UTF-8 with a byte order mark. Cells that a
   * spreadsheet would take for a formula begin with an apostrophe (OWASP, CSV injection). Closes
   * the stream that it writes to.
   *
   * @throws UncheckedIOException when the stream breaks; what was written stays written
   */
  public static void write(OutputStream to, List<String> header, Stream<List<String>> rows) {
    try (OutputStreamWriter text = new OutputStreamWriter(to, StandardCharsets.UTF_8)) {
      text.write('\ufeff'); // without it spreadsheets take UTF-8 for something else
      CsvWriter csv = CsvWriter.builder().build(text);
      csv.writeRecord(header);
      rows.forEach(row -> csv.writeRecord(row.stream().map(Spreadsheet::cell).toList()));
      csv.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A moment in UTC, to the second (ISO 8601). */
  public static String utc(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String cell(String text) {
    return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
