package org.chorus.console.mail;

import static org.chorus.access.Permission.DESCRIBE_ORGANIZATION;

import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.chorus.access.Access;
import org.chorus.console.look.Links;
import org.chorus.console.look.Panel;
import org.chorus.console.look.Reader;
import org.chorus.console.look.Screen;
import org.chorus.kernel.Actor;
import org.chorus.keycloak.StaffSession;
import org.chorus.mail.outbox.MailBook;
import org.chorus.mail.outbox.MailFigures;
import org.chorus.mail.suppression.Suppressions;

/** How the organization's mail fares. */
@Route("organization/mail")
@PermitAll
final class MailView extends Screen {

  private final MailBook book;
  private final Suppressions suppressions;
  private final Access access;

  MailView(StaffSession session, MailBook book, Suppressions suppressions, Access access) {
    super(session);
    this.book = book;
    this.suppressions = suppressions;
    this.access = access;
  }

  @Override
  protected void show(Visit visit) {
    Actor actor = visit.actor();
    MailFigures figures = book.ofOrganization(actor);
    Reader reader = Reader.current();
    add(Links.back("organization", "Organization"));
    head("Mail");
    lead("To those who signed on your organization’s pages. Numbers only: nobody’s mail is shown.");
    add(
        new MailFiguresPanel(
            figures, reader, "It begins with the first signature on one of your pages."));
    if (figures.failed() > 0 && access.may(actor, DESCRIBE_ORGANIZATION)) {
      add(
          new FailedMailPanel(
              figures.failed(),
              reader,
              () -> book.retryFailed(actor),
              () -> book.deleteFailed(actor),
              this::refresh));
    }
    add(
        new Panel(
                "One address",
                new OneAddressForm()
                    .offering(
                        "write-again",
                        "Write to it again",
                        address -> suppressions.writeAgain(actor, address),
                        "Nothing of your organization’s holds mail to this address back any more.")
                    .offering(
                        "hold-back",
                        "Write to it no more",
                        address -> suppressions.holdBack(actor, address),
                        "Your organization writes to this address no more."))
            .explained(
                "Mail that comes back, or that somebody calls spam, stops what your organization"
                    + " sends to that address; other organizations go on. End that when somebody"
                    + " has put it right, or stop it when somebody asks you to. An address that"
                    + " does not exist is written to by nobody for a week."));
  }
}
