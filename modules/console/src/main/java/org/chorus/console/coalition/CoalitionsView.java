package org.chorus.console.coalition;

import static org.chorus.access.Permission.FOUND_COALITION;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.chorus.access.Access;
import org.chorus.coalition.CoalitionOverview;
import org.chorus.coalition.Coalitions;
import org.chorus.coalition.Partner;
import org.chorus.coalition.SeatState;
import org.chorus.console.look.EmptyState;
import org.chorus.console.look.Links;
import org.chorus.console.look.Names;
import org.chorus.console.look.Screen;
import org.chorus.console.organization.Administrators;
import org.chorus.kernel.Actor;
import org.chorus.keycloak.StaffSession;

/**
 * The coalitions that the organization belongs to or is invited to, and those it can ask to join.
 */
@Route("coalitions")
@PermitAll
final class CoalitionsView extends Screen {

  private final Coalitions coalitions;
  private final AskingPanels asking;
  private final Access access;
  private final Administrators administrators;

  CoalitionsView(
      StaffSession session,
      Coalitions coalitions,
      AskingPanels asking,
      Access access,
      Administrators administrators) {
    super(session);
    this.coalitions = coalitions;
    this.asking = asking;
    this.access = access;
    this.administrators = administrators;
  }

  @Override
  protected void show(Visit visit) {
    Actor actor = visit.actor();
    List<CoalitionOverview> all = coalitions.of(actor);
    boolean founder = access.may(actor, FOUND_COALITION);
    if (all.isEmpty()) {
      head("Coalitions");
      add(
          new EmptyState(
              VaadinIcon.GROUP,
              "No coalition yet",
              "A coalition is where organizations own campaigns together, on terms that each of them"
                  + " accepts. Working alone is a coalition of one.",
              founder
                  ? Links.primary("coalitions/new", "Found a coalition")
                  : new Paragraph(administrators.whomToAsk(actor))));
      addAsking(actor);
      return;
    }
    head(
        "Coalitions",
        founder
            ? new Component[] {Links.primary("coalitions/new", "Found a coalition")}
            : new Component[0]);
    UnorderedList list = new UnorderedList();
    list.addClassName("cards");
    all.forEach(coalition -> list.add(card(actor, coalition)));
    add(list);
    addAsking(actor);
  }

  private void addAsking(Actor actor) {
    asking.asked(actor, this::refresh).ifPresent(this::add);
    add(asking.joinable(actor, this::refresh));
  }

  private static ListItem card(Actor actor, CoalitionOverview coalition) {
    Partner own = coalition.seatOf(actor.organization());
    Paragraph partners =
        new Paragraph(
            Names.inBrief(
                coalition.activePartners().stream()
                    .map(partner -> partner.organization().name())
                    .toList()));
    partners.addClassName("hint");
    ListItem card =
        new ListItem(
            new H2(new Anchor("coalitions/" + coalition.id(), coalition.name())), partners);
    card.addClassName("card");
    if (own.state() != SeatState.ACTIVE || own.convening()) {
      card.add(SeatTag.of(own));
    }
    return card;
  }
}
