package org.chorus.console.statement;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.Optional;
import org.chorus.console.look.Reader;
import org.chorus.sharing.grant.Basis;
import org.chorus.sharing.statement.ReceivedPerson;
import org.chorus.sharing.statement.Statements;
import org.jspecify.annotations.Nullable;

/** Whom the organization holds now, one by one, and why. */
final class PeoplePanel extends Div {

  /** Reads some of them. */
  interface Reading {
    /**
     * The next ones.
     *
     * @param basis only these; empty for everybody
     * @param behind go on behind this signature; 0 from the beginning
     */
    List<ReceivedPerson> people(Optional<Basis> basis, long behind);
  }

  private final Reader reader;
  private final Reading reading;
  private final Select<@Nullable Basis> basis = new Select<>();
  private final NativeTable table = new NativeTable();
  private final Paragraph nobody = new Paragraph("Nobody. Choose another reason.");
  private final Button more = new Button("Show more", click -> showMore());
  private long last;

  /**
   * @param occurring the reasons to choose from
   */
  PeoplePanel(List<Basis> occurring, Reader reader, Reading reading) {
    this.reader = reader;
    this.reading = reading;
    basis.setId("people-basis");
    basis.setLabel("Why you hold them");
    basis.setItems(occurring);
    basis.setEmptySelectionAllowed(true);
    basis.setEmptySelectionCaption("Any reason");
    basis.setItemLabelGenerator(item -> item == null ? "Any reason" : Figure.title(item));
    basis.addValueChangeListener(change -> begin());
    table.addClassName("entries");
    table.setId("people");
    NativeTableRow head = table.getHead().addRow();
    for (String title : List.of("Who", "When", "Why")) {
      head.addHeaderCell().setText(title);
    }
    nobody.addClassName("hint");
    more.setId("more-people");
    add(basis, table, nobody, more);
    begin();
  }

  private void begin() {
    table.getBody().removeAllRows();
    last = 0;
    showMore();
  }

  private void showMore() {
    List<ReceivedPerson> people = reading.people(Optional.ofNullable(basis.getValue()), last);
    nobody.setVisible(last == 0 && people.isEmpty());
    table.setVisible(!nobody.isVisible());
    more.setVisible(people.size() > Statements.AT_A_TIME);
    people.stream().limit(Statements.AT_A_TIME).forEach(this::add);
  }

  private void add(ReceivedPerson person) {
    last = person.signature();
    NativeTableRow row = table.getBody().addRow();
    row.addDataCell().setText(person.givenName().value() + " " + person.familyName().value());
    row.addDataCell()
        .setText(
            "Signed on "
                + reader.date(person.signedAt())
                + ", agreed on "
                + reader.date(person.agreedAt())
                + " under version "
                + person.termsVersion()
                + " of the terms, yours since "
                + reader.date(person.grantedAt()));
    row.addDataCell()
        .setText(
            person.deal().isPresent()
                ? Figure.title(person.basis())
                    + ": no. "
                    + reader.number(person.deal().getAsLong())
                    + " of the ledger"
                : Figure.title(person.basis()) + ". " + Figure.why(person.basis()));
  }
}
