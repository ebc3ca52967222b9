package org.chorus.console.numbers;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;
import org.chorus.console.look.Panel;
import org.chorus.console.look.Reader;
import org.chorus.signature.PoolBreakdown.Reason;
import org.chorus.signature.PoolBreakdown.Uncounted;

/** What is stored and does not count, and why. */
final class UncountedPanel extends Div {

  UncountedPanel(List<Uncounted> uncounted, Reader reader) {
    setId("uncounted");
    add(
        uncounted.isEmpty()
            ? new Panel(
                "Not counted",
                new Paragraph(
                    "Every signature counts: none waits, none is held, and none was taken out or"
                        + " taken back."))
            : new Panel("Not counted", table(uncounted, reader))
                .explained("These signatures are stored, and are in none of the numbers above."));
  }

  private static NativeTable table(List<Uncounted> uncounted, Reader reader) {
    NativeTable table = new NativeTable();
    table.addClassName("numbers-table");
    NativeTableRow head = table.getHead().addRow();
    for (String title : List.of("Why", "People", "Through your page")) {
      head.addHeaderCell().setText(title);
    }
    for (Uncounted part : uncounted) {
      NativeTableRow row = table.getBody().addRow();
      row.setId("uncounted-" + part.reason().name().toLowerCase(Locale.ROOT));
      Span meaning = new Span(meaning(part.reason()));
      meaning.addClassName("row-meaning");
      row.addHeaderCell().add(new Span(title(part.reason())), meaning);
      row.addDataCell().setText(reader.number(part.total()));
      row.addDataCell().setText(reader.number(part.own()));
    }
    return table;
  }

  private static String title(Reason reason) {
    return switch (reason) {
      case UNCONFIRMED -> "Wait for confirmation";
      case HELD -> "Held";
      case INVALIDATED -> "Taken out";
      case WITHDRAWN -> "Withdrawn";
    };
  }

  private static String meaning(Reason reason) {
    return switch (reason) {
      case UNCONFIRMED ->
          "They signed where a signature counts once its address is confirmed, and have not"
              + " confirmed theirs yet.";
      case HELD ->
          "Something about them looked suspicious. They count once a moderator lets them in.";
      case INVALIDATED -> "A moderator took them out of the count, and can take that back.";
      case WITHDRAWN -> "The people took their signatures back.";
    };
  }
}
