package org.chorus.console.coalition;

import static org.chorus.access.Permission.INVITE;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.chorus.access.Access;
import org.chorus.coalition.EmailInvitation;
import org.chorus.coalition.EmailInvitations;
import org.chorus.console.look.Reader;
import org.chorus.console.look.Tag;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CoalitionId;
import org.springframework.stereotype.Component;

/** Who is invited by email and has not come yet, for conveners. */
@Component
final class EmailInvitationRows {

  private final EmailInvitations invitations;
  private final Access access;
  private final Clock clock;

  EmailInvitationRows(EmailInvitations invitations, Access access, Clock clock) {
    this.invitations = invitations;
    this.access = access;
    this.clock = clock;
  }

  /** Empty when there are none, or the person may not know. */
  Optional<Div> of(Actor actor, CoalitionId coalition, Runnable refresh) {
    if (!access.may(actor, INVITE, coalition)) {
      return Optional.empty();
    }
    List<EmailInvitation> open = invitations.open(actor, coalition);
    if (open.isEmpty()) {
      return Optional.empty();
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("rows");
    for (int n = 0; n < open.size(); n++) {
      list.add(row(actor, coalition, open.get(n), n + 1, refresh));
    }
    Div all = new Div(new H3("Invited by email"), list);
    all.setId("invited-by-email");
    return Optional.of(all);
  }

  private ListItem row(
      Actor actor,
      CoalitionId coalition,
      EmailInvitation invitation,
      int number,
      Runnable refresh) {
    Reader reader = Reader.current();
    boolean expired = invitation.isExpired(clock.instant());
    String address = invitation.email().value();
    Span name =
        new Span(
            invitation.organizationName().isEmpty()
                ? address
                : invitation.organizationName() + " (" + address + ")");
    name.addClassName("row-title");
    Span about =
        new Span(
            expired
                ? "nobody came until " + reader.date(invitation.expiresAt())
                : "invited by "
                    + invitation.invitedBy()
                    + " on "
                    + reader.date(invitation.invitedAt())
                    + ", the link opens until "
                    + reader.date(invitation.expiresAt()));
    about.addClassName("hint");
    Div actions =
        new Div(
            sendAgain(actor, coalition, invitation, number, refresh),
            takeBack(actor, coalition, invitation, number, refresh));
    actions.addClassName("row-actions");
    ListItem row =
        new ListItem(
            name,
            expired
                ? new Tag("Invitation expired", Tag.Tone.QUIET)
                : new Tag("Invited by email", Tag.Tone.WAITING),
            about,
            actions);
    row.addClassName("row");
    return row;
  }

  private Button sendAgain(
      Actor actor,
      CoalitionId coalition,
      EmailInvitation invitation,
      int number,
      Runnable refresh) {
    Button button =
        new Button(
            "Send again",
            click -> {
              EmailInvitationNotices.tell(invitations.resend(actor, coalition, invitation.id()));
              refresh.run();
            });
    button.setId("resend-email-invitation-" + number);
    button.setAriaLabel("Send again to " + invitation.email().value());
    button.addThemeVariants(ButtonVariant.SMALL);
    return button;
  }

  private Button takeBack(
      Actor actor,
      CoalitionId coalition,
      EmailInvitation invitation,
      int number,
      Runnable refresh) {
    Button button =
        new Button(
            "Take back",
            click -> {
              ConfirmDialog dialog = new ConfirmDialog();
              dialog.setHeader("Take the invitation back");
              dialog.setText(
                  "The link sent to "
                      + invitation.email().value()
                      + " opens nothing any more, and the address is forgotten. You can invite it"
                      + " again.");
              dialog.setCancelable(true);
              dialog.setCancelText("Keep it");
              dialog.setConfirmText("Take back");
              dialog.addConfirmListener(
                  confirm -> {
                    EmailInvitationNotices.tell(
                        invitations.revoke(actor, coalition, invitation.id()));
                    refresh.run();
                  });
              dialog.open();
            });
    button.setId("revoke-email-invitation-" + number);
    button.setAriaLabel("Take back the invitation of " + invitation.email().value());
    button.addThemeVariants(ButtonVariant.SMALL);
    return button;
  }
}
