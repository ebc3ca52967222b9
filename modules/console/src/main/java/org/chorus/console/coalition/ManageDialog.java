package org.chorus.console.coalition;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import org.chorus.coalition.Partner;
import org.chorus.coalition.SeatOutcome;
import org.chorus.coalition.Seats;
import org.chorus.console.look.ChoiceGroup;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.SeatId;

/** Takes a step with a partner, after saying what it will do. */
final class ManageDialog extends Dialog {

  private final Actor actor;
  private final CoalitionId coalition;
  private final Seats seats;
  private final TextArea reason = new TextArea("Reason");

  ManageDialog(
      Actor actor,
      CoalitionId coalition,
      Partner partner,
      List<SeatStep> steps,
      Seats seats,
      Runnable afterwards) {
    this.actor = actor;
    this.coalition = coalition;
    this.seats = seats;
    String name = partner.organization().name();
    setHeaderTitle("Manage " + name);
    addClassName("dialog");

    Button take = new Button();
    take.setId("take-step");
    ChoiceGroup<SeatStep> step =
        new ChoiceGroup<>("What do you want to do?", SeatStep::title, SeatStep::explanation);
    step.setId("seat-step");
    step.setItems(steps);
    step.addValueChangeListener(
        change -> {
          SeatStep chosen = change.getValue();
          reason.setVisible(chosen == SeatStep.SUSPEND);
          take.setText(chosen.title());
          take.removeThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
          take.addThemeVariants(variant(chosen));
        });
    reason.setId("suspension-reason");
    reason.setHelperText(name + " and the other partners read it.");
    reason.setMaxLength(Seats.MAX_REASON);
    reason.setRequiredIndicatorVisible(true);
    reason.setWidthFull();
    step.setValue(steps.getFirst());
    Paragraph record = new Paragraph("It counts at once and is recorded with your name.");
    record.addClassName("hint");
    add(step, reason, record);

    take.addClickListener(
        click -> {
          SeatOutcome outcome = take(step.getValue(), partner.seat());
          if (outcome instanceof SeatOutcome.ReasonOutOfBounds) {
            reason.setErrorMessage("Say why.");
            reason.setInvalid(true);
            return;
          }
          SeatNotices.tell(outcome, done(step.getValue(), name));
          close();
          afterwards.run();
        });
    getFooter().add(new Button("Cancel", click -> close()), take);
  }

  private SeatOutcome take(SeatStep step, SeatId seat) {
    return switch (step) {
      case MAKE_CONVENER -> seats.makeConvening(actor, coalition, seat);
      case HAND_OVER -> seats.handOver(actor, coalition, seat);
      case SUSPEND -> seats.suspend(actor, coalition, seat, reason.getValue());
      case REINSTATE -> seats.reinstate(actor, coalition, seat);
      case RENEW -> seats.resend(actor, coalition, seat);
      case REVOKE -> seats.revoke(actor, coalition, seat);
    };
  }

  private static String done(SeatStep step, String name) {
    return switch (step) {
      case MAKE_CONVENER -> name + " convenes too from now on.";
      case HAND_OVER -> name + " convenes from now on.";
      case SUSPEND -> name + " is suspended.";
      case REINSTATE -> name + " takes part again.";
      case RENEW -> "The invitation of " + name + " is renewed.";
      case REVOKE -> "The invitation of " + name + " is taken back.";
    };
  }

  private static ButtonVariant variant(SeatStep step) {
    return switch (step) {
      case SUSPEND, REVOKE -> ButtonVariant.ERROR;
      case MAKE_CONVENER, HAND_OVER, REINSTATE, RENEW -> ButtonVariant.PRIMARY;
    };
  }
}
