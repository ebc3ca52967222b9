package org.chorus.console;

import static org.chorus.access.Permission.FOUND_COALITION;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.chorus.access.Access;
import org.chorus.campaign.Campaigns;
import org.chorus.coalition.Coalitions;
import org.chorus.console.WaitingForYou.Task;
import org.chorus.console.campaign.CampaignCards;
import org.chorus.console.look.EmptyState;
import org.chorus.console.look.Links;
import org.chorus.console.look.Panel;
import org.chorus.console.look.Screen;
import org.chorus.console.organization.Administrators;
import org.chorus.console.switches.SwitchBanner;
import org.chorus.kernel.Actor;
import org.chorus.keycloak.StaffSession;
import org.chorus.organization.Organizations;

/** Where work begins: what waits for this person, and how the campaigns are doing. */
@Route("")
@PermitAll
final class HomeView extends Screen {

  private final Organizations organizations;
  private final Coalitions coalitions;
  private final Campaigns campaigns;
  private final CampaignCards cards;
  private final WaitingForYou waiting;
  private final Administrators administrators;
  private final Access access;
  private final SwitchBanner banner;

  HomeView(
      StaffSession session,
      Organizations organizations,
      Coalitions coalitions,
      Campaigns campaigns,
      CampaignCards cards,
      WaitingForYou waiting,
      Administrators administrators,
      Access access,
      SwitchBanner banner) {
    super(session);
    this.organizations = organizations;
    this.coalitions = coalitions;
    this.campaigns = campaigns;
    this.cards = cards;
    this.waiting = waiting;
    this.administrators = administrators;
    this.access = access;
    this.banner = banner;
  }

  @Override
  protected void show(Visit visit) {
    Actor actor = visit.actor();
    head(organizations.find(actor.organization()).orElseThrow().name());
    banner.of(actor).ifPresent(this::add);
    if (coalitions.of(actor).isEmpty()) {
      add(welcome(actor));
      return;
    }
    add(waiting(waiting.of(actor)));
    var all = campaigns.of(actor);
    add(
        new Panel(
            "Campaigns",
            all.isEmpty()
                ? new Paragraph("No campaign yet. Begin one from its coalition.")
                : cards.of(actor, all)));
  }

  private static Panel waiting(List<Task> tasks) {
    Panel panel = new Panel("Waiting for you");
    panel.setId("waiting");
    if (tasks.isEmpty()) {
      Paragraph nothing = new Paragraph("Nothing at the moment.");
      nothing.addClassName("hint");
      panel.add(nothing);
      return panel;
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("tasks");
    for (Task task : tasks) {
      Span what = new Span(task.what());
      what.addClassName("task-what");
      Span about = new Span(task.about());
      about.addClassName("task-about");
      list.add(new ListItem(new Anchor(task.path(), what, about)));
    }
    panel.add(list);
    return panel;
  }

  private Component welcome(Actor actor) {
    OrderedList steps =
        new OrderedList(
            new ListItem("Found a coalition and say who receives the contact data of supporters."),
            new ListItem(
                "Invite the organizations that campaign with you. Each accepts the terms."),
            new ListItem("Create a campaign. Every partner can put up a page of its own."),
            new ListItem("When every partner has approved, publish. Each person counts once."));
    Component next =
        access.may(actor, FOUND_COALITION)
            ? Links.primary("coalitions/new", "Found a coalition")
            : new Paragraph(administrators.whomToAsk(actor));
    return new EmptyState(
        VaadinIcon.GROUP,
        "Campaign together, as equals",
        "A coalition is where organizations own campaigns together. Working alone is a coalition of"
            + " one: begin the same way. This is how it goes:",
        steps,
        next,
        Links.button("coalitions", "Find a coalition to join"));
  }
}
