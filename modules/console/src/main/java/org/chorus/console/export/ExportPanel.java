package org.chorus.console.export;

import static java.util.Objects.requireNonNull;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.shared.Registration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chorus.console.look.Notice;
import org.chorus.console.look.Reader;
import org.chorus.sharing.export.ContactFile;
import org.chorus.sharing.export.ExportId;
import org.jspecify.annotations.Nullable;

/** A button that asks for a file, and the files that were asked for: how far each is. */
public final class ExportPanel extends Div {

  private static final int MILLISECONDS = 2000;
  private static final int NEVER = -1;

  /** A quarter of an hour: a screen that somebody left open must not look for ever. */
  private static final int LOOKS = 450;

  private final ExportDesk desk;
  private final Reader reader;
  private final H3 title = new H3("Exports");
  private final UnorderedList rows = new UnorderedList();
  private final Paragraph tired =
      new Paragraph("This takes long. Come back later: the file appears here when it is ready.");
  private int looks;
  private @Nullable Registration asking;

  public ExportPanel(ExportDesk desk, Reader reader) {
    this.desk = desk;
    this.reader = reader;
    setId("export-panel");
    Button export = new Button("Export as CSV", click -> desk.gate().pass(_ -> ask().open()));
    export.setId("export-contacts");
    add(export);
    if (desk.gate().isOpen()) {
      Paragraph goOn = new Paragraph("You have shown your second factor: go on.");
      goOn.setId("second-factor-shown");
      goOn.addClassName("hint");
      add(goOn);
    }
    rows.setId("contact-files");
    rows.addClassName("rows");
    tired.addClassName("hint");
    add(title, rows, tired);
    refresh();
  }

  private ExportDialog ask() {
    return new ExportDialog(
        new ExportDialog.Choice(desk.granted(), desk.grantedSinceLast()),
        desk.poolName(),
        reader,
        scope -> desk.gate().pass(proof -> begin(desk.ask(proof, scope).orElseThrow())));
  }

  private void begin(ContactFile file) {
    looks = 0;
    refresh();
    if (file.state() == ContactFile.State.READY) {
      requireNonNull(shown().get(file.id())).beginDownload();
      Notice.done("The download begins. It is on record.");
    } else {
      Notice.done("The file is being prepared: it appears here, even if you go away meanwhile.");
    }
  }

  /** Rows of files that are there already stay, and tell what is new about them. */
  private void refresh() {
    List<ContactFile> files = desk.files();
    Map<ExportId, FileRow> before = shown();
    for (ContactFile file : files.reversed()) {
      FileRow row = before.remove(file.id());
      if (row == null) {
        rows.addComponentAsFirst(new FileRow(file, desk, reader, () -> confirmDiscard(file.id())));
      } else {
        row.show(file);
      }
    }
    before.values().forEach(rows::remove);
    title.setVisible(!files.isEmpty());
    rows.setVisible(!files.isEmpty());
    getUI().ifPresent(this::lookAgain);
  }

  private Map<ExportId, FileRow> shown() {
    return rows.getChildren()
        .map(FileRow.class::cast)
        .collect(Collectors.toMap(row -> row.file().id(), Function.identity()));
  }

  private void lookAgain(UI ui) {
    boolean underWay =
        shown().values().stream()
            .anyMatch(row -> row.file().state() == ContactFile.State.PREPARING);
    tired.setVisible(underWay && looks >= LOOKS);
    ui.setPollInterval(underWay && looks < LOOKS ? MILLISECONDS : NEVER);
  }

  private void look() {
    looks++;
    refresh();
  }

  @Override
  protected void onAttach(AttachEvent attach) {
    asking = attach.getUI().addPollListener(poll -> look());
    lookAgain(attach.getUI());
  }

  @Override
  protected void onDetach(DetachEvent detach) {
    if (asking != null) {
      asking.remove();
    }
    detach.getUI().setPollInterval(NEVER);
  }

  private void confirmDiscard(ExportId file) {
    ConfirmDialog dialog = new ConfirmDialog();
    dialog.setHeader("Throw the file away?");
    dialog.setText(
        "Nobody can download it any more. You can export the same people anew at any time.");
    dialog.setCancelable(true);
    dialog.setCancelText("Keep it");
    dialog.setConfirmText("Throw away");
    dialog.addConfirmListener(
        confirm -> {
          if (desk.discard(file)) {
            Notice.done("The file is gone.");
          } else {
            Notice.problem("It is gone already.");
          }
          refresh();
        });
    dialog.open();
  }
}
