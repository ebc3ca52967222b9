package org.chorus.console.deletion;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.chorus.console.look.Reader;
import org.chorus.console.look.Tag;
import org.chorus.sharing.deletion.DeletionReason;
import org.chorus.sharing.deletion.DueDeletion;

/** People to delete, those who are due first on top; each of them, or all that are shown. */
final class DeletionTable extends Div {

  private final NativeTable table = new NativeTable();
  private final Reader reader;
  private final Instant now;
  private final Consumer<List<DueDeletion>> done;

  /**
   * @param done takes those of whom somebody says that they are deleted
   */
  DeletionTable(
      List<DueDeletion> open, Reader reader, Instant now, Consumer<List<DueDeletion>> done) {
    this.reader = reader;
    this.now = now;
    this.done = done;
    table.addClassName("entries");
    table.setId("deletions");
    NativeTableRow head = table.getHead().addRow();
    for (String title : List.of("Who", "Why", "When", "")) {
      head.addHeaderCell().setText(title);
    }
    open.forEach(this::add);
    add(table);
    if (open.size() > 1) {
      Button all = new Button("All " + open.size() + " are deleted", click -> done.accept(open));
      all.setId("all-deleted");
      add(all);
    }
  }

  private void add(DueDeletion deletion) {
    String name = deletion.givenName().value() + " " + deletion.familyName().value();
    NativeTableRow row = table.getBody().addRow();
    Span who = new Span(name);
    who.addClassName("row-title");
    Span address = new Span(deletion.email().value());
    address.addClassName("hint");
    row.addDataCell().add(who, new Div(address));
    row.addDataCell()
        .setText(
            why(deletion.reason())
                + " on "
                + reader.date(deletion.id().askedAt())
                + ". Exported from “"
                + deletion.pool()
                + "”.");
    Div due = new Div(new Span("By " + reader.date(deletion.dueAt()) + " "));
    if (deletion.isOverdue(now)) {
      due.add(new Tag("Overdue", Tag.Tone.BAD));
    }
    row.addDataCell().add(due);
    Button deleted = new Button("Deleted", click -> done.accept(List.of(deletion)));
    deleted.addThemeVariants(ButtonVariant.SMALL);
    deleted.setAriaLabel(name + " is deleted");
    row.addDataCell().add(deleted);
  }

  private static String why(DeletionReason reason) {
    return switch (reason) {
      case REFUSED -> "Said no to you";
      case WITHDRAWN -> "Took the signature back";
      case ERASED -> "Had everything erased";
    };
  }
}
