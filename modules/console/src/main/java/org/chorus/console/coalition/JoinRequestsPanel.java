package org.chorus.console.coalition;

import static org.chorus.access.Permission.INVITE;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Optional;
import org.chorus.access.Access;
import org.chorus.coalition.JoinOutcome;
import org.chorus.coalition.JoinRequest;
import org.chorus.coalition.JoinRequests;
import org.chorus.console.look.Notice;
import org.chorus.console.look.Panel;
import org.chorus.console.look.Reader;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CoalitionId;
import org.springframework.stereotype.Component;

/** Who asks to join a coalition, and whether anybody may, for conveners. */
@Component
final class JoinRequestsPanel {

  private final JoinRequests requests;
  private final Access access;

  JoinRequestsPanel(JoinRequests requests, Access access) {
    this.requests = requests;
    this.access = access;
  }

  /** Empty for whoever does not convene. */
  Optional<Panel> of(Actor actor, CoalitionId coalition, Runnable refresh) {
    if (!access.may(actor, INVITE, coalition)) {
      return Optional.empty();
    }
    List<JoinRequest> waiting = requests.waiting(actor, coalition);
    Panel panel = new Panel("Requests to join");
    panel.setId("join-requests");
    if (waiting.isEmpty()) {
      Paragraph none = new Paragraph("Nobody is waiting for an answer.");
      none.addClassName("hint");
      panel.add(none);
    } else {
      panel.addClassName("panel-call");
      UnorderedList list = new UnorderedList();
      list.addClassName("rows");
      waiting.forEach(request -> list.add(row(actor, coalition, request, refresh)));
      panel.add(list);
    }
    panel.add(allowed(actor, coalition, refresh));
    return Optional.of(panel);
  }

  private Checkbox allowed(Actor actor, CoalitionId coalition, Runnable refresh) {
    Checkbox allowed = new Checkbox("Organizations on Chorus can find this coalition and ask");
    allowed.setId("take-requests");
    allowed.setHelperText(
        "They see its name and its partners. You decide whom you invite; terms are accepted as ever.");
    allowed.setValue(requests.takesRequests(actor, coalition));
    allowed.addValueChangeListener(
        change -> {
          if (change.getValue()) {
            requests.takeRequests(actor, coalition);
            Notice.done("Organizations can find this coalition now, and ask to join.");
          } else {
            requests.takeNoRequests(actor, coalition);
            Notice.done("Nobody new can ask. Whoever has asked still waits for your answer.");
          }
          refresh.run();
        });
    return allowed;
  }

  private ListItem row(Actor actor, CoalitionId coalition, JoinRequest request, Runnable refresh) {
    String organization = request.organization().name();
    Span name = new Span(organization);
    name.addClassName("row-title");
    Span who =
        new Span(
            "asked by " + request.askedBy() + " on " + Reader.current().date(request.askedAt()));
    who.addClassName("hint");
    Button invite =
        new Button(
            "Invite",
            click -> {
              JoinNotices.tell(
                  requests.invite(actor, coalition, request.id()),
                  organization + " is invited, and has 30 days to accept the terms.");
              refresh.run();
            });
    invite.setId("invite-" + request.organization().alias());
    invite.setAriaLabel("Invite " + organization);
    invite.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.PRIMARY);
    Button turnDown =
        new Button(
            "Turn down",
            click ->
                new WordsDialog(
                        "Turn down " + organization,
                        "Reason",
                        organization + " reads it, and can ask again after 30 days.",
                        "Turn down",
                        reason -> turnDown(actor, coalition, request, reason, refresh))
                    .open());
    turnDown.setId("turn-down-" + request.organization().alias());
    turnDown.setAriaLabel("Turn down " + organization);
    turnDown.addThemeVariants(ButtonVariant.SMALL);
    Div actions = new Div(invite, turnDown);
    actions.addClassName("row-actions");
    ListItem row = new ListItem(name, who, new Span("“" + request.message() + "”"), actions);
    row.addClassName("row");
    return row;
  }

  private boolean turnDown(
      Actor actor, CoalitionId coalition, JoinRequest request, String reason, Runnable refresh) {
    JoinOutcome outcome = requests.turnDown(actor, coalition, request.id(), reason);
    if (outcome instanceof JoinOutcome.WordsOutOfBounds) {
      return false;
    }
    JoinNotices.tell(outcome, request.organization().name() + " is turned down, and reads why.");
    refresh.run();
    return true;
  }
}
