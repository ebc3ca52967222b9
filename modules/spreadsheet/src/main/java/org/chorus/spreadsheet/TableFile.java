package org.chorus.spreadsheet;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A file that somebody says is a table: it is one, or what it is instead. */
public sealed interface TableFile {

  /** Text, in lines and cells. */
  record Text(TableRows rows) implements TableFile {}

  /** Something else, of which only the beginning was read. */
  record Foreign(ForeignFormat format) implements TableFile {}

  /**
   * Looks at how a file begins, and leaves the rest of it to be read row by row, in memory that
   * does not grow with it. Text is in UTF-16, known by its byte order mark or its zeros, or in
   * UTF-8; what is not UTF-8 is taken for Windows-1252, byte by byte. Cells are set apart by the
   * sign among comma, semicolon, tabulator and bar that is most frequent in the first line.
   *
   * @param from stays the caller's, to be closed
   */
  static TableFile of(InputStream from) throws IOException {
    BufferedInputStream bytes = new BufferedInputStream(from, Beginning.BUFFERED);
    Beginning beginning = Beginning.of(bytes);
    return beginning
        .foreignFormat()
        .<TableFile>map(Foreign::new)
        .orElseGet(() -> new Text(TableRows.of(beginning.text(bytes))));
  }
}
