package org.chorus.spreadsheet;

import java.util.List;

/**
 * One row as it stands in a file.
 *
 * @param line on which it begins, from 1
 */
public record TableRow(long line, List<String> cells) {

  /** Whether there is nothing in any cell. */
  public boolean isBlank() {
    return cells.stream().allMatch(String::isBlank);
  }

  /** Counts, and shows nothing of what people wrote. */
  @Override
  public String toString() {
    return "TableRow[line " + line + ", " + cells.size() + " cells]";
  }
}
