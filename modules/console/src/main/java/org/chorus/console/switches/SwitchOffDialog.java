package org.chorus.console.switches;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import org.chorus.access.SteppedUp;
import org.chorus.console.look.Notice;
import org.chorus.console.look.Typing;
import org.chorus.kernel.Actor;
import org.chorus.switches.FlipOutcome;
import org.chorus.switches.Off;
import org.chorus.switches.Switch;
import org.chorus.switches.SwitchStanding;
import org.chorus.switches.Switchboard;

/** Says what happens to people, asks what to tell them and why, and switches off. */
final class SwitchOffDialog extends Dialog {

  private final Actor actor;
  private final SteppedUp proof;
  private final Switch which;
  private final boolean off;
  private final Switchboard switchboard;
  private final Runnable afterwards;
  private final TextArea message = new TextArea("Message to the public (optional)");
  private final TextArea reason = new TextArea("Why?");

  /**
   * @param standing how it stands now: of one that is off, the message changes
   */
  SwitchOffDialog(
      Actor actor,
      SteppedUp proof,
      SwitchStanding standing,
      Switchboard switchboard,
      Runnable afterwards) {
    this.actor = actor;
    this.proof = proof;
    this.which = standing.which();
    this.off = standing.off().isPresent();
    this.switchboard = switchboard;
    this.afterwards = afterwards;
    setId("switch-dialog");
    addClassName("dialog");
    String title = off ? "Change the message: " : "Switch off: ";
    setHeaderTitle(title + which.title());
    add(
        new Paragraph(
            off
                ? "It stays off, for everybody, since when it was. Only what people read changes."
                : Explained.consequences(which)));
    String before = standing.off().map(Off::message).orElse("");
    PublicWords preview = new PublicWords(which, before);
    message.setId("switch-message");
    message.setHelperText(
        "Stands below the fixed words, as you type it and in no other language. Up to "
            + Off.MAX_MESSAGE
            + " characters.");
    message.setMaxLength(Off.MAX_MESSAGE);
    message.setWidthFull();
    message.setValue(before);
    Typing.reported(message);
    message.addValueChangeListener(change -> preview.say(change.getValue()));
    Paragraph hint = new Paragraph("What people read, each in their own language:");
    hint.addClassName("group-label");
    reason.setId("switch-reason");
    reason.setHelperText("Recorded with your name. The public does not read it.");
    reason.setMaxLength(500);
    reason.setWidthFull();
    reason.setRequiredIndicatorVisible(true);
    add(message, hint, preview, reason);
    Button confirm = new Button(off ? "Change it" : "Switch off", click -> take());
    confirm.setId("confirm-switch");
    confirm.addThemeVariants(ButtonVariant.PRIMARY);
    if (!off) {
      confirm.addThemeVariants(ButtonVariant.ERROR);
    }
    getFooter().add(new Button("Cancel", click -> close()), confirm);
  }

  private void take() {
    message.setInvalid(false);
    reason.setInvalid(false);
    switch (switchboard.switchOff(actor, proof, which, message.getValue(), reason.getValue())) {
      case FlipOutcome.Done() -> {
        Notice.done(off ? "People read it from now on." : which.title() + " is off.");
        close();
        afterwards.run();
      }
      case FlipOutcome.ReasonOutOfBounds() -> {
        reason.setErrorMessage("Say why, in 3 to 500 characters.");
        reason.setInvalid(true);
        reason.focus();
      }
      case FlipOutcome.MessageTooLong() -> {
        message.setErrorMessage("Use at most " + Off.MAX_MESSAGE + " characters.");
        message.setInvalid(true);
        message.focus();
      }
    }
  }
}
