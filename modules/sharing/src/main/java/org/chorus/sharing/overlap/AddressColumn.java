package org.chorus.sharing.overlap;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.chorus.kernel.EmailAddress;
import org.chorus.spreadsheet.TableRow;

/**
 * Where in a table the addresses stand: by what is in its first rows, and by what a column is
 * called where several have addresses in them, or none has yet.
 *
 * @param headed whether the first row names the columns
 */
record AddressColumn(int index, boolean headed) {

  /** There is none. */
  static final AddressColumn NONE = new AddressColumn(-1, false);

  /** What programs call it in the languages of the house, in letters alone and without accents. */
  private static final Set<String> NAMES =
      Set.of(
          "email",
          "mail",
          "emailaddress",
          "mailaddress",
          "emailadresse",
          "mailadresse",
          "emailadres",
          "mailadres",
          "adresseemail",
          "adressemail",
          "adresseelectronique",
          "courriel",
          "courrielelectronique",
          "correo",
          "correoelectronico",
          "direcciondecorreo",
          "direcciondecorreoelectronico",
          "direcciondeemail",
          "posta",
          "postaelettronica",
          "indirizzoemail",
          "indirizzodipostaelettronica",
          "enderecodeemail",
          "enderecoeletronico",
          "enderecodecorreioeletronico",
          "correioeletronico",
          "adresemail",
          "pocztaelektroniczna",
          "adrespocztyelektronicznej",
          "emailovaadresa",
          "elektronickaposta",
          "epost",
          "epostadress",
          "mejl",
          "mejladress",
          "sahkoposti",
          "ηλεκτρονικοταχυδρομειο",
          "ηλεκτρονικηδιευθυνση",
          "διευθυνσηemail",
          "διευθυνσηηλεκτρονικουταχυδρομειου",
          "електроннапошта",
          "електроннаадреса",
          "адресаелектронноіпошти",
          "елпошта",
          "імеил");

  private static final List<String> PARTS =
      List.of("mail", "courriel", "correo", "correio", "epost", "ταχυδρομει", "електронн");

  /** What a column is called. */
  private enum Title {
    NAME,
    PART_OF_ONE,
    OTHER;

    static Title of(String cell) {
      String letters =
          Normalizer.normalize(cell, Normalizer.Form.NFD)
              .replaceAll("\\P{L}+", "")
              .toLowerCase(Locale.ROOT);
      if (NAMES.contains(letters)) {
        return NAME;
      }
      return PARTS.stream().anyMatch(letters::contains) ? PART_OF_ONE : OTHER;
    }
  }

  /** What speaks for a column, the strongest first. */
  private enum Grounds {
    NAMED_AND_HELD,
    PARTLY_NAMED_AND_HELD,
    NAMED_AND_EMPTY,
    HELD,
    PARTLY_NAMED_AND_EMPTY,
    NAMED,
    NONE
  }

  /**
   * A column as its first rows show it.
   *
   * @param filled in how many there is something
   * @param addresses in how many there is an address
   */
  private record Column(int index, Title title, long filled, long addresses) {

    static Column of(int index, Title title, List<TableRow> rows) {
      List<String> cells =
          rows.stream()
              .filter(row -> index < row.cells().size())
              .map(row -> row.cells().get(index))
              .filter(cell -> !cell.isBlank())
              .toList();
      return new Column(
          index, title, cells.size(), cells.stream().filter(AddressColumn::isAddress).count());
    }

    Grounds grounds() {
      boolean mostly = addresses > 0 && 2 * addresses >= filled;
      return switch (title) {
        case NAME ->
            addresses > 0
                ? Grounds.NAMED_AND_HELD
                : filled == 0 ? Grounds.NAMED_AND_EMPTY : Grounds.NAMED;
        case PART_OF_ONE ->
            mostly
                ? Grounds.PARTLY_NAMED_AND_HELD
                : filled == 0 ? Grounds.PARTLY_NAMED_AND_EMPTY : Grounds.NONE;
        case OTHER -> mostly ? Grounds.HELD : Grounds.NONE;
      };
    }
  }

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
    boolean headed = head.stream().noneMatch(AddressColumn::isAddress);
    List<TableRow> rows = headed ? first.subList(1, first.size()) : first;
    return IntStream.range(0, head.size())
        .mapToObj(index -> Column.of(index, headed ? Title.of(head.get(index)) : Title.OTHER, rows))
        .filter(column -> column.grounds() != Grounds.NONE)
        .min(
            Comparator.comparing(Column::grounds)
                .thenComparing(Column::addresses, Comparator.reverseOrder()))
        .map(column -> new AddressColumn(column.index(), headed))
        .orElse(NONE);
  }

  private static boolean isAddress(String cell) {
    return EmailAddress.parse(cell).isPresent();
  }
}
