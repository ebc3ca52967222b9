package org.chorus.console.login;

import static org.chorus.access.Permission.ASSIGN_ROLES;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chorus.access.Access;
import org.chorus.console.look.EmptyState;
import org.chorus.console.look.Links;
import org.chorus.console.look.LongList;
import org.chorus.console.look.Notice;
import org.chorus.console.look.Panel;
import org.chorus.console.look.Reader;
import org.chorus.console.look.Screen;
import org.chorus.console.look.Tag;
import org.chorus.kernel.Actor;
import org.chorus.kernel.EmailAddress;
import org.chorus.keycloak.StaffSession;
import org.chorus.organization.InvitationOutcome;
import org.chorus.organization.MemberInvitation;
import org.chorus.organization.MemberInvitations;

/** Invites people to the organization, and shows who has not come yet. */
@Route("people/invitations")
@PermitAll
final class InvitationsView extends Screen {

  private final MemberInvitations invitations;
  private final Access access;
  private final Clock clock;

  InvitationsView(StaffSession session, MemberInvitations invitations, Access access, Clock clock) {
    super(session);
    this.invitations = invitations;
    this.access = access;
    this.clock = clock;
  }

  @Override
  protected void show(Visit visit) {
    Actor actor = visit.actor();
    access.require(actor, ASSIGN_ROLES);
    add(Links.back("people", "People"));
    head("Invitations");
    lead(
        "Whoever you invite gets a mail with a way to an account. They appear under People when they"
            + " log in for the first time, and can do nothing until you give them a role.");
    Optional<List<MemberInvitation>> pending = invitations.pending(actor);
    if (pending.isEmpty()) {
      add(
          new EmptyState(
              VaadinIcon.UNLINK,
              "Keycloak does not answer",
              "Invitations are kept there. Nothing is lost; try again in a moment.",
              again()));
      return;
    }
    add(new Panel("Invite somebody", form(actor)));
    add(new Panel("Not taken up yet", list(actor, pending.get())));
  }

  private Button again() {
    Button again = new Button("Try again", click -> refresh());
    again.setId("try-again");
    return again;
  }

  private Div form(Actor actor) {
    EmailField email = new EmailField("Email address");
    email.setId("invitation-email");
    email.setManualValidation(true);
    email.setRequiredIndicatorVisible(true);
    TextField firstName = name("First name", "invitation-first-name");
    TextField lastName = name("Last name", "invitation-last-name");
    Button invite = new Button("Invite");
    invite.setId("invite-member");
    invite.addThemeVariants(ButtonVariant.PRIMARY);
    invite.setDisableOnClick(true); // a mail server may take its time
    invite.addClickListener(
        click -> {
          invite.setEnabled(true);
          Optional<EmailAddress> address = EmailAddress.parse(email.getValue());
          email.setErrorMessage("Write an email address, for example ada@example.org.");
          email.setInvalid(address.isEmpty());
          address.ifPresent(
              to ->
                  tell(
                      invitations.invite(actor, to, firstName.getValue(), lastName.getValue()),
                      "The invitation is on its way."));
        });
    Div form = new Div(email, firstName, lastName, invite);
    form.addClassName("form");
    return form;
  }

  private static TextField name(String label, String id) {
    TextField field = new TextField(label + " (optional)");
    field.setId(id);
    field.setMaxLength(100);
    return field;
  }

  private Component list(Actor actor, List<MemberInvitation> pending) {
    if (pending.isEmpty()) {
      return new EmptyState(
          VaadinIcon.ENVELOPE_O,
          "No invitation is open",
          "Those that nobody has taken up yet stand here.");
    }
    Instant now = clock.instant();
    return new LongList<>(
        "invitations",
        pending,
        new LongList.About<>(
            invitation -> invitation.name() + " " + invitation.email().value(),
            invitation -> state(invitation, now)),
        invitation -> row(actor, invitation, now));
  }

  private static String state(MemberInvitation invitation, Instant now) {
    return invitation.isExpired(now) ? "Expired" : "Waiting";
  }

  private ListItem row(Actor actor, MemberInvitation invitation, Instant now) {
    String address = invitation.email().value();
    Span who = new Span(invitation.name().isEmpty() ? address : invitation.name());
    who.addClassName("row-title");
    Span state =
        new Span(
            new Tag(
                state(invitation, now),
                invitation.isExpired(now) ? Tag.Tone.BAD : Tag.Tone.WAITING));
    state.addClassName("tags");
    Reader reader = Reader.current();
    Span about =
        new Span(
            (invitation.name().isEmpty() ? "" : address + ", ")
                + "sent on "
                + reader.moment(invitation.sentAt())
                + (invitation.isExpired(now) ? ", expired on " : ", can be taken up until ")
                + reader.moment(invitation.expiresAt()));
    about.addClassName("hint");
    Button resend =
        new Button(
            "Send again",
            click ->
                tell(
                    invitations.resend(actor, invitation.id()),
                    "Sent again. Only the link in the newest mail works."));
    resend.addThemeVariants(ButtonVariant.TERTIARY);
    resend.setAriaLabel("Send the invitation to " + address + " again");
    Button revoke = new Button("Revoke", click -> askToRevoke(actor, invitation));
    revoke.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
    revoke.setAriaLabel("Revoke the invitation to " + address);
    Div actions = new Div(resend, revoke);
    actions.addClassName("row-actions");
    ListItem row = new ListItem(who, state, about, actions);
    row.addClassName("row");
    return row;
  }

  private void askToRevoke(Actor actor, MemberInvitation invitation) {
    ConfirmDialog dialog = new ConfirmDialog();
    dialog.setHeader("Revoke the invitation to " + invitation.email().value() + "?");
    dialog.setText("The link in the mail stops working. You can invite the person again.");
    dialog.setCancelable(true);
    dialog.setCancelText("Keep it");
    dialog.setConfirmText("Revoke");
    dialog.addConfirmListener(
        confirmed ->
            tell(invitations.revoke(actor, invitation.id()), "The invitation is revoked."));
    dialog.open();
  }

  private void tell(InvitationOutcome outcome, String done) {
    switch (outcome) {
      case DONE -> Notice.done(done);
      case KNOWN_ALREADY ->
          Notice.problem(
              "This person is a member already, or has an invitation that is still open. Look at the"
                  + " list below, or under People.");
      case GONE -> Notice.problem("This invitation is gone: taken up or revoked meanwhile.");
      case NOT_SENT ->
          Notice.problem(
              "Keycloak could not send the mail, so there is no invitation. Try again; if it stays"
                  + " so, whoever runs this installation must check Keycloak’s mail settings.");
      case KEYCLOAK_AWAY ->
          Notice.problem("Keycloak does not answer. Nothing was changed; try again in a moment.");
    }
    if (outcome == InvitationOutcome.DONE || outcome == InvitationOutcome.GONE) {
      refresh();
    }
  }
}
