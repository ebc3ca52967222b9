package org.chorus.console.coalition;

import static org.chorus.access.Permission.ANSWER_INVITATION;
import static org.chorus.access.Permission.PROPOSE_TERMS;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chorus.access.Access;
import org.chorus.coalition.CoalitionOverview;
import org.chorus.coalition.ProposalOutcome;
import org.chorus.coalition.Seats;
import org.chorus.coalition.TermsProposal;
import org.chorus.coalition.TermsProposal.Answer;
import org.chorus.coalition.TermsProposal.SeatAnswer;
import org.chorus.coalition.TermsProposals;
import org.chorus.console.look.LongList;
import org.chorus.console.look.Notice;
import org.chorus.console.look.Panel;
import org.chorus.console.look.Reader;
import org.chorus.console.look.Tag;
import org.chorus.kernel.Actor;
import org.springframework.stereotype.Component;

/** New terms that wait for answers: what they change, who has answered, and the person's own. */
@Component
final class ProposalPanel {

  private final TermsProposals proposals;
  private final Access access;

  ProposalPanel(TermsProposals proposals, Access access) {
    this.proposals = proposals;
    this.access = access;
  }

  /** Empty when nothing is proposed, or the person may not know. */
  Optional<Panel> of(Actor actor, CoalitionOverview coalition, Runnable refresh) {
    return proposals
        .open(actor, coalition.id())
        .map(proposal -> panel(actor, coalition, proposal, refresh));
  }

  private Panel panel(
      Actor actor, CoalitionOverview coalition, TermsProposal proposal, Runnable refresh) {
    Reader reader = Reader.current();
    int version = proposal.terms().version();
    boolean answers = access.may(actor, ANSWER_INVITATION, coalition.id());
    Answer own = ownAnswer(actor, proposal);
    Panel panel =
        new Panel("Proposed terms, version " + version)
            .explained(
                "Proposed by "
                    + proposal.proposedBy()
                    + " on "
                    + reader.date(proposal.terms().proposedAt())
                    + ". Version "
                    + proposal.inForce().version()
                    + " stays in force until "
                    + whoDecides(proposal)
                    + " this one; what was decided under it stays.");
    panel.setId("terms-proposal");
    if (answers && own instanceof Answer.Waiting) {
      panel.addClassName("panel-call");
    }
    LongList<SeatAnswer> list =
        new LongList<>(
            "answers",
            objectionsFirst(proposal.answers()),
            new LongList.About<>(
                answer -> answer.partner().organization().name(), answer -> tag(answer).getText()),
            answer -> row(answer, reader));
    DifferenceText difference = new DifferenceText(proposal.difference());
    difference.setId("terms-difference");
    panel.add(difference, new H3("Answers"), list);
    Div actions = new Div();
    actions.addClassName("actions");
    if (answers) {
      if (!(own instanceof Answer.Accepted)) {
        actions.add(accept(actor, coalition, version, refresh));
      }
      if (!(own instanceof Answer.Objected)) {
        actions.add(object(actor, coalition, version, refresh));
      }
    }
    if (access.may(actor, PROPOSE_TERMS, coalition.id())) {
      actions.add(withdraw(actor, coalition, version, refresh));
    }
    panel.add(actions);
    return panel;
  }

  private static String whoDecides(TermsProposal proposal) {
    return switch (proposal.inForce().adoption()) {
      case ALL -> "every partner has accepted";
      case MAJORITY -> "more than half of the partners have accepted";
      case CONVENERS -> "every convener has accepted";
    };
  }

  private static Answer ownAnswer(Actor actor, TermsProposal proposal) {
    return proposal.answers().stream()
        .filter(answer -> answer.partner().organization().id().equals(actor.organization()))
        .map(SeatAnswer::answer)
        .findFirst()
        .orElseGet(Answer.Waiting::new);
  }

  /** Whoever proposed has to deal with them. */
  private static List<SeatAnswer> objectionsFirst(List<SeatAnswer> answers) {
    return answers.stream()
        .sorted(Comparator.comparing(answer -> !(answer.answer() instanceof Answer.Objected)))
        .toList();
  }

  private static Tag tag(SeatAnswer answer) {
    return switch (answer.answer()) {
      case Answer.Waiting() -> new Tag("Has not answered", Tag.Tone.WAITING);
      case Answer.Accepted(var _, var _) -> new Tag("Accepts", Tag.Tone.GOOD);
      case Answer.Objected(var _, var _, var _) -> new Tag("Objects", Tag.Tone.BAD);
    };
  }

