package org.chorus.console.coalition;

import static org.chorus.organization.Permission.ANSWER_INVITATION;
import static org.chorus.organization.Permission.CREATE_CAMPAIGN;
import static org.chorus.organization.Permission.INVITE;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.chorus.campaign.CampaignOverview;
import org.chorus.campaign.Campaigns;
import org.chorus.console.campaign.CampaignCards;
import org.chorus.console.look.Links;
import org.chorus.console.look.Panel;
import org.chorus.console.look.Reader;
import org.chorus.console.look.Screen;
import org.chorus.console.organization.Administrators;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CoalitionId;
import org.chorus.keycloak.StaffSession;
import org.chorus.organization.Access;
import org.chorus.organization.CoalitionOverview;
import org.chorus.organization.Coalitions;
import org.chorus.organization.Organizations;
import org.chorus.organization.Partner;
import org.chorus.organization.SeatState;

/** One coalition: who belongs to it, and on which terms. */
@Route("coalitions/:coalition")
@PermitAll
final class CoalitionView extends Screen {

  private final Coalitions coalitions;
  private final Organizations organizations;
  private final Campaigns campaigns;
  private final CampaignCards cards;
  private final Administrators administrators;
  private final Access access;

  CoalitionView(
      StaffSession session,
      Coalitions coalitions,
      Organizations organizations,
      Campaigns campaigns,
      CampaignCards cards,
      Administrators administrators,
      Access access) {
    super(session);
    this.coalitions = coalitions;
    this.organizations = organizations;
    this.campaigns = campaigns;
    this.cards = cards;
    this.administrators = administrators;
    this.access = access;
  }

  @Override
  protected void show(Visit visit) {
    Actor actor = visit.actor();
    CoalitionOverview coalition =
        visit.required("coalition", CoalitionId::parse, id -> coalitions.find(actor, id));
    Partner own = coalition.seatOf(actor.organization());
    Reader reader = Reader.current();
    add(Links.back("coalitions", "Coalitions"));
    head(coalition.name());
    if (own.state() == SeatState.INVITED) {
      add(invitation(actor, coalition, own));
    }
    add(partners(actor, coalition, reader));
    Panel terms = new Panel("Terms", new TermsText(coalition.terms(), reader));
    terms.setId("terms");
    add(terms);
    if (own.state() == SeatState.ACTIVE) {
      add(campaigns(actor, coalition));
    }
  }

  private Component invitation(Actor actor, CoalitionOverview coalition, Partner own) {
    Panel panel =
        new Panel("Your organization is invited")
            .explained(
                "Read the terms below. By accepting, "
                    + own.organization().name()
                    + " becomes an equal owner of the coalition's campaigns.");
    panel.addClassName("panel-call");
    if (!access.may(actor, ANSWER_INVITATION)) {
      panel.add(new Paragraph(administrators.whomToAsk(actor)));
      return panel;
    }
    Button accept =
        new Button(
            "Accept terms version " + coalition.terms().version(),
            click ->
                new AcceptDialog(actor, coalition, own.organization(), coalitions, this::refresh)
                    .open());
    accept.setId("accept-invitation");
    accept.addThemeVariants(ButtonVariant.PRIMARY);
    Button decline =
        new Button(
            "Decline",
            click ->
                new DeclineDialog(
                        actor,
                        coalition,
                        coalitions,
                        () -> getUI().ifPresent(ui -> ui.navigate(CoalitionsView.class)))
                    .open());
    decline.setId("decline-invitation");
    Div actions = new Div(accept, decline);
    actions.addClassName("actions");
    panel.add(actions);
    return panel;
  }

  private Component partners(Actor actor, CoalitionOverview coalition, Reader reader) {
    UnorderedList list = new UnorderedList();
    list.addClassName("rows");
    coalition.partners().forEach(partner -> list.add(row(partner, reader)));
    Panel panel = new Panel("Partners", list);
    panel.setId("partners");
    if (access.may(actor, INVITE, coalition.id())) {
      Button invite =
          new Button(
              "Invite an organization",
              click ->
                  new InviteDialog(
                          actor, coalition, organizations.others(actor), coalitions, this::refresh)
                      .open());
      invite.setId("invite-organization");
      if (coalition.partners().size() == 1) {
        invite.addThemeVariants(ButtonVariant.PRIMARY);
      }
      panel.add(invite);
    }
    return panel;
  }

  private static ListItem row(Partner partner, Reader reader) {
    Span name = new Span(partner.organization().name());
    name.addClassName("row-title");
    Span since =
        new Span(
            switch (partner.state()) {
              case INVITED -> "invited on " + reader.date(partner.invitedAt());
              case ACTIVE -> partner.joinedAt().map(at -> "since " + reader.date(at)).orElse("");
              case DECLINED ->
                  partner
                      .declineReason()
                      .filter(reason -> !reason.isEmpty())
                      .map(reason -> "“" + reason + "”")
                      .orElse("gave no reason");
            });
    since.addClassName("hint");
    ListItem row = new ListItem(name, SeatTag.of(partner), since);
    row.addClassName("row");
    return row;
  }

  private Component campaigns(Actor actor, CoalitionOverview coalition) {
    List<CampaignOverview> all =
        campaigns.of(actor).stream()
            .filter(campaign -> campaign.coalition().equals(coalition.id()))
            .toList();
    Panel panel = new Panel("Campaigns");
    if (all.isEmpty()) {
      Paragraph none = new Paragraph("No campaign yet.");
      none.addClassName("hint");
      panel.add(none);
    } else {
      panel.add(cards.of(actor, all));
    }
    if (access.may(actor, CREATE_CAMPAIGN, coalition.id())) {
      panel.add(Links.button("campaigns/new?coalition=" + coalition.id(), "Create a campaign"));
    }
    return panel;
  }
}
