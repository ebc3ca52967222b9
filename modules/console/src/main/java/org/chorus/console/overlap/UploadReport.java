package org.chorus.console.overlap;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import org.chorus.console.look.Reader;
import org.chorus.sharing.overlap.BrokenRow;
import org.chorus.sharing.overlap.SupporterLists;
import org.chorus.sharing.overlap.UploadOutcome;

/** Says why a file was not taken, row by row where it is for its rows, and what to do. */
final class UploadReport extends Div {

  private final Reader reader;

  UploadReport(Reader reader) {
    this.reader = reader;
    setId("upload-report");
    getElement().setAttribute("role", "alert");
  }

  void show(UploadOutcome outcome) {
    removeAll();
    switch (outcome) {
      case UploadOutcome.Taken taken -> say(words(taken, reader));
      case UploadOutcome.Foreign foreign -> say("Nothing was taken. " + foreign.remedy());
      case UploadOutcome.NoAddressColumn() ->
          say(
              "Nothing was taken: no column of addresses was found. Give it the title “email” in the"
                  + " first line, or upload the addresses alone, one in each line.");
      case UploadOutcome.BrokenRows(var first, long number) -> broken(first, number);
      case UploadOutcome.TooFew(long addresses, long duplicates) ->
          say(
              "Nothing was taken: these are "
                  + reader.number(addresses)
                  + " different addresses"
                  + (duplicates == 0
                      ? ""
                      : " (" + reader.number(duplicates) + " rows repeat one of them)")
                  + ", and a list has at least "
                  + reader.number(SupporterLists.MIN_ADDRESSES)
                  + ". Upload your whole list: fewer people could be recognized in its numbers.");
      case UploadOutcome.TooLarge() ->
          say(
              "Nothing was taken: the file is larger than two gigabytes. Upload the column of"
                  + " addresses alone.");
      case UploadOutcome.QuotaSpent(var again) ->
          say(
              "Nothing was taken: your organization has uploaded as many lists as it may. The next"
                  + " one can come on "
                  + reader.moment(again)
                  + ".");
      case UploadOutcome.Overtaken() ->
          say("Nothing was taken: a colleague began to upload another list meanwhile.");
    }
  }

  static String words(UploadOutcome.Taken taken, Reader reader) {
    return reader.number(taken.addresses())
        + " addresses are your list now."
        + (taken.duplicates() == 0
            ? ""
            : " " + rows(taken.duplicates(), reader) + " repeated an address and did not count.")
        + (taken.withoutAddress() == 0
            ? ""
            : " " + rows(taken.withoutAddress(), reader) + " had no address and were left out.");
  }

  private static String rows(long number, Reader reader) {
    return reader.number(number) + (number == 1 ? " row" : " rows");
  }

  private void broken(List<BrokenRow> first, long number) {
    say(
        "Nothing was taken: "
            + rows(number, reader)
            + " cannot be read. Correct "
            + (number == 1 ? "it" : "them")
            + ", then upload the file again."
            + (number > first.size() ? " These are the first " + first.size() + "." : ""));
    NativeTable table = new NativeTable();
    table.addClassName("entries");
    table.setId("broken-rows");
    NativeTableRow head = table.getHead().addRow();
    List.of("Line", "What to do").forEach(title -> head.addHeaderCell().setText(title));
    for (BrokenRow row : first) {
      NativeTableRow cells = table.getBody().addRow();
      cells.addDataCell().setText(reader.number(row.line()));
      cells.addDataCell().setText(row.fault().remedy());
    }
    add(table);
  }

  void interrupted() {
    removeAll();
    say("Nothing was taken: the upload was interrupted. Choose the file again.");
  }

  private void say(String words) {
    add(new Paragraph(words));
  }
}
