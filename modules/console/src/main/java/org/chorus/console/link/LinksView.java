package org.chorus.console.link;

import static org.chorus.access.Permission.READ_NUMBERS;
import static org.chorus.access.Permission.WRITE_PAGE;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Map;
import org.chorus.access.Access;
import org.chorus.campaign.CampaignOverview;
import org.chorus.campaign.CampaignOverview.PageOverview;
import org.chorus.campaign.Campaigns;
import org.chorus.campaign.link.CampaignLink;
import org.chorus.campaign.link.CampaignLinks;
import org.chorus.campaign.link.LinkId;
import org.chorus.campaign.link.LinkOutcome;
import org.chorus.campaign.page.PageOwner;
import org.chorus.console.look.ChannelWords;
import org.chorus.console.look.EmptyState;
import org.chorus.console.look.Links;
import org.chorus.console.look.LongList;
import org.chorus.console.look.Notice;
import org.chorus.console.look.Panel;
import org.chorus.console.look.Reader;
import org.chorus.console.look.Screen;
import org.chorus.console.look.Tag;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.keycloak.StaffSession;
import org.chorus.signature.LinkNumbers;
import org.chorus.signature.Numbers;
import org.springframework.beans.factory.annotation.Value;

/** The organization's own links to a campaign, and what came of each. */
@Route("campaigns/:campaign/links")
@PermitAll
final class LinksView extends Screen {

  private final Campaigns campaigns;
  private final CampaignLinks links;
  private final Numbers numbers;
  private final Access access;
  private final String publicUrl;

  LinksView(
      StaffSession session,
      Campaigns campaigns,
      CampaignLinks links,
      Numbers numbers,
      Access access,
      @Value("${chorus.public-url:http://localhost:8080}") String publicUrl) {
    super(session);
    this.campaigns = campaigns;
    this.links = links;
    this.numbers = numbers;
    this.access = access;
    this.publicUrl = publicUrl;
  }

  @Override
  protected void show(Visit visit) {
    Actor actor = visit.actor();
    CampaignOverview campaign =
        visit.required("campaign", CampaignId::parse, id -> campaigns.find(actor, id));
    access.require(actor, READ_NUMBERS, campaign.coalition(), campaign.id());
    boolean writes = access.may(actor, WRITE_PAGE, campaign.coalition(), campaign.id());
    add(Links.back("campaigns/" + campaign.id(), campaign.name()));
    head("Your links");
    lead(
        "One for each newsletter, post or poster: whoever signs by it is counted with it, and"
            + " credited to you, also on the common page. Other partners do not see them.");
    if (writes) {
      add(
          new Panel(
              "Make a link",
              new LinkForm(
                  (name, channel) -> links.make(actor, campaign.id(), name, channel),
                  made -> {
                    refresh();
                    new LinkDialog(made, address(actor, campaign, made)).open();
                  })));
    }
    add(list(actor, campaign, writes));
  }

  private Component list(Actor actor, CampaignOverview campaign, boolean writes) {
    List<CampaignLink> all = links.of(actor, campaign.id());
    if (all.isEmpty()) {
      return new EmptyState(
          VaadinIcon.LINK,
          "No link yet",
          writes
              ? "Make the first one above. You get it as text and as a QR code."
              : "Your campaigners make them. What came of each will stand here.");
    }
    Map<LinkId, LinkNumbers> came = numbers.byLink(actor, campaign.coalition(), campaign.id());
    Panel panel =
        new Panel(
                "What came of them",
                new LongList<>(
                    "links",
                    all,
                    new LongList.About<>(CampaignLink::name, LinksView::state),
                    link ->
                        row(
                            actor,
                            campaign,
                            link,
                            came.getOrDefault(link.id(), LinkNumbers.NONE),
                            writes)))
            .explained(explanation(campaign));
    panel.setId("links");
    return panel;
  }

  private static String explanation(CampaignOverview campaign) {
    return "People count with the link by which they came first. An assist is somebody who had"
        + " signed before, elsewhere, and came by the link as well."
        + (campaign.publishedAt().isPresent()
            ? ""
            : " The campaign is not public yet: until it is, a link leads to a page that says so.");
  }

  private static String state(CampaignLink link) {
    return link.endedAt().isPresent() ? "Ended" : ChannelWords.of(link.channel());
  }

