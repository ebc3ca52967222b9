package org.chorus.spreadsheet;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.OptionalLong;

/**
 * The rows of a table of text (RFC 4180), in their order and once; empty lines are left out.
 *
 * <p>Reading throws {@link UncheckedIOException} when the stream breaks.
 */
public final class TableRows implements Iterator<TableRow> {

  /**
   * The longest cell, in characters: a quote that is never closed would swallow all that follows.
   */
  private static final int LONGEST_CELL = 1 << 20;

  private static final int LOOKED_AT = 1 << 14;
  private static final String SEPARATORS = ",;\t|";
  private static final String DECLARED = "sep=";

  private final Iterator<CsvRecord> records;
  private final char separator;
  private final long linesBefore;
  private long lastLine;
  private OptionalLong unreadableFrom = OptionalLong.empty();

  private TableRows(Iterator<CsvRecord> records, char separator, long linesBefore) {
    this.records = records;
    this.separator = separator;
    this.linesBefore = linesBefore;
    this.lastLine = linesBefore;
  }

  static TableRows of(BufferedReader text) {
    try {
      String beginning = peek(text);
      boolean declared =
          beginning.regionMatches(true, 0, DECLARED, 0, DECLARED.length())
              && beginning.length() > DECLARED.length();
      if (declared) { // as a spreadsheet program writes it for itself
        text.readLine();
      }
      char separator = declared ? beginning.charAt(DECLARED.length()) : separator(beginning);
      return new TableRows(
          CsvReader.builder()
              .fieldSeparator(separator)
              .skipEmptyLines(true)
              .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
              .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
              .allowUnclosedQuote(false)
              .maxBufferSize(LONGEST_CELL)
              .ofCsvRecord(text)
              .iterator(),
          separator,
          declared ? 1 : 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String peek(BufferedReader text) throws IOException {
    text.mark(LOOKED_AT);
    char[] beginning = new char[LOOKED_AT];
    int length = 0;
    for (int read = 0; read >= 0 && length < beginning.length; ) {
      read = text.read(beginning, length, beginning.length - length);
      length += Math.max(0, read);
    }
    text.reset();
    return new String(beginning, 0, length);
  }

  private static char separator(String beginning) {
    int[] found = new int[SEPARATORS.length()];
    boolean quoted = false;
    String line = beginning.stripLeading();
    for (int i = 0; i < line.length(); i++) {
      char sign = line.charAt(i);
      if (sign == '"') {
        quoted = !quoted;
      } else if (!quoted && (sign == '\n' || sign == '\r')) {
        break;
      } else if (!quoted && SEPARATORS.indexOf(sign) >= 0) {
        found[SEPARATORS.indexOf(sign)]++;
      }
    }
    int most = 0;
    for (int i = 1; i < found.length; i++) {
      if (found[i] > found[most]) {
        most = i;
      }
    }
    return SEPARATORS.charAt(most);
  }

  @Override
  public boolean hasNext() {
    if (unreadableFrom.isPresent()) {
      return false;
    }
    try {
      return records.hasNext();
    } catch (CsvParseException _) {
      unreadableFrom = OptionalLong.of(lastLine + 1);
      return false;
    }
  }

  @Override
  public TableRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    CsvRecord record = records.next();
    lastLine = linesBefore + record.getStartingLineNumber();
    return new TableRow(lastLine, record.getFields());
  }

  /** The sign that sets cells apart. */
  public char separator() {
    return separator;
  }

  /**
   * The line behind the last row that could be read, where a quote is not closed or stands within a
   * cell, or a cell is longer than a million characters; nothing from there on was read. Empty
   * where all was.
   */
  public OptionalLong unreadableFrom() {
    return unreadableFrom;
  }
}
