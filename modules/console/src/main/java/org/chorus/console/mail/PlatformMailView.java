package org.chorus.console.mail;

import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.chorus.console.look.Links;
import org.chorus.console.look.Panel;
import org.chorus.console.look.Reader;
import org.chorus.console.look.Screen;
import org.chorus.kernel.Actor;
import org.chorus.keycloak.StaffSession;
import org.chorus.mail.outbox.MailBook;
import org.chorus.mail.outbox.MailFigures;
import org.chorus.mail.suppression.Suppressions;

/** How all mail of the installation fares. */
@Route("platform/mail")
@PermitAll
final class PlatformMailView extends Screen {

  private final MailBook book;
  private final Suppressions suppressions;

  PlatformMailView(StaffSession session, MailBook book, Suppressions suppressions) {
    super(session);
    this.book = book;
    this.suppressions = suppressions;
  }

  @Override
  protected void show(Visit visit) {
    Actor actor = visit.actor();
    MailFigures figures = book.ofPlatform(actor);
    Reader reader = Reader.current();
    add(Links.back("platform/organizations", "Organizations"));
    head("Mail");
    lead("Of all organizations, and to staff. Numbers only: nobody’s mail is shown.");
    add(new MailFiguresPanel(figures, reader, "It begins with the first signature."));
    if (figures.failed() > 0) {
      add(
          new FailedMailPanel(
              figures.failed(),
              reader,
              () -> book.retryAllFailed(actor),
              () -> book.deleteAllFailed(actor),
              this::refresh));
    }
    add(
        new Panel(
                "One address",
                new OneAddressForm()
                    .offering(
                        "write-again",
                        "Write to it again",
                        address -> suppressions.writeAgainForEverybody(actor, address),
                        "Nothing holds everybody’s mail to this address back any more."))
            .explained(
                "An address that does not exist is written to by nobody for a week. End that when"
                    + " it exists after all. What holds back one organization’s mail is for that"
                    + " organization to end."));
  }
}
