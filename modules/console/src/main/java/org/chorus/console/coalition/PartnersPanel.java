package org.chorus.console.coalition;

import static org.chorus.access.Permission.INVITE;
import static org.chorus.access.Permission.LEAVE_COALITION;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.chorus.access.Access;
import org.chorus.coalition.CoalitionOverview;
import org.chorus.coalition.Coalitions;
import org.chorus.coalition.EmailInvitations;
import org.chorus.coalition.Partner;
import org.chorus.coalition.SeatState;
import org.chorus.coalition.Seats;
import org.chorus.console.look.LongList;
import org.chorus.console.look.Panel;
import org.chorus.console.look.Reader;
import org.chorus.kernel.Actor;
import org.chorus.organization.Organizations;
import org.springframework.stereotype.Component;

/** Who belongs to a coalition, since when, and what the person at work can do about it. */
@Component
final class PartnersPanel {

  private final Coalitions coalitions;
  private final Seats seats;
  private final Organizations organizations;
  private final EmailInvitations invitations;
  private final EmailInvitationRows byEmail;
  private final Access access;

  PartnersPanel(
      Coalitions coalitions,
      Seats seats,
      Organizations organizations,
      EmailInvitations invitations,
      EmailInvitationRows byEmail,
      Access access) {
    this.coalitions = coalitions;
    this.seats = seats;
    this.organizations = organizations;
    this.invitations = invitations;
    this.byEmail = byEmail;
    this.access = access;
  }

  Panel of(Actor actor, CoalitionOverview coalition, Runnable refresh) {
    LongList<Partner> list =
        new LongList<>(
            "partners",
            coalition.partners(),
            new LongList.About<>(
                partner -> partner.organization().name(), partner -> SeatTag.of(partner).getText()),
            partner -> row(actor, coalition, partner, refresh));
    Panel panel = new Panel("Partners", list);
    panel.setId("partners");
    byEmail.of(actor, coalition.id(), refresh).ifPresent(panel::add);
    Div actions = new Div();
    actions.addClassName("actions");
    if (access.may(actor, INVITE, coalition.id())) {
      actions.add(invite(actor, coalition, refresh));
    }
    if (canLeave(actor, coalition)) {
      actions.add(leave(actor, coalition, refresh));
    }
    panel.add(actions);
    return panel;
  }

  private ListItem row(
      Actor actor, CoalitionOverview coalition, Partner partner, Runnable refresh) {
    Span name = new Span(partner.organization().name());
    name.addClassName("row-title");
    Span about = new Span(SeatTag.about(partner, Reader.current()));
    about.addClassName("hint");
    ListItem row = new ListItem(name, SeatTag.of(partner), about);
    row.addClassName("row");
    if (!partner.organization().id().equals(actor.organization())) {
      List<SeatStep> steps =
          SeatStep.from(partner, permission -> access.may(actor, permission, coalition.id()));
      if (!steps.isEmpty()) {
        row.add(manage(actor, coalition, partner, steps, refresh));
      }
    }
    return row;
  }

  private Div manage(
      Actor actor,
      CoalitionOverview coalition,
      Partner partner,
      List<SeatStep> steps,
      Runnable refresh) {
    Button manage =
        new Button(
            "Manage",
            click ->
                new ManageDialog(actor, coalition.id(), partner, steps, seats, refresh).open());
    manage.setId("manage-" + partner.organization().alias());
    manage.setAriaLabel("Manage " + partner.organization().name());
    manage.addThemeVariants(ButtonVariant.SMALL);
    Div actions = new Div(manage);
    actions.addClassName("row-actions");
    return actions;
  }

  private Button invite(Actor actor, CoalitionOverview coalition, Runnable refresh) {
    Button invite =
        new Button(
            "Invite an organization",
            click ->
                new InviteDialog(
                        actor,
                        coalition,
                        organizations.others(actor),
                        coalitions,
                        invitations,
                        refresh)
                    .open());
    invite.setId("invite-organization");
    if (coalition.partners().size() == 1) {
      invite.addThemeVariants(ButtonVariant.PRIMARY);
    }
    return invite;
  }

  private boolean canLeave(Actor actor, CoalitionOverview coalition) {
    SeatState state = coalition.seatOf(actor.organization()).state();
    return (state == SeatState.ACTIVE || state == SeatState.SUSPENDED)
        && coalition.partners().size() > 1
        && access.may(actor, LEAVE_COALITION);
  }

  private Button leave(Actor actor, CoalitionOverview coalition, Runnable refresh) {
    Button leave =
        new Button(
            "Leave the coalition",
            click ->
                new LeaveDialog(
                        actor,
                        coalition,
                        coalition.seatOf(actor.organization()).organization(),
                        seats,
                        () -> UI.getCurrent().navigate(CoalitionsView.class),
                        refresh)
                    .open());
    leave.setId("leave-coalition");
    leave.addThemeVariants(ButtonVariant.TERTIARY);
    return leave;
  }
}