  private ListItem row(
      Actor actor, CampaignOverview campaign, CampaignLink link, LinkNumbers came, boolean writes) {
    Reader reader = Reader.current();
    Span name = new Span(link.name());
    name.addClassName("row-title");
    Span tags = new Span(new Tag(ChannelWords.of(link.channel()), Tag.Tone.QUIET));
    tags.addClassName("tags");
    if (link.endedAt().isPresent()) {
      tags.add(new Tag("Ended", Tag.Tone.BAD));
    }
    Span people = new Span(people(came, reader));
    people.addClassName("link-people");
    Span about =
        new Span(
            "made by "
                + link.maker()
                + " on "
                + reader.date(link.madeAt())
                + came.latest().map(day -> ", the last came on " + reader.date(day)).orElse("")
                + link.endedAt().map(at -> ", ended on " + reader.date(at)).orElse(""));
    about.addClassName("hint");
    Div told = new Div(people, about);
    told.addClassName("link-told");
    Div actions = new Div();
    actions.addClassName("row-actions");
    Button open =
        action(
            "Link and QR code",
            "Link and QR code of " + link.name(),
            () -> new LinkDialog(link, address(actor, campaign, link)).open());
    actions.add(open);
    if (writes) {
      actions.add(
          action("Rename", "Rename " + link.name(), () -> askForName(actor, campaign, link)));
      actions.add(
          link.endedAt().isEmpty()
              ? action("End", "End " + link.name(), () -> askToEnd(actor, campaign, link))
              : action("Resume", "Resume " + link.name(), () -> resume(actor, campaign, link)));
    }
    ListItem row = new ListItem(name, tags, told, actions);
    row.addClassName("row");
    return row;
  }

  private static String people(LinkNumbers came, Reader reader) {
    if (came.equals(LinkNumbers.NONE)) {
      return "Nobody yet";
    }
    return reader.number(came.people())
        + (came.people() == 1 ? " person" : " people")
        + (came.people() == 0 ? "" : ", " + reader.number(came.confirmed()) + " confirmed")
        + (came.assists() == 0
            ? ""
            : ", "
                + reader.number(came.assists())
                + (came.assists() == 1 ? " assist" : " assists"));
  }

  private static Button action(String words, String whole, Runnable step) {
    Button button = new Button(words, click -> step.run());
    button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
    button.setAriaLabel(whole);
    return button;
  }

  /** Leads to the organization's own page where supporters can see one, else to the common one. */
  private String address(Actor actor, CampaignOverview campaign, CampaignLink link) {
    String path =
        campaign.pages().stream()
            .filter(page -> page.owner().equals(new PageOwner.Partner(actor.organization())))
            .filter(PageOverview::published)
            .findFirst()
            .map(PageOverview::address)
            .orElse("/" + campaign.slug());
    return publicUrl + path + "?via=" + link.code();
  }

  private void askForName(Actor actor, CampaignOverview campaign, CampaignLink link) {
    new RenameDialog(
            link,
            name -> links.rename(actor, campaign.id(), link.id(), name),
            renamed -> {
              Notice.done("It is called “" + renamed.name() + "” now.");
              refresh();
            })
        .open();
  }

  private void askToEnd(Actor actor, CampaignOverview campaign, CampaignLink link) {
    ConfirmDialog dialog = new ConfirmDialog();
    dialog.setHeader("End " + link.name() + "?");
    dialog.setText(
        "It still leads to the page, and whoever comes by it from now on is not counted with it."
            + " What it counted stays. You can let it resume.");
    dialog.setCancelable(true);
    dialog.setCancelText("Keep it");
    dialog.setConfirmText("End it");
    dialog.addConfirmListener(
        confirm ->
            afterwards(links.end(actor, campaign.id(), link.id()), link.name() + " has ended."));
    dialog.open();
  }

  private void resume(Actor actor, CampaignOverview campaign, CampaignLink link) {
    afterwards(links.resume(actor, campaign.id(), link.id()), link.name() + " counts again.");
  }

  private void afterwards(LinkOutcome outcome, String done) {
    LinkWords.tell(outcome, Notice::problem, link -> Notice.done(done));
    refresh();
  }
}
