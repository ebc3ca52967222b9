package org.chorus.sharing.overlap;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.chorus.kernel.EmailAddress;
import org.chorus.spreadsheet.ForeignFormat;
import org.chorus.spreadsheet.TableFile;
import org.chorus.spreadsheet.TableRow;
import org.chorus.spreadsheet.TableRows;

/**
 * Reads a list of supporters out of a file, in one go and in memory that does not grow with it.
 * Addresses are handed on as they come, up to the first row that cannot be taken; from there on
 * rows are only looked at, to report them all.
 */
final class ListFile {

  /** By which the column of addresses is known. */
  private static final int FIRST_ROWS = 20;

  /** What came of it. */
  sealed interface Reading {
    record Foreign(ForeignFormat format) implements Reading {}

    record NoAddressColumn() implements Reading {}

    record Broken(List<BrokenRow> first, long number) implements Reading {}

    /** Every row was handed on that has an address. */
    record Whole(long addresses, long withoutAddress) implements Reading {}
  }

  private final AddressColumn column;
  private final HiddenRows hidden;
  private final Consumer<EmailAddress> addresses;
  private final List<BrokenRow> broken = new ArrayList<>();
  private long brokenRows;
  private long taken;
  private long withoutAddress;

  private ListFile(AddressColumn column, HiddenRows hidden, Consumer<EmailAddress> addresses) {
    this.column = column;
    this.hidden = hidden;
    this.addresses = addresses;
  }

  /**
   * @throws IOException when the stream breaks
   */
  static Reading read(InputStream file, Consumer<EmailAddress> addresses) throws IOException {
    return switch (TableFile.of(file)) {
      case TableFile.Foreign(ForeignFormat format) -> new Reading.Foreign(format);
      case TableFile.Text(TableRows rows) -> read(rows, addresses);
    };
  }

  private static Reading read(TableRows rows, Consumer<EmailAddress> addresses) {
    List<TableRow> first = new ArrayList<>();
    while (first.size() < FIRST_ROWS && rows.hasNext()) {
      TableRow row = rows.next();
      if (!row.isBlank()) {
        first.add(row);
      }
    }
    if (first.isEmpty() && rows.unreadableFrom().isEmpty()) {
      return new Reading.Foreign(ForeignFormat.EMPTY);
    }
    AddressColumn column = AddressColumn.in(first);
    if (column.equals(AddressColumn.NONE)) {
      return rows.unreadableFrom().isEmpty()
          ? new Reading.NoAddressColumn()
          : new Reading.Broken(List.of(unreadable(rows.unreadableFrom().getAsLong())), 1);
    }
    HiddenRows hidden = new HiddenRows(rows.separator(), first, column.index());
    ListFile file = new ListFile(column, hidden, addresses);
    if (column.headed()) {
      file.takeHead(first.getFirst());
    }
    first.stream().skip(column.headed() ? 1 : 0).forEach(file::take);
    rows.forEachRemaining(file::take);
    rows.unreadableFrom().ifPresent(line -> file.note(line, RowFault.UNREADABLE_FROM_HERE));
    return file.brokenRows > 0
        ? new Reading.Broken(List.copyOf(file.broken), file.brokenRows)
        : new Reading.Whole(file.taken, file.withoutAddress);
  }

  private static BrokenRow unreadable(long line) {
    return new BrokenRow(line, RowFault.UNREADABLE_FROM_HERE);
  }

  private void takeHead(TableRow head) {
    if (hidden.areIn(head)) {
      note(head.line(), RowFault.OPEN_QUOTE);
    }
  }

  private void take(TableRow row) {
    if (row.isBlank()) {
      return;
    }
    if (hidden.areIn(row)) {
      note(row.line(), RowFault.OPEN_QUOTE);
    } else if (row.cells().size() <= column.index()) {
      note(row.line(), RowFault.CELLS_MISSING);
    } else {
      take(row.line(), row.cells().get(column.index()));
    }
  }

  private void take(long line, String cell) {
    if (cell.isBlank()) {
      withoutAddress++;
      return;
    }
    EmailAddress.parse(cell)
        .ifPresentOrElse(
            this::handOn,
            () ->
                note(
                    line,
                    holdsSeveral(cell) ? RowFault.SEVERAL_ADDRESSES : RowFault.NOT_AN_ADDRESS));
  }

  private static boolean holdsSeveral(String cell) {
    return Stream.of(cell.split("[\\s,;/|]+"))
            .filter(part -> EmailAddress.parse(part).isPresent())
            .limit(2)
            .count()
        == 2;
  }

  private void handOn(EmailAddress address) {
    taken++;
    if (brokenRows == 0) {
      addresses.accept(address);
    }
  }

  private void note(long line, RowFault fault) {
    brokenRows++;
    if (broken.size() < SupporterLists.BROKEN_ROWS_SHOWN) {
      broken.add(new BrokenRow(line, fault));
    }
  }
}
