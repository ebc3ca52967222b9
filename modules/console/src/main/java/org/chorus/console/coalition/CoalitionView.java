package org.chorus.console.coalition;

import static org.chorus.access.Permission.ANSWER_INVITATION;
import static org.chorus.access.Permission.CREATE_CAMPAIGN;
import static org.chorus.access.Permission.PROPOSE_TERMS;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chorus.access.Access;
import org.chorus.campaign.CampaignOverview;
import org.chorus.campaign.Campaigns;
import org.chorus.coalition.CoalitionOverview;
import org.chorus.coalition.Coalitions;
import org.chorus.coalition.Partner;
import org.chorus.coalition.SeatState;
import org.chorus.coalition.Seats;
import org.chorus.coalition.TermsProposals;
import org.chorus.console.campaign.CampaignCards;
import org.chorus.console.look.Links;
import org.chorus.console.look.Panel;
import org.chorus.console.look.Reader;
import org.chorus.console.look.Screen;
import org.chorus.console.organization.Administrators;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CoalitionId;
import org.chorus.keycloak.StaffSession;

/** One coalition: who belongs to it, and on which terms. */
@Route("coalitions/:coalition")
@PermitAll
final class CoalitionView extends Screen {

  private final Coalitions coalitions;
  private final Seats seats;
  private final PartnersPanel partners;
  private final BrandPanel brand;
  private final JoinRequestsPanel requests;
  private final ProposalPanel proposals;
  private final TermsProposals versions;
  private final Campaigns campaigns;
  private final CampaignCards cards;
  private final Administrators administrators;
  private final Access access;

  CoalitionView(
      StaffSession session,
      Coalitions coalitions,
      Seats seats,
      PartnersPanel partners,
      BrandPanel brand,
      JoinRequestsPanel requests,
      ProposalPanel proposals,
      TermsProposals versions,
      Campaigns campaigns,
      CampaignCards cards,
      Administrators administrators,
      Access access) {
    super(session);
    this.coalitions = coalitions;
    this.seats = seats;
    this.partners = partners;
    this.brand = brand;
    this.requests = requests;
    this.proposals = proposals;
    this.versions = versions;
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
      add(invitation(actor, coalition, own, reader));
    }
    if (own.state() == SeatState.SUSPENDED) {
      add(
          own.reinstatedAt().isPresent()
              ? comingBack(actor, coalition, own)
              : suspension(coalition, own, reader));
    }
    Optional<Panel> proposal = proposals.of(actor, coalition, this::refresh);
    proposal.ifPresent(this::add);
    add(partners.of(actor, coalition, this::refresh));
    requests.of(actor, coalition.id(), this::refresh).ifPresent(this::add);
    add(terms(actor, coalition, proposal.isPresent(), reader));
    if (own.state() == SeatState.ACTIVE) {
      add(campaigns(actor, coalition));
      brand.of(actor, coalition).ifPresent(this::add);
    }
  }

  private Component invitation(
      Actor actor, CoalitionOverview coalition, Partner own, Reader reader) {
    Panel panel =
        new Panel("Your organization is invited")
            .explained(
                "Read the terms below. By accepting, "
                    + own.organization().name()
                    + " becomes an equal owner of the coalition's campaigns."
                    + own.expiresAt()
                        .map(at -> " You can answer until " + reader.date(at) + ".")
                        .orElse(""));
    panel.addClassName("panel-call");
    if (!access.may(actor, ANSWER_INVITATION)) {
      panel.add(new Paragraph(administrators.whomToAsk(actor)));
      return panel;
    }
    Button accept =
        new Button(
            "Accept terms version " + coalition.terms().version(),
            click ->
                new AcceptDialog(
                        actor,
                        coalition,
                        own.organization(),
                        version -> coalitions.accept(actor, coalition.id(), version),
                        this::refresh)
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

  private Component comingBack(Actor actor, CoalitionOverview coalition, Partner own) {
    int version = coalition.terms().version();
    Panel panel =
        new Panel("Your organization can take part again")
            .explained(
                "The conveners have ended the suspension. Other terms came into force meanwhile: read"
                    + " version "
                    + version
                    + " below. As soon as you accept it, your pages take signatures again. If you do"
                    + " not want to, you can leave.");
    panel.setId("coming-back");
    panel.addClassName("panel-call");
    if (!access.may(actor, ANSWER_INVITATION)) {
      panel.add(new Paragraph(administrators.whomToAsk(actor)));
      return panel;
    }
    Button accept =
        new Button(
            "Accept terms version " + version,
            click ->
                new AcceptDialog(
                        actor,
                        coalition,
                        own.organization(),
                        read -> seats.comeBack(actor, coalition.id(), read),
                        this::refresh)
                    .open());
    accept.setId("come-back");
    accept.addThemeVariants(ButtonVariant.PRIMARY);
    panel.add(accept);
    return panel;
  }

  private Component suspension(CoalitionOverview coalition, Partner own, Reader reader) {
    String conveners =
        coalition.activePartners().stream()
            .filter(Partner::convening)
            .map(partner -> partner.organization().name())
            .collect(Collectors.joining(", "));
    Panel panel =
        new Panel(
            "Your organization is suspended",
            new Paragraph(
                "Since "
                    + reader.date(own.since())
                    + ", by the conveners ("
                    + conveners
                    + "): “"
                    + own.reason()
                    + "”"),
            new Paragraph(
                "Your pages take no signatures and point to the common page, and nobody here sees"
                    + " the coalition's campaigns and people. What was signed stays. The conveners"
                    + " can reinstate you."));
    panel.setId("suspension");
    panel.addClassName("panel-call");
    return panel;
  }

  private Component terms(Actor actor, CoalitionOverview coalition, boolean open, Reader reader) {
    Panel terms = new Panel("Terms", new TermsText(coalition.terms(), reader));
    terms.setId("terms");
    if (access.hasSeat(actor, coalition.id())) {
      terms.add(new TermsHistory(versions.adopted(actor, coalition.id()), reader));
    }
    if (!open && access.may(actor, PROPOSE_TERMS, coalition.id())) {
      Anchor propose =
          Links.button("coalitions/" + coalition.id() + "/terms/new", "Propose new terms");
      propose.setId("propose-terms");
      terms.add(propose);
    }
    return terms;
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
