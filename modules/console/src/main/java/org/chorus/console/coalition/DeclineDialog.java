package org.chorus.console.coalition;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextArea;
import org.chorus.coalition.AnswerOutcome;
import org.chorus.coalition.CoalitionOverview;
import org.chorus.coalition.Coalitions;
import org.chorus.coalition.Seats;
import org.chorus.console.look.Notice;
import org.chorus.kernel.Actor;

/** Turns an invitation down, with a reason for the conveners. */
final class DeclineDialog extends Dialog {

  DeclineDialog(
      Actor actor, CoalitionOverview coalition, Coalitions coalitions, Runnable afterwards) {
    setHeaderTitle("Decline the invitation to " + coalition.name());
    addClassName("dialog");
    TextArea reason = new TextArea("Reason (optional)");
    reason.setId("decline-reason");
    reason.setHelperText("The partners of the coalition read it. They can invite you again.");
    reason.setMaxLength(Seats.MAX_REASON);
    reason.setWidthFull();
    add(reason);
    Button decline =
        new Button(
            "Decline",
            click -> {
              switch (coalitions.decline(actor, coalition.id(), reason.getValue())) {
                case AnswerOutcome.Declined() -> Notice.done("The invitation is declined.");
                case AnswerOutcome.Expired _ ->
                    Notice.problem("The invitation has expired already: nothing to decline.");
                case AnswerOutcome.ReasonTooLong _ -> {
                  reason.setErrorMessage("Shorten this to " + Seats.MAX_REASON + " characters.");
                  reason.setInvalid(true);
                  return;
                }
                case AnswerOutcome.NotInvited _,
                    AnswerOutcome.Joined _,
                    AnswerOutcome.TermsChanged _ ->
                    Notice.problem("The invitation has been answered already.");
              }
              close();
              afterwards.run();
            });
    decline.setId("confirm-decline");
    decline.addThemeVariants(ButtonVariant.ERROR);
    getFooter().add(new Button("Keep the invitation", click -> close()), decline);
  }
}
