package org.chorus.console.overlap;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadFormat;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.chorus.console.look.Notice;
import org.chorus.console.look.Panel;
import org.chorus.console.look.Reader;
import org.chorus.console.look.SecondFactorGate;
import org.chorus.kernel.Actor;
import org.chorus.keycloak.StaffSession;
import org.chorus.keycloak.StepUp;
import org.chorus.sharing.overlap.ListStanding;
import org.chorus.sharing.overlap.SupporterList;
import org.chorus.sharing.overlap.SupporterLists;
import org.chorus.sharing.overlap.UploadOutcome;

/** The list that the organization has, and the way to another one. */
final class ListPanel {

  private final Actor actor;
  private final SupporterLists lists;
  private final StaffSession session;
  private final Reader reader;
  private final Runnable changed;
  private final UploadReport report;
  private int begun; // uploads
  private int answered;

  ListPanel(
      Actor actor, SupporterLists lists, StaffSession session, Reader reader, Runnable changed) {
    this.actor = actor;
    this.lists = lists;
    this.session = session;
    this.reader = reader;
    this.changed = changed;
    this.report = new UploadReport(reader);
  }

  Panel panel(ListStanding standing) {
    Panel panel =
        new Panel("Your list")
            .explained(
                "A CSV or text file of all whom you write to. Each address becomes a keyed hash as"
                    + " it comes in; the file is not kept, and nobody can read the list, not even"
                    + " you. It is deleted after "
                    + SupporterLists.KEPT.toDays()
                    + " days, and whenever you want.");
    panel.setId("your-list");
    standing.current().ifPresent(list -> panel.add(current(list)));
    panel.add(upload(standing));
    return panel;
  }

  private Component current(SupporterList list) {
    Paragraph about =
        new Paragraph(
            reader.number(list.addresses())
                + " addresses, uploaded by "
                + list.takenBy()
                + " on "
                + reader.moment(list.takenAt())
                + ". Deleted by itself on "
                + reader.date(list.expiresAt())
                + ".");
    about.setId("current-list");
    Button delete = new Button("Delete the list", click -> confirmDeletion());
    delete.setId("delete-list");
    return new Div(about, delete);
  }

  private void confirmDeletion() {
    ConfirmDialog dialog = new ConfirmDialog();
    dialog.setHeader("Delete the list?");
    dialog.setText(
        "Its hashes are deleted at once. What you were told by it stays on this screen. The upload"
            + " still counts among those of this month and year.");
    dialog.setCancelable(true);
    dialog.setConfirmText("Delete");
    dialog.addConfirmListener(
        confirmed -> {
          Notice.done(lists.delete(actor) ? "The list is deleted." : "There was no list any more.");
          changed.run();
        });
    dialog.open();
  }

  private Component upload(ListStanding standing) {
    Paragraph quota = new Paragraph(quota(standing));
    quota.setId("list-quota");
    quota.addClassName("hint");
    return standing.uploadsLeft() == 0
        ? quota
        : new Div(
            quota,
            new SecondFactorGate(session, "Uploading a list", ListView.PATH)
                .before(
                    this::form,
                    "A list is personal data: uploading it takes your second factor, and is on"
                        + " record.",
                    changed));
  }

  private String quota(ListStanding standing) {
    return "At most "
        + SupporterLists.UPLOADS_A_MONTH
        + " lists in thirty days and "
        + SupporterLists.UPLOADS_A_YEAR
        + " in a year, so that no series of lists finds out about one person. "
        + standing
            .nextUpload()
            .map(again -> "The next one can come on " + reader.moment(again) + ".")
            .orElse(standing.uploadsLeft() + " left now.");
  }

  private Component form() {
    Upload upload = new Upload(this::receive);
    upload.setId("list-file");
    upload.setMaxFiles(1);
    upload.setMaxFileSize(SupporterLists.MAX_BYTES);
    upload.setUploadFormat(UploadFormat.RAW); // a multipart request would be kept as a file first
    upload.setAcceptedFileExtensions(".csv", ".tsv", ".txt");
    upload.setUploadButton(new Button("Choose a file"));
    upload.getElement().addEventListener("upload-start", started -> forgetTheLast());
    upload.addAllFinishedListener(finished -> upload.clearFileList());
    upload.addFileRejectedListener(
        rejected ->
            Notice.problem(
                "Choose a file that ends in .csv, .tsv or .txt, of at most two gigabytes."));
    return new Div(upload, report);
  }

  /** A browser may tell that it sends a small file after that file was answered. */
  private void forgetTheLast() {
    begun++;
    if (answered < begun) {
      report.removeAll();
    }
  }

  /** Without the session's lock: the person goes on working, while a large file comes in. */
  private void receive(UploadEvent event) throws IOException {
    try (InputStream file = event.getInputStream()) {
      if (session.stepUp(ListView.PATH) instanceof StepUp.Done(var proof)) {
        UploadOutcome outcome = lists.upload(actor, proof, file);
        file.transferTo(OutputStream.nullOutputStream()); // a browser listens once all is sent
        var _ = event.getUI().access(() -> tell(outcome));
      } else {
        file.transferTo(OutputStream.nullOutputStream());
        var _ = event.getUI().access(this::askForSecondFactor);
      }
    } catch (IOException | RuntimeException e) {
      var _ = event.getUI().access(this::interrupted);
      throw e;
    }
  }

  private void askForSecondFactor() {
    changed.run();
    Notice.problem(
        "Nothing was taken: you showed your second factor too long ago. Show it again, then choose"
            + " the file.");
  }

  private void interrupted() {
    answered++;
    report.interrupted();
  }

  private void tell(UploadOutcome outcome) {
    answered++;
    if (outcome instanceof UploadOutcome.Taken taken) {
      changed.run();
      Notice.done(UploadReport.words(taken, reader));
    } else {
      report.show(outcome);
    }
  }
}
