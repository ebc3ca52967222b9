package org.chorus.console.deletion;

import static org.chorus.access.Permission.EXPORT_CONTACTS;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import org.chorus.access.Access;
import org.chorus.console.look.EmptyState;
import org.chorus.console.look.Links;
import org.chorus.console.look.Notice;
import org.chorus.console.look.Panel;
import org.chorus.console.look.Reader;
import org.chorus.console.look.Screen;
import org.chorus.console.look.SecondFactorGate;
import org.chorus.kernel.Actor;
import org.chorus.keycloak.StaffSession;
import org.chorus.keycloak.StepUp;
import org.chorus.sharing.deletion.DeletionFigures;
import org.chorus.sharing.deletion.DeletionId;
import org.chorus.sharing.deletion.Deletions;
import org.chorus.sharing.deletion.DueDeletion;

/** Whom the organization exported and must delete now, until its data stewards say it is done. */
@Route(DeletionsView.PATH)
@PermitAll
final class DeletionsView extends Screen {

  static final String PATH = "organization/deletions";

  private final StaffSession session;
  private final Deletions deletions;
  private final Access access;
  private final Clock clock;

  DeletionsView(StaffSession session, Deletions deletions, Access access, Clock clock) {
    super(session);
    this.session = session;
    this.deletions = deletions;
    this.access = access;
    this.clock = clock;
  }

  @Override
  protected void show(Visit visit) {
    Actor actor = visit.actor();
    access.require(actor, EXPORT_CONTACTS);
    Reader reader = Reader.current();
    add(Links.back("organization", "Organization"));
    head("Contacts to delete");
    lead(
        "People whom your organization exported, and who said no since, took their signature back"
            + " or had everything erased. Chorus does not show them to you any more. Delete them"
            + " from your lists, mailing tools and files within a month, then say so here.");
    DeletionFigures figures = deletions.figures(actor);
    if (figures.open() == 0) {
      add(
          new EmptyState(
              VaadinIcon.CHECK_CIRCLE_O,
              "Nobody to delete",
              "When somebody whom you exported changes their mind, you find them here."));
    } else {
      add(toDelete(actor, figures, reader));
    }
    if (figures.done() > 0) {
      add(done(figures, reader));
    }
  }

  private Component toDelete(Actor actor, DeletionFigures figures, Reader reader) {
    Panel panel = new Panel("To delete").explained(words(figures, reader));
    panel.setId("to-delete");
    panel.add(
        new SecondFactorGate(session, "Looking through contacts to delete", PATH)
            .before(
                () -> people(actor, figures, reader),
                "Names and addresses are personal data: reading them takes your second factor, and"
                    + " is on record.",
                this::refresh));
    return panel;
  }

  private static String words(DeletionFigures figures, Reader reader) {
    return people(figures.open(), reader)
        + (figures.overdue() == 0
            ? ""
            : ", of whom " + reader.number(figures.overdue()) + " overdue")
        + figures.nextDue().map(due -> ". Due first: " + reader.date(due)).orElse("")
        + ".";
  }

  private static String people(long number, Reader reader) {
    return reader.number(number) + (number == 1 ? " person" : " people");
  }

  private Component people(Actor actor, DeletionFigures figures, Reader reader) {
    if (!(session.stepUp(PATH) instanceof StepUp.Done(var proof))) {
      return new Div();
    }
    List<DueDeletion> open = deletions.open(actor, proof);
    Anchor file = new Anchor((DownloadHandler) event -> send(event, actor), "Download all as CSV");
    file.setId("download-deletions");
    Div shown =
        new Div(
            new DeletionTable(
                open, reader, clock.instant(), chosen -> confirm(actor, chosen, reader)));
    if (figures.open() > open.size()) {
      Paragraph rest =
          new Paragraph(
              "These are the "
                  + open.size()
                  + " that are due first. The others come when these are done; the file has all.");
      rest.addClassName("hint");
      shown.add(rest);
    }
    shown.add(new Paragraph(file));
    return shown;
  }

  private void confirm(Actor actor, List<DueDeletion> chosen, Reader reader) {
    ConfirmDialog dialog = new ConfirmDialog();
    dialog.setHeader("Deleted everywhere?");
    dialog.setText(
        (chosen.size() == 1
                ? chosen.getFirst().givenName().value()
                    + " "
                    + chosen.getFirst().familyName().value()
                : people(chosen.size(), reader))
            + " will be gone from this list, and you cannot look them up here again. That you said"
            + " so stays on record.");
    dialog.setCancelable(true);
    dialog.setCancelText("Not yet");
    dialog.setConfirmText("Yes, deleted");
    dialog.addConfirmListener(
        confirmed -> {
          List<DeletionId> ids = chosen.stream().map(DueDeletion::id).toList();
          long done = deletions.done(actor, ids);
          Notice.done(people(done, reader) + " deleted: that is on record.");
          refresh();
        });
    dialog.open();
  }

  private void send(DownloadEvent event, Actor actor) throws IOException {
    if (!(session.stepUp(PATH) instanceof StepUp.Done(var proof))) {
      event
          .getResponse()
          .sendError(HttpServletResponse.SC_FORBIDDEN, "This takes your second factor.");
      return;
    }
    event.setFileName("contacts-to-delete.csv");
    event.setContentType("text/csv; charset=utf-8");
    event.getResponse().setHeader("Cache-Control", "no-store");
    try (OutputStream browser = event.getOutputStream()) {
      deletions.write(actor, proof, browser);
    }
  }

  private static Component done(DeletionFigures figures, Reader reader) {
    Paragraph words =
        new Paragraph(
            people(figures.done(), reader)
                + " deleted, the last on "
                + figures.lastDone().map(reader::date).orElseThrow()
                + ". Who said so and when is in the activity of your organization.");
    words.setId("deletions-done");
    return new Panel("Done", words);
  }
}
