package org.chorus.console.numbers;

import static org.chorus.access.Permission.EXPORT_CONTACTS;
import static org.chorus.access.Permission.READ_NUMBERS;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chorus.access.Access;
import org.chorus.campaign.CampaignOverview;
import org.chorus.campaign.Campaigns;
import org.chorus.campaign.link.CampaignLink;
import org.chorus.campaign.link.CampaignLinks;
import org.chorus.campaign.link.LinkId;
import org.chorus.console.export.ExportDesk;
import org.chorus.console.export.ExportPanel;
import org.chorus.console.look.Links;
import org.chorus.console.look.Panel;
import org.chorus.console.look.Reader;
import org.chorus.console.look.Screen;
import org.chorus.console.switches.SwitchBanner;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.keycloak.StaffSession;
import org.chorus.sharing.ContactExport;
import org.chorus.signature.Numbers;
import org.chorus.signature.PoolBreakdown;
import org.chorus.signature.PoolNumbers;
import org.chorus.signature.dashboard.Dashboards;

/**
 * What the organization may know of a campaign's pool, and the people who agreed to hear from it.
 */
@Route("campaigns/:campaign/numbers")
@PermitAll
final class NumbersView extends Screen {

  private static final String OWN_WORDS = "In their own words";

  private final Campaigns campaigns;
  private final Numbers numbers;
  private final Dashboards dashboards;
  private final CampaignLinks links;
  private final ContactExport export;
  private final Access access;
  private final SwitchBanner banner;
  private final StaffSession session;

  NumbersView(
      StaffSession session,
      Campaigns campaigns,
      Numbers numbers,
      Dashboards dashboards,
      CampaignLinks links,
      ContactExport export,
      Access access,
      SwitchBanner banner) {
    super(session);
    this.campaigns = campaigns;
    this.numbers = numbers;
    this.dashboards = dashboards;
    this.links = links;
    this.export = export;
    this.access = access;
    this.banner = banner;
    this.session = session;
  }

  @Override
  protected void show(Visit visit) {
    Actor actor = visit.actor();
    CampaignOverview campaign =
        visit.required("campaign", CampaignId::parse, id -> campaigns.find(actor, id));
    access.require(actor, READ_NUMBERS, campaign.coalition(), campaign.id());
    Reader reader = Reader.current();
    PoolNumbers pool = numbers.of(actor, campaign.coalition(), campaign.pool());
    add(Links.back("campaigns/" + campaign.id(), campaign.name()));
    head("Numbers");
    banner.of(actor).ifPresent(this::add);
    if (pool.campaigns().size() > 1) {
      lead(
          "These count the whole pool “"
              + campaign.poolName()
              + "”, which several campaigns feed. Each person counts once in it.");
    }
    add(figures(pool, reader), explanations(pool));
    PoolBreakdown breakdown = numbers.breakdown(actor, campaign.coalition(), campaign.pool());
    add(recount(breakdown, reader));
    if (pool.campaigns().size() > 1) {
      add(new Panel("By campaign", byCampaign(pool, reader)));
    }
    add(
        new DashboardPanels(
            lookback -> dashboards.of(actor, campaign.coalition(), campaign.id(), lookback),
            namesOfLinks(actor, campaign),
            reader));
    add(new UncountedPanel(breakdown.uncounted(), reader));
    if (access.may(actor, READ_NUMBERS, campaign.coalition())) {
      add(people(actor, campaign, reader));
    }
  }

  private static Component figures(PoolNumbers pool, Reader reader) {
    Div figures =
        new Div(
            figure("total", reader.number(pool.total()), "People in total"),
            figure("own", reader.number(pool.own()), "Through your page"),
            figure("others", reader.number(pool.others()), "Through the others"),
            figure("assists", reader.number(pool.assists()), "Your assists"),
            figure("confirmed", reader.number(pool.confirmed()), "Confirmed addresses"));
    pool.inOwnWords()
        .ifPresent(letters -> figures.add(figure("own-words", reader.number(letters), OWN_WORDS)));
    figures.addClassNames("figures", "figures-large");
    return figures;
  }

  private static Component figure(String id, String number, String words) {
    Span value = new Span(number);
    value.addClassName("figure-number");
    value.setId("figure-" + id);
    Span label = new Span(words);
    label.addClassName("figure-label");
    Div figure = new Div(value, label);
    figure.addClassName("figure");
    return figure;
  }

