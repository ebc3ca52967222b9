package org.chorus.console.mail;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.function.ToLongFunction;
import org.chorus.console.look.EmptyState;
import org.chorus.console.look.Panel;
import org.chorus.console.look.Reader;
import org.chorus.mail.outbox.MailFigures;

/** What waits, and what became of the rest, today and in thirty days. */
final class MailFiguresPanel extends Div {

  MailFiguresPanel(MailFigures figures, Reader reader, String whenThereIsNone) {
    if (figures.isEmpty()) {
      add(new EmptyState(VaadinIcon.ENVELOPE_OPEN_O, "No mail yet", whenThereIsNone));
      return;
    }
    Div now =
        new Div(
            figure("waiting", reader.number(figures.waiting()), "Waiting to be sent"),
            figure("sent", reader.number(figures.today().sent()), "Sent today"),
            figure("failed", reader.number(figures.failed()), "Failed"));
    now.addClassNames("figures", "figures-large");
    add(now);
    figures
        .waitingSince()
        .ifPresent(
            since -> {
              Span oldest = new Span("The oldest waits since " + reader.moment(since) + ".");
              oldest.addClassName("hint");
              add(oldest);
            });
    add(new Panel("What became of it", table(figures, reader)).explained(DAYS));
  }

  private static final String DAYS =
      "Days are counted in UTC. “Held back” is mail that was not sent, because the address bounced,"
          + " complained, or is not to be written to.";

  private static NativeTable table(MailFigures figures, Reader reader) {
    NativeTable table = new NativeTable();
    table.addClassName("numbers-table");
    NativeTableRow head = table.getHead().addRow();
    head.addHeaderCell().setText("Mail");
    head.addHeaderCell().setText("Today");
    head.addHeaderCell().setText("30 days");
    row(table, "Sent", figures, reader, MailFigures.Days::sent);
    row(table, "Asked for again", figures, reader, MailFigures.Days::sentAgain);
    row(table, "Came back", figures, reader, MailFigures.Days::bounced);
    row(table, "Complaints", figures, reader, MailFigures.Days::complaints);
    row(table, "Held back", figures, reader, MailFigures.Days::heldBack);
    row(table, "Given up", figures, reader, MailFigures.Days::givenUp);
    return table;
  }

  private static void row(
      NativeTable table,
      String words,
      MailFigures figures,
      Reader reader,
      ToLongFunction<MailFigures.Days> what) {
    NativeTableRow row = table.getBody().addRow();
    NativeTableHeaderCell head = row.addHeaderCell();
    head.setText(words);
    head.getElement().setAttribute("scope", "row");
    row.addDataCell().setText(reader.number(what.applyAsLong(figures.today())));
    row.addDataCell().setText(reader.number(what.applyAsLong(figures.month())));
  }

  private static Component figure(String id, String number, String words) {
    Span value = new Span(number);
    value.addClassName("figure-number");
    value.setId("figure-" + id);
    Span label = new Span(words);
    label.addClassName("figure-label");
    Div figure = new Div(value, label);
    figure.addClassName("figure");
    return figure;
  }
}
