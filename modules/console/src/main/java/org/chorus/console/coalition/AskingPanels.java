package org.chorus.console.coalition;

import static org.chorus.access.Permission.ANSWER_INVITATION;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import org.chorus.access.Access;
import org.chorus.coalition.JoinOutcome;
import org.chorus.coalition.JoinRequest;
import org.chorus.coalition.JoinRequests;
import org.chorus.coalition.JoinableCoalition;
import org.chorus.console.look.Names;
import org.chorus.console.look.Panel;
import org.chorus.console.look.Reader;
import org.chorus.console.look.Tag;
import org.chorus.console.look.Typing;
import org.chorus.console.organization.Administrators;
import org.chorus.kernel.Actor;
import org.springframework.stereotype.Component;

/** The coalitions that an organization can ask to join, and those it has asked. */
@Component
final class AskingPanels {

  private final JoinRequests requests;
  private final Administrators administrators;
  private final Access access;

  AskingPanels(JoinRequests requests, Administrators administrators, Access access) {
    this.requests = requests;
    this.administrators = administrators;
    this.access = access;
  }

  /** What the organization has asked for; empty when that is nothing. */
  Optional<Panel> asked(Actor actor, Runnable refresh) {
    List<JoinRequest> asked = requests.of(actor);
    if (asked.isEmpty()) {
      return Optional.empty();
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("rows");
    asked.forEach(request -> list.add(row(actor, request, refresh)));
    Panel panel = new Panel("You asked to join", list);
    panel.setId("asked-to-join");
    return Optional.of(panel);
  }

  private ListItem row(Actor actor, JoinRequest request, Runnable refresh) {
    Span name = new Span(request.coalitionName());
    name.addClassName("row-title");
    Reader reader = Reader.current();
    ListItem row = new ListItem(name);
    row.addClassName("row");
    switch (request.state()) {
      case JoinRequest.State.Waiting() -> {
        Span about = new Span("by " + request.askedBy() + " on " + reader.date(request.askedAt()));
        about.addClassName("hint");
        row.add(new Tag("Not answered yet", Tag.Tone.WAITING), about);
        if (access.may(actor, ANSWER_INVITATION)) {
          Div actions = new Div(withdraw(actor, request, refresh));
          actions.addClassName("row-actions");
          row.add(actions);
        }
      }
      case JoinRequest.State.TurnedDown(var reason, var at, var again) -> {
        Span about =
            new Span(
                "on "
                    + reader.date(at)
                    + ": “"
                    + reason
                    + "” You can ask again on "
                    + reader.date(again)
                    + ".");
        about.addClassName("hint");
        row.add(new Tag("Turned down", Tag.Tone.QUIET), about);
      }
    }
    return row;
  }

  private Button withdraw(Actor actor, JoinRequest request, Runnable refresh) {
    Button withdraw =
        new Button(
            "Withdraw",
            click -> {
              ConfirmDialog dialog = new ConfirmDialog();
              dialog.setHeader("Withdraw the request");
              dialog.setText(
                  "The conveners of "
                      + request.coalitionName()
                      + " no longer see it. You can ask again.");
              dialog.setCancelable(true);
              dialog.setCancelText("Keep it");
              dialog.setConfirmText("Withdraw");
              dialog.addConfirmListener(
                  confirm -> {
                    JoinNotices.tell(
                        requests.withdraw(actor, request.coalition()), "The request is withdrawn.");
                    refresh.run();
                  });
              dialog.open();
            });
    withdraw.setId("withdraw-request");
    withdraw.setAriaLabel("Withdraw the request to join " + request.coalitionName());
    withdraw.addThemeVariants(ButtonVariant.SMALL);
    return withdraw;
  }

  /** Coalitions to ask, with a field that searches them. */
  Panel joinable(Actor actor, Runnable refresh) {
    TextField search = Typing.reported(new TextField("Search by name or partner"));
    search.setId("search-coalitions");
    search.setClearButtonVisible(true);
    Div found = new Div();
    search.addValueChangeListener(change -> showFound(found, actor, change.getValue(), refresh));
    showFound(found, actor, "", refresh);
    Panel panel =
        new Panel("Coalitions that you can ask to join", search, found)
            .explained(
                "Their conveners let others ask. They invite you if they agree, and you read the terms"
                    + " before anything counts.");
    panel.setId("joinable");
    return panel;
  }

  private void showFound(Div place, Actor actor, String containing, Runnable refresh) {
    place.removeAll();
    List<JoinableCoalition> found = requests.find(actor, containing);
    if (found.isEmpty()) {
      Paragraph none =
          new Paragraph(
              containing.isBlank()
                  ? "No coalition takes requests at the moment. You can also be invited."
                  : "No coalition of that name or partner takes requests.");
      none.addClassName("hint");
      place.add(none);
      return;
    }
    boolean asks = access.may(actor, ANSWER_INVITATION);
    UnorderedList list = new UnorderedList();
    list.addClassName("rows");
    for (JoinableCoalition coalition : found) {
      Span name = new Span(coalition.name());
      name.addClassName("row-title");
      Span partners = new Span(Names.inBrief(coalition.partners()));
      partners.addClassName("hint");
      ListItem row = new ListItem(name, partners);
      row.addClassName("row");
      if (asks) {
        Div actions = new Div(ask(actor, coalition, refresh));
        actions.addClassName("row-actions");
        row.add(new Span(), actions);
      }
      list.add(row);
    }
    place.add(list);
    if (!asks) {
      Paragraph whom = new Paragraph(administrators.whomToAsk(actor));
      whom.addClassName("hint");
      place.add(whom);
    }
  }

  private Button ask(Actor actor, JoinableCoalition coalition, Runnable refresh) {
    Button ask =
        new Button(
            "Ask to join",
            click ->
                new WordsDialog(
                        "Ask to join " + coalition.name(),
                        "Why do you want to join?",
                        "The conveners read it with your name and that of your organization.",
                        "Ask",
                        message -> ask(actor, coalition, message, refresh))
                    .open());
    ask.setId("ask-" + coalition.id());
    ask.setAriaLabel("Ask to join " + coalition.name());
    ask.addThemeVariants(ButtonVariant.SMALL);
    return ask;
  }

  private boolean ask(Actor actor, JoinableCoalition coalition, String message, Runnable refresh) {
    JoinOutcome outcome = requests.ask(actor, coalition.id(), message);
    if (outcome instanceof JoinOutcome.WordsOutOfBounds) {
      return false;
    }
    JoinNotices.tell(outcome, "The conveners of " + coalition.name() + " are asked.");
    refresh.run();
    return true;
  }
}
