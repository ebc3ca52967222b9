package org.chorus.sharing.overlap;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chorus.kernel.EmailAddress;
import org.chorus.spreadsheet.TableRow;

/**
 * Tells rows that are hidden in a cell from a note of several lines. Two quotes that are not closed
 * close each other, and what is between them looks like one cell; but then its first line completes
 * the row in front of it, its last line begins the row behind it, and a cell among them stands
 * where addresses stand and is one. A note that does all of that cannot be told from rows.
 */
final class HiddenRows {

  private static final Pattern LINE_BREAK = Pattern.compile("\r\n|\n|\r");

  private final Pattern separator;
  private final Set<Integer> widths;
  private final int addressColumn;

  /**
   * @param first rows by which the table's width is known
   */
  HiddenRows(char separator, List<TableRow> first, int addressColumn) {
    this.separator = Pattern.compile(Pattern.quote(String.valueOf(separator)));
    this.widths = first.stream().map(row -> row.cells().size()).collect(Collectors.toSet());
    this.addressColumn = addressColumn;
  }

  boolean areIn(TableRow row) {
    List<String> cells = row.cells();
    for (int index = 0; index < cells.size(); index++) {
      if (isOfSeveralLines(cells.get(index))
          && areIn(cells.get(index), index, cells.size() - index - 1)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfSeveralLines(String cell) {
    String text = cell.strip();
    return text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
  }

  /**
   * @param before how many cells stand in front of it in its row
   * @param behind how many stand behind it
   */
  private boolean areIn(String cell, int before, int behind) {
    List<List<String>> lines =
        Stream.of(LINE_BREAK.split(cell, -1))
            .map(line -> List.of(separator.split(line, -1)))
            .toList();
    List<String> first = lines.getFirst();
    List<String> last = lines.getLast();
    return isRow(before + first.size())
        && isRow(last.size() + behind)
        && (isAddress(first, addressColumn - before)
            || isAddress(last, addressColumn)
            || lines.subList(1, lines.size() - 1).stream()
                .anyMatch(line -> isRow(line.size()) && isAddress(line, addressColumn)));
  }

  private boolean isRow(int cells) {
    return widths.contains(cells);
  }

  private static boolean isAddress(List<String> cells, int index) {
    return index >= 0 && index < cells.size() && EmailAddress.parse(cells.get(index)).isPresent();
  }
}
