package org.chorus.console.campaign;

import static org.chorus.access.Permission.CREATE_CAMPAIGN;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Locale;
import org.chorus.access.Access;
import org.chorus.campaign.CampaignOverview;
import org.chorus.campaign.Campaigns;
import org.chorus.coalition.Coalitions;
import org.chorus.console.look.EmptyState;
import org.chorus.console.look.Links;
import org.chorus.console.look.Reader;
import org.chorus.console.look.Screen;
import org.chorus.console.look.Typing;
import org.chorus.console.switches.SwitchBanner;
import org.chorus.kernel.Actor;
import org.chorus.keycloak.StaffSession;

/** Every campaign that the organization co-owns. */
@Route("campaigns")
@PermitAll
final class CampaignsView extends Screen {

  private final Campaigns campaigns;
  private final Coalitions coalitions;
  private final CampaignCards cards;
  private final Access access;
  private final SwitchBanner banner;

  CampaignsView(
      StaffSession session,
      Campaigns campaigns,
      Coalitions coalitions,
      CampaignCards cards,
      Access access,
      SwitchBanner banner) {
    super(session);
    this.campaigns = campaigns;
    this.coalitions = coalitions;
    this.cards = cards;
    this.access = access;
    this.banner = banner;
  }

  @Override
  protected void show(Visit visit) {
    Actor actor = visit.actor();
    List<CampaignOverview> all = campaigns.of(actor);
    boolean creator =
        coalitions.of(actor).stream()
            .anyMatch(coalition -> access.may(actor, CREATE_CAMPAIGN, coalition.id()));
    if (all.isEmpty()) {
      head("Campaigns");
      add(
          new EmptyState(
              VaadinIcon.MEGAPHONE,
              "No campaign yet",
              "A campaign is a petition or an open letter that the partners of a coalition own"
                  + " together.",
              creator
                  ? Links.primary("campaigns/new", "Create a campaign")
                  : new Paragraph("The conveners of a coalition create its campaigns.")));
      return;
    }
    head(
        "Campaigns",
        creator
            ? new Component[] {Links.primary("campaigns/new", "Create a campaign")}
            : new Component[0]);
    banner.of(actor).ifPresent(this::add);
    Div results = new Div();
    results.getElement().setAttribute("aria-live", "polite");
    TextField search = new TextField();
    search.setId("campaign-search");
    search.setAriaLabel("Search campaigns");
    search.setPlaceholder("Search by name or coalition");
    search.setPrefixComponent(VaadinIcon.SEARCH.create());
    search.setClearButtonVisible(true);
    Typing.reported(search);
    search.addValueChangeListener(change -> show(actor, all, change.getValue(), results));
    add(search, results);
    show(actor, all, "", results);
  }

  private void show(Actor actor, List<CampaignOverview> all, String wanted, Div results) {
    Locale locale = Reader.current().locale();
    String part = wanted.strip().toLowerCase(locale);
    List<CampaignOverview> found =
        all.stream()
            .filter(
                campaign ->
                    (campaign.name() + "\n" + campaign.coalitionName())
                        .toLowerCase(locale)
                        .contains(part))
            .toList();
    results.removeAll();
    results.add(
        found.isEmpty()
            ? new Paragraph("No campaign matches. Search for a part of its name.")
            : cards.of(actor, found));
  }
}
