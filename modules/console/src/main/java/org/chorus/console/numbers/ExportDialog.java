package org.chorus.console.numbers;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;

/** Says what an export contains, and that it is recorded, before it begins. */
final class ExportDialog extends ConfirmDialog {

  ExportDialog(String people, String poolName, Runnable download) {
    setId("export-dialog");
    setHeader("Download " + people + " as CSV");
    Div text =
        new Div(
            new Paragraph(
                "The file has everybody of the pool “"
                    + poolName
                    + "” who agreed that your organization contacts them, and nobody else:"),
            new UnorderedList(
                new ListItem("name and email address, and whether the address is confirmed"),
                new ListItem("language, when they signed, when and on which campaign they agreed"),
                new ListItem("the exact words that they agreed to"),
                new ListItem("since when they are yours, on which ground, and by which terms")),
            new Paragraph(
                "This is personal data. Keep it only where your organization keeps such data, and"
                    + " delete the file when you are done. The download is recorded with your name."));
    text.addClassName("dialog-text");
    setText(text);
    setCancelable(true);
    setConfirmText("Download");
    addConfirmListener(confirm -> download.run());
  }
}