  private static ListItem row(SeatAnswer answer, Reader reader) {
    Span name = new Span(answer.partner().organization().name());
    name.addClassName("row-title");
    Span about =
        new Span(
            switch (answer.answer()) {
              case Answer.Waiting() -> "";
              case Answer.Accepted(var by, var at) -> by + ", " + reader.moment(at);
              case Answer.Objected(var by, var at, var reason) ->
                  by + ", " + reader.moment(at) + ": “" + reason + "”";
            });
    about.addClassName("hint");
    ListItem row = new ListItem(name, tag(answer), about);
    row.addClassName("row");
    return row;
  }

  private Button accept(Actor actor, CoalitionOverview coalition, int version, Runnable refresh) {
    Button accept =
        new Button(
            "Accept version " + version,
            click -> {
              ConfirmDialog dialog = new ConfirmDialog();
              dialog.setHeader("Accept terms version " + version);
              dialog.setText(
                  "You accept for "
                      + coalition.seatOf(actor.organization()).organization().name()
                      + ". Your name, "
                      + actor.name()
                      + ", and the time are recorded. Until it is in force you can still object.");
              dialog.setCancelable(true);
              dialog.setCancelText("Not now");
              dialog.setConfirmText("Accept version " + version);
              dialog.addConfirmListener(
                  confirm -> {
                    tell(proposals.accept(actor, coalition.id(), version));
                    refresh.run();
                  });
              dialog.open();
            });
    accept.setId("accept-terms");
    accept.addThemeVariants(ButtonVariant.PRIMARY);
    return accept;
  }

  private Button object(Actor actor, CoalitionOverview coalition, int version, Runnable refresh) {
    Button object =
        new Button(
            "Object",
            click -> {
              Dialog dialog = new Dialog("Object to terms version " + version);
              dialog.addClassName("dialog");
              TextArea reason = new TextArea("What should be different?");
              reason.setId("objection");
              reason.setHelperText("The partners read it with your name. You can accept later.");
              reason.setMaxLength(Seats.MAX_REASON);
              reason.setRequiredIndicatorVisible(true);
              reason.setWidthFull();
              dialog.add(reason);
              Button send =
                  new Button(
                      "Object",
                      sent -> {
                        ProposalOutcome outcome =
                            proposals.object(actor, coalition.id(), version, reason.getValue());
                        if (outcome instanceof ProposalOutcome.ReasonOutOfBounds) {
                          reason.setErrorMessage("Say what should be different.");
                          reason.setInvalid(true);
                          return;
                        }
                        dialog.close();
                        tell(outcome);
                        refresh.run();
                      });
              send.setId("confirm-objection");
              send.addThemeVariants(ButtonVariant.PRIMARY);
              dialog.getFooter().add(new Button("Cancel", cancel -> dialog.close()), send);
              dialog.open();
            });
    object.setId("object-to-terms");
    return object;
  }

  private Button withdraw(Actor actor, CoalitionOverview coalition, int version, Runnable refresh) {
    Button withdraw =
        new Button(
            "Withdraw the proposal",
            click -> {
              ConfirmDialog dialog = new ConfirmDialog();
              dialog.setHeader("Withdraw terms version " + version);
              dialog.setText(
                  "What is in force stays in force, and the answers given so far stay on record. You"
                      + " can propose again.");
              dialog.setCancelable(true);
              dialog.setCancelText("Keep it");
              dialog.setConfirmText("Withdraw");
              dialog.addConfirmListener(
                  confirm -> {
                    tell(proposals.withdraw(actor, coalition.id(), version));
                    refresh.run();
                  });
              dialog.open();
            });
    withdraw.setId("withdraw-terms");
    withdraw.addThemeVariants(ButtonVariant.TERTIARY);
    return withdraw;
  }

  private static void tell(ProposalOutcome outcome) {
    switch (outcome) {
      case ProposalOutcome.Answered() -> Notice.done("Your answer is on record.");
      case ProposalOutcome.Adopted(var version) ->
          Notice.done("Terms version " + version + " is in force.");
      case ProposalOutcome.Withdrawn() -> Notice.done("The proposal is withdrawn.");
      case ProposalOutcome.NotOpen() ->
          Notice.problem(
              "This proposal is not open any more. Below is what stands now; nothing was changed.");
      case ProposalOutcome.ReasonOutOfBounds() ->
          Notice.problem("Say what should be different, in at most 500 characters.");
    }
  }
}
