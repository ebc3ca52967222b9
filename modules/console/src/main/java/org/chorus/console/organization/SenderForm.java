package org.chorus.console.organization;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import org.chorus.console.look.Notice;
import org.chorus.kernel.Actor;
import org.chorus.kernel.EmailAddress;
import org.chorus.organization.Brands;
import org.chorus.organization.OrganizationProfile;
import org.chorus.organization.brand.Sender;

/** As whom the organization writes to those who sign on its pages. */
final class SenderForm extends Div {

  private final Actor actor;
  private final Brands brands;
  private final TextField name = new TextField("Sender’s name");
  private final EmailField replyTo = new EmailField("Answers go to (optional)");

  SenderForm(Actor actor, OrganizationProfile profile, Brands brands) {
    this.actor = actor;
    this.brands = brands;
    Sender present = brands.senderOf(profile.id());
    addClassName("form");
    name.setId("sender-name");
    name.setManualValidation(true);
    name.setMaxLength(Sender.MAX_NAME);
    name.setPlaceholder(profile.name());
    name.setHelperText(
        "What supporters read before the address. Without one: " + profile.name() + ".");
    name.setValue(present.name().orElse(""));
    replyTo.setId("reply-to");
    replyTo.setManualValidation(true);
    replyTo.setHelperText("Without one, nobody reads what people answer.");
    replyTo.setValue(present.replyTo().map(EmailAddress::value).orElse(""));
    Button save = new Button("Save the sender", click -> save());
    save.setId("save-sender");
    add(name, replyTo, save);
  }

  private void save() {
    Optional<String> chosen = Optional.of(name.getValue().strip()).filter(text -> !text.isEmpty());
    Optional<String> written =
        Optional.of(replyTo.getValue().strip()).filter(text -> !text.isEmpty());
    Optional<EmailAddress> address = written.flatMap(EmailAddress::parse);
    boolean nameGood = chosen.isEmpty() || Sender.isName(chosen.get());
    boolean addressGood = written.isEmpty() || address.isPresent();
    name.setErrorMessage(
        "Write a name of at most " + Sender.MAX_NAME + " characters, not an address.");
    name.setInvalid(!nameGood);
    replyTo.setErrorMessage("Write an email address, for example hello@example.org.");
    replyTo.setInvalid(!addressGood);
    if (nameGood && addressGood) {
      brands.sendAs(actor, new Sender(chosen, address));
      Notice.done("Saved. The next mail goes out like this.");
    }
  }
}
