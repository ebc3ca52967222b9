package org.chorus.console.statement;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import java.text.NumberFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.chorus.console.look.Panel;
import org.chorus.console.look.Reader;
import org.chorus.sharing.statement.LedgerRow;
import org.chorus.sharing.statement.LedgerRow.Candidate;
import org.chorus.sharing.statement.Statements;

/** Who was dealt people whom nobody brought, and why: the last first. */
final class LedgerPanel extends Div {

  private final Reader reader;
  private final LongFunction<List<LedgerRow>> before;
  private final NativeTable table = new NativeTable();
  private final Button more = new Button("Show earlier ones", click -> showMore());
  private long last = Long.MAX_VALUE;

  /**
   * @param before the rows before one
   */
  LedgerPanel(Reader reader, LongFunction<List<LedgerRow>> before) {
    this.reader = reader;
    this.before = before;
    setId("ledger");
    table.addClassName("entries");
    NativeTableRow head = table.getHead().addRow();
    for (String title : List.of("No.", "Signed", "Went to", "Because")) {
      head.addHeaderCell().setText(title);
    }
    more.setId("earlier-deals");
    add(
        new Panel("People whom nobody brought", table, more)
            .explained(
                "Each person who signed only on the common page went to one partner that they agreed"
                    + " to, in the order of signing. All partners read the same ledger, and it says"
                    + " nothing of the people."));
    showMore();
  }

  private void showMore() {
    List<LedgerRow> rows = before.apply(last);
    more.setVisible(rows.size() > Statements.AT_A_TIME);
    rows.stream().limit(Statements.AT_A_TIME).forEach(this::add);
  }

  private void add(LedgerRow row) {
    last = row.ordinal();
    NativeTableRow line = table.getBody().addRow();
    line.addDataCell().setText(reader.number(row.ordinal()));
    line.addDataCell().setText(reader.moment(row.signedAt()));
    line.addDataCell().setText(name(row));
    line.addDataCell().setText(because(row));
  }

  private static String name(LedgerRow row) {
    return row.candidates().stream()
        .filter(candidate -> candidate.organization().equals(row.to()))
        .findFirst()
        .map(Candidate::name)
        .orElse("");
  }

  private String because(LedgerRow row) {
    if (row.candidates().size() == 1) {
      return "The person agreed to no other partner that can be dealt people.";
    }
    String numbers =
        row.candidates().stream()
            .map(candidate -> candidate.name() + " " + standing(candidate))
            .collect(Collectors.joining(", "));
    Optional<Double> lag = row.candidates().getFirst().lag();
    return lag.isPresent()
        ? "Lagged most behind its share by people brought. Behind by: " + numbers + "."
        : "Was dealt the fewest until then; among equals, who joined first. Dealt: "
            + numbers
            + ".";
  }

  private String standing(Candidate candidate) {
    return candidate
        .lag()
        .map(
            people -> {
              NumberFormat decimals = NumberFormat.getNumberInstance(reader.locale());
              decimals.setMaximumFractionDigits(2);
              return decimals.format(people);
            })
        .orElseGet(() -> reader.number(candidate.level()));
  }
}
