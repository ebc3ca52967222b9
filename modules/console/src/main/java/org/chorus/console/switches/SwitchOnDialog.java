package org.chorus.console.switches;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import org.chorus.access.SteppedUp;
import org.chorus.console.look.Notice;
import org.chorus.kernel.Actor;
import org.chorus.switches.FlipOutcome;
import org.chorus.switches.Switch;
import org.chorus.switches.Switchboard;

/** Asks once more before something runs again. */
final class SwitchOnDialog extends Dialog {

  SwitchOnDialog(
      Actor actor, SteppedUp proof, Switch which, Switchboard switchboard, Runnable afterwards) {
    setId("switch-dialog");
    addClassName("dialog");
    setHeaderTitle("Switch on: " + which.title());
    TextArea reason = new TextArea("Why? (optional)");
    reason.setId("switch-reason");
    reason.setHelperText("Recorded with your name. The public does not read it.");
    reason.setMaxLength(500);
    reason.setWidthFull();
    add(new Paragraph(Explained.relief(which)), reason);
    Button confirm =
        new Button(
            "Switch on",
            click -> {
              switch (switchboard.switchOn(actor, proof, which, reason.getValue())) {
                case FlipOutcome.Done() -> {
                  Notice.done(which.title() + " is on.");
                  close();
                  afterwards.run();
                }
                case FlipOutcome.ReasonOutOfBounds(), FlipOutcome.MessageTooLong() -> {
                  reason.setErrorMessage("Use at most 500 characters.");
                  reason.setInvalid(true);
                }
              }
            });
    confirm.setId("confirm-switch");
    confirm.addThemeVariants(ButtonVariant.PRIMARY);
    getFooter().add(new Button("Cancel", click -> close()), confirm);
  }
}