  private static Component explanations(PoolNumbers pool) {
    DescriptionList list = new DescriptionList();
    list.addClassName("explanations");
    explain(
        list,
        "People in total",
        "Everybody in the pool, each person once, whichever page, campaign or spelling of the address"
            + " they used. Every partner and every supporter sees this number.");
    explain(
        list,
        "Through your page",
        "People whose first signature in the pool was on your organization's page, or on the common"
            + " page by one of your links or by that of a supporter whom you brought. They are"
            + " credited to you, and that never changes.");
    explain(
        list,
        "Through the others",
        "Everybody else: credited to the other partners together, or to nobody when the first"
            + " signature was on the common page and no link led there. How many each partner brought only that partner"
            + " knows.");
    explain(
        list,
        "Your assists",
        "People who had signed elsewhere before and then signed on your page as well. They stay"
            + " credited where they signed first.");
    explain(
        list,
        "Confirmed addresses",
        "How many of the people in total confirmed their address by the link in the mail. Where a"
            + " campaign counts signatures once they are confirmed, the total has no others.");
    if (pool.inOwnWords().isPresent()) {
      explain(
          list,
          OWN_WORDS,
          "How many people in total changed the open letter before they signed it. Whoever left it"
              + " alone signed the text that everybody signs. What they wrote only moderators of the campaign"
              + " read.");
    }
    Details details = new Details("How is this counted?", list);
    details.setId("how-counted");
    details.addClassName("help");
    return details;
  }

  private static void explain(DescriptionList list, String term, String explanation) {
    list.add(new DescriptionList.Term(term), new DescriptionList.Description(explanation));
  }

  private static Component recount(PoolBreakdown breakdown, Reader reader) {
    Paragraph recount =
        new Paragraph(
            breakdown
                .recount()
                .map(
                    last ->
                        "Compared with a recount on "
                            + reader.moment(last.at())
                            + (last.drift() == 0
                                ? ": no difference."
                                : ": a difference of "
                                    + reader.number(last.drift())
                                    + ". That is a fault in Chorus: tell those who run it."))
                .orElse(
                    "Each night everything is counted anew and compared with these numbers. The"
                        + " first time is still to come."));
    recount.setId("recount");
    recount.addClassName("hint");
    return recount;
  }

  private Function<LinkId, String> namesOfLinks(Actor actor, CampaignOverview campaign) {
    Map<LinkId, String> names =
        links.of(actor, campaign.id()).stream()
            .collect(Collectors.toMap(CampaignLink::id, CampaignLink::name));
    return link -> names.getOrDefault(link, "A link made since");
  }

  private static NativeTable byCampaign(PoolNumbers pool, Reader reader) {
    NativeTable table = new NativeTable();
    table.addClassName("numbers-table");
    NativeTableRow head = table.getHead().addRow();
    for (String title : List.of("Campaign", "People", "Through your page")) {
      head.addHeaderCell().setText(title);
    }
    for (PoolNumbers.CampaignShare share : pool.campaigns()) {
      NativeTableRow row = table.getBody().addRow();
      row.addHeaderCell().setText(share.name());
      row.addDataCell().setText(reader.number(share.total()));
      row.addDataCell().setText(reader.number(share.own()));
    }
    return table;
  }

  private Component people(Actor actor, CampaignOverview campaign, Reader reader) {
    long granted = export.granted(actor, campaign.coalition(), campaign.pool());
    Span count = new Span(reader.number(granted));
    count.setId("figure-granted");
    count.addClassName("figure-number");
    Span words =
        new Span(
            granted == 1 ? "person agreed to hear from you" : "people agreed to hear from you");
    words.addClassName("figure-label");
    Div figure = new Div(count, words);
    figure.addClassName("figure");
    Panel panel =
        new Panel("People who agreed", figure)
            .explained(
                "Only these may you contact. Whoever signed and did not agree counts above, and is not"
                    + " in any list.");
    Paragraph statement =
        new Paragraph(
            Links.to(
                "campaigns/" + campaign.id() + "/statement",
                "Statement: whom you received, and why"));
    statement.setId("to-statement");
    panel.add(statement);
    if (!access.may(actor, EXPORT_CONTACTS, campaign.coalition())) {
      Paragraph stewards = new Paragraph("Data stewards of your organization can download them.");
      stewards.addClassName("hint");
      panel.add(stewards);
      return panel;
    }
    if (granted == 0) {
      return panel;
    }
    panel.add(
        new ExportPanel(
            new ExportDesk(
                actor, campaign, export, session, "campaigns/" + campaign.id() + "/numbers"),
            reader));
    return panel;
  }
}
