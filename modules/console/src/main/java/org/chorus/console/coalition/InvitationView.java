package org.chorus.console.coalition;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.Optional;
import org.chorus.coalition.EmailInvitations;
import org.chorus.coalition.InvitationGlance;
import org.chorus.console.look.Links;
import org.chorus.console.look.Reader;
import org.chorus.kernel.LinkToken;

/**
 * Where the link of an invitation by email leads, for whoever opens it, with or without an account.
 * Looking changes nothing: mail scanners open links.
 */
@Route(value = "invitation/:token", autoLayout = false)
@PageTitle("Invitation · Chorus")
@AnonymousAllowed
final class InvitationView extends Main implements BeforeEnterObserver {

  private final EmailInvitations invitations;

  InvitationView(EmailInvitations invitations) {
    this.invitations = invitations;
    addClassName("chooser");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    Optional<LinkToken> token = event.getRouteParameters().get("token").flatMap(LinkToken::parse);
    InvitationGlance glance = token.map(invitations::look).orElseGet(InvitationGlance.Unknown::new);
    if (token.isPresent() && glance instanceof InvitationGlance.Open open) {
      show(token.get(), open);
    } else {
      add(new H1("This invitation cannot be taken up"), new Paragraph(why(glance)));
    }
  }

  /** Why an invitation leads nowhere, and what to do about it. */
  static String why(InvitationGlance glance) {
    return switch (glance) {
      case InvitationGlance.Expired(var at) ->
          "Its time was over on "
              + Reader.current().date(at)
              + ". Ask whoever invited you to send it again.";
      case InvitationGlance.TakenUp() ->
          "It was taken up already. Whoever did so finds it on the home page of their organization"
              + " after logging in.";
      case InvitationGlance.Unknown(), InvitationGlance.Open _ ->
          "It was taken back, or sent again with another link, or the address is not complete. Look"
              + " for a newer mail, or ask whoever invited you.";
    };
  }

  private void show(LinkToken token, InvitationGlance.Open open) {
    String invitee =
        open.organizationName().isEmpty() ? "your organization" : open.organizationName();
    String here = "invitation/" + token.value();
    Div known =
        new Div(
            new H2("Your organization is on Chorus"),
            new Paragraph("Log in as one of its administrators or approvers, then read the terms."),
            Links.primary(here + "/answer", "Log in and answer"));
    Div unknown =
        new Div(
            new H2("Your organization is new here"),
            new Paragraph(
                "Register it. Chorus then sends the invited address a link to set up an account,"
                    + " and after that you read the terms."),
            Links.button(here + "/register", "Register an organization"));
    add(
        new H1("Invitation to “" + open.coalition() + "”"),
        new Paragraph(
            open.invitedBy()
                + " of "
                + open.inviter()
                + " invites "
                + invitee
                + " to a coalition: organizations that own petition campaigns together, as equals."
                + " The invitation stands until "
                + Reader.current().date(open.expiresAt())
                + "."),
        known,
        unknown);
  }
}
