package org.chorus.console.export;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import java.util.List;
import java.util.function.Consumer;
import org.chorus.console.look.Reader;
import org.chorus.sharing.export.ExportScope;

/** Asks whom an export is about; says what it contains, and that it is recorded. */
final class ExportDialog extends ConfirmDialog {

  /**
   * Whom somebody could export.
   *
   * @param fresh those who are in no file that was downloaded
   */
  record Choice(long everybody, long fresh) {
    private boolean someAreFresh() {
      return fresh > 0 && fresh < everybody;
    }
  }

  ExportDialog(Choice choice, String poolName, Reader reader, Consumer<ExportScope> export) {
    setId("export-dialog");
    setHeader("Export contacts as CSV");
    RadioButtonGroup<ExportScope> scope = new RadioButtonGroup<>("Whom");
    scope.setId("export-scope");
    scope.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
    scope.setItems(
        choice.someAreFresh()
            ? List.of(ExportScope.NEW, ExportScope.EVERYBODY)
            : List.of(ExportScope.EVERYBODY));
    scope.setItemLabelGenerator(each -> words(each, choice, reader));
    scope.setValue(ExportScope.EVERYBODY);
    Div text =
        new Div(
            new Paragraph(
                "The file has people of the pool “"
                    + poolName
                    + "” who agreed that your organization contacts them, and nobody else."),
            scope);
    if (choice.everybody() > 0 && choice.fresh() == 0) {
      Paragraph nobody = new Paragraph("Nobody is new: files that you downloaded have them all.");
      nobody.addClassName("hint");
      text.add(nobody);
    }
    text.add(
        new Paragraph("For each of them it says"),
        new UnorderedList(
            new ListItem("name and email address, and whether the address is confirmed"),
            new ListItem("language, when they signed, when and on which campaign they agreed"),
            new ListItem("the exact words that they agreed to"),
            new ListItem("since when they are yours, on which ground, and by which terms")),
        new Paragraph(
            "This is personal data. Keep it only where your organization keeps such data, and"
                + " delete the file when you are done. The export is recorded with your name."));
    text.addClassName("dialog-text");
    setText(text);
    setCancelable(true);
    setConfirmText("Export");
    addConfirmListener(confirm -> export.accept(scope.getValue()));
  }

  private static String words(ExportScope scope, Choice choice, Reader reader) {
    return switch (scope) {
      case EVERYBODY -> "Everybody: " + people(choice.everybody(), reader);
      case NEW -> "Only who is in no file that you downloaded: " + people(choice.fresh(), reader);
    };
  }

  static String people(long number, Reader reader) {
    return reader.number(number) + (number == 1 ? " person" : " people");
  }
}
