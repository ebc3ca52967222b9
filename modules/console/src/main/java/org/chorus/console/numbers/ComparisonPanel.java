package org.chorus.console.numbers;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.OptionalDouble;
import org.chorus.console.look.Panel;
import org.chorus.console.look.Reader;
import org.chorus.signature.dashboard.Comparison;

/** What the partner brought, beside what the other partners brought on average. */
final class ComparisonPanel extends Div {

  private final NativeTable table = new NativeTable();
  private final Comparison comparison;
  private final Reader reader;

  ComparisonPanel(Comparison comparison, Reader reader) {
    this.comparison = comparison;
    this.reader = reader;
    setId("comparison");
    table.addClassName("numbers-table");
    NativeTableRow head = table.getHead().addRow();
    for (String title : List.of("Who brought them", "People", "A day", "Of all")) {
      head.addHeaderCell().setText(title);
    }
    row("You", OptionalDouble.of((double) comparison.own()));
    if (comparison.others() > 0) {
      row(
          comparison.others() == 1
              ? "The other partner"
              : "The " + reader.number(comparison.others()) + " other partners, on average",
          comparison.meanOfOthers());
    }
    row("Everybody together", OptionalDouble.of((double) comparison.total()));
    Panel panel =
        new Panel("You and the others", table)
            .explained(
                "The others stand here together, and never one of them. Only partners count who"
                    + " have ever brought somebody; whom nobody brought is in the last line alone."
                    + " A day is one of "
                    + (comparison.days() == 1
                        ? "one day, which is not over yet."
                        : reader.number(comparison.days()) + " days, the present one included."));
    if (comparison.others() > 0 && comparison.meanOfOthers().isEmpty()) {
      Paragraph why =
          new Paragraph(
              comparison.others() < Comparison.ENOUGH
                  ? "“Not told”: with one other partner the average would be that partner's number."
                  : "“Not told”: in this period, or between its beginning and that of a longer one, fewer"
                      + " than two of the other partners brought somebody, or only a few people came"
                      + " through the other partners or through none.");
      why.addClassName("hint");
      panel.add(why);
    }
    add(panel);
  }

  private void row(String who, OptionalDouble people) {
    NativeTableRow row = table.getBody().addRow();
    row.addHeaderCell().setText(who);
    if (people.isEmpty()) {
      for (int cell = 0; cell < 3; cell++) {
        row.addDataCell().setText("not told");
      }
      return;
    }
    double number = people.getAsDouble();
    row.addDataCell().setText(reader.number(Math.round(number)));
    row.addDataCell().setText(reader.about(number / comparison.days()));
    row.addDataCell()
        .setText(reader.percent(comparison.total() == 0 ? 0 : number / comparison.total()));
  }
}
