package org.chorus.console.coalition;

import static org.chorus.access.Permission.ANSWER_INVITATION;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.chorus.access.Access;
import org.chorus.coalition.EmailInvitations;
import org.chorus.coalition.InvitationGlance;
import org.chorus.coalition.TakeUpOutcome;
import org.chorus.console.look.Notice;
import org.chorus.console.look.Panel;
import org.chorus.console.look.Reader;
import org.chorus.console.look.Screen;
import org.chorus.console.organization.Administrators;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.LinkToken;
import org.chorus.keycloak.StaffSession;
import org.chorus.organization.OrganizationProfile;

/** Takes an invitation by email up, for one of the organizations that the person belongs to. */
@Route("invitation/:token/answer")
@PermitAll
final class AnswerInvitationView extends Screen {

  private final StaffSession session;
  private final EmailInvitations invitations;
  private final Administrators administrators;
  private final Access access;

  AnswerInvitationView(
      StaffSession session,
      EmailInvitations invitations,
      Administrators administrators,
      Access access) {
    super(session);
    this.session = session;
    this.invitations = invitations;
    this.administrators = administrators;
    this.access = access;
  }

  @Override
  protected void show(Visit visit) {
    LinkToken token = visit.parameters().get("token").flatMap(LinkToken::parse).orElse(null);
    InvitationGlance glance =
        token == null ? new InvitationGlance.Unknown() : invitations.look(token);
    if (token != null && glance instanceof InvitationGlance.Open open) {
      head("Invitation to “" + open.coalition() + "”");
      lead(
          open.invitedBy()
              + " of "
              + open.inviter()
              + " invites you. You can take the invitation up until "
              + Reader.current().date(open.expiresAt())
              + ". Nothing is accepted by that: you read the terms next.");
      add(choices(token));
    } else {
      head("This invitation cannot be taken up");
      lead(InvitationView.why(glance));
    }
  }

  private Panel choices(LinkToken token) {
    UnorderedList list = new UnorderedList();
    list.addClassName("rows");
    for (OrganizationProfile organization : session.organizations()) {
      session
          .user()
          .actingFor(organization.id())
          .ifPresent(actor -> list.add(row(token, actor, organization)));
    }
    return new Panel("For which organization?", list);
  }

  private ListItem row(LinkToken token, Actor actor, OrganizationProfile organization) {
    Span name = new Span(organization.name());
    name.addClassName("row-title");
    ListItem row = new ListItem(name);
    row.addClassName("row");
    if (access.may(actor, ANSWER_INVITATION)) {
      Button take =
          new Button("Take it up for " + organization.name(), click -> takeUp(token, actor));
      take.setId("take-up-" + organization.alias());
      take.addThemeVariants(ButtonVariant.PRIMARY);
      row.add(take);
    } else {
      row.add(new Paragraph(administrators.whomToAsk(actor)));
    }
    return row;
  }

  private void takeUp(LinkToken token, Actor actor) {
    switch (invitations.takeUp(actor, token)) {
      case TakeUpOutcome.Invited(var coalition) -> {
        Notice.done("Your organization is invited. Read the terms, then accept or decline.");
        goTo(actor, coalition);
      }
      case TakeUpOutcome.PartnerAlready(var coalition) -> {
        Notice.problem(
            "Your organization is a partner already. The invitation is for another one.");
        goTo(actor, coalition);
      }
      case TakeUpOutcome.Expired _, TakeUpOutcome.NotOpen _ -> refresh(); // says why
    }
  }

  private void goTo(Actor actor, CoalitionId coalition) {
    session.actFor(actor.organization());
    getUI().ifPresent(ui -> ui.navigate("coalitions/" + coalition));
  }
}
