package org.chorus.sharing.overlap;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.chorus.kernel.EmailAddress;
import org.chorus.spreadsheet.TableRow;

/**
 * Where in a table the addresses stand: by what the column is called, else by what is in it.
 *
 * @param headed whether the first row names the columns
 */
record AddressColumn(int index, boolean headed) {

  /** What programs call it, in letters alone. */
  private static final Set<String> NAMES =
      Set.of(
          "email",
          "mail",
          "emailaddress",
          "mailaddress",
          "emailadresse",
          "mailadresse",
          "emailadres",
          "adresseemail",
          "adresseelectronique",
          "courriel",
          "correo",
          "correoelectronico",
          "posta",
          "indirizzoemail",
          "adresemail",
          "epost",
          "epostadress",
          "sahkoposti");

  private static final List<String> PARTS = List.of("mail", "courriel", "correo", "epost");

  /**
   * Looks for it in the first rows of a table.
   *
   * @return {@link #NONE} where there is none
   */
  static AddressColumn in(List<TableRow> first) {
    if (first.isEmpty()) {
      return NONE;
    }
    List<String> head = first.getFirst().cells();
    OptionalInt filled = cell(head, AddressColumn::isAddress);
    if (filled.isPresent()) {
      return new AddressColumn(filled.getAsInt(), false);
    }
    List<String> names = head.stream().map(AddressColumn::letters).toList();
    return firstOf(
            cell(names, NAMES::contains),
            cell(names, name -> PARTS.stream().anyMatch(name::contains)),
            column(head.size(), index -> allAddresses(first.subList(1, first.size()), index)))
        .stream()
        .mapToObj(index -> new AddressColumn(index, true))
        .findFirst()
        .orElse(NONE);
  }

  /** There is none. */
  static final AddressColumn NONE = new AddressColumn(-1, false);

  private static OptionalInt firstOf(OptionalInt... found) {
    return IntStream.range(0, found.length)
        .filter(index -> found[index].isPresent())
        .map(index -> found[index].getAsInt())
        .findFirst();
  }

  private static OptionalInt cell(List<String> cells, Predicate<String> wanted) {
    return column(cells.size(), index -> wanted.test(cells.get(index)));
  }

  private static OptionalInt column(int columns, IntPredicate wanted) {
    return IntStream.range(0, columns).filter(wanted).findFirst();
  }

  private static boolean allAddresses(List<TableRow> rows, int index) {
    return !rows.isEmpty()
        && rows.stream()
            .allMatch(row -> index < row.cells().size() && isAddress(row.cells().get(index)));
  }

  private static boolean isAddress(String cell) {
    return EmailAddress.parse(cell).isPresent();
  }

  private static String letters(String name) {
    return name.toLowerCase(Locale.ROOT)
        .replace('é', 'e')
        .replace('ó', 'o')
        .replace('ä', 'a')
        .replace('ö', 'o')
        .replaceAll("[^a-z]", "");
  }
}
