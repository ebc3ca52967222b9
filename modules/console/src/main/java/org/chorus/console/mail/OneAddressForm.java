package org.chorus.console.mail;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.EmailField;
import java.util.Optional;
import java.util.function.Function;
import org.chorus.console.look.Notice;
import org.chorus.kernel.EmailAddress;
import org.chorus.mail.suppression.HoldOutcome;
import org.chorus.mail.suppression.Suppressions;

/**
 * Names one address, to have it written to again or no more. Says the same whatever was true of it:
 * whoever types addresses learns nothing about people.
 */
final class OneAddressForm extends Div {

  private final EmailField address = new EmailField("Email address");

  OneAddressForm() {
    addClassName("form");
    address.setId("one-address");
    address.setManualValidation(true);
    address.setHelperText(
        "It is not kept, and you are not told whether anybody knows it. At most "
            + Suppressions.NAMED_AN_HOUR
            + " in an hour.");
    add(address);
  }

  /**
   * One thing that can be done.
   *
   * @param done what is said then
   */
  OneAddressForm offering(
      String id, String words, Function<EmailAddress, HoldOutcome> step, String done) {
    Button button = new Button(words, click -> take(step, done));
    button.setId(id);
    add(button);
    return this;
  }

  private void take(Function<EmailAddress, HoldOutcome> step, String done) {
    Optional<EmailAddress> typed = EmailAddress.parse(address.getValue());
    address.setErrorMessage("Write an email address, for example ada@example.org.");
    address.setInvalid(typed.isEmpty());
    if (typed.isEmpty()) {
      return;
    }
    switch (step.apply(typed.get())) {
      case HoldOutcome.Done() -> {
        address.clear();
        Notice.done(done);
      }
      case HoldOutcome.TooOften() ->
          Notice.problem("That was too many addresses for now. Try again in an hour.");
    }
  }
}
