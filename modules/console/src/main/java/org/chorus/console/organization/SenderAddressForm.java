package org.chorus.console.organization;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import org.chorus.console.look.CopyField;
import org.chorus.console.look.Findings;
import org.chorus.console.look.Notice;
import org.chorus.console.look.Reader;
import org.chorus.console.look.Tag;
import org.chorus.kernel.Actor;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.Finding;
import org.chorus.mail.sender.OwnAddress;
import org.chorus.mail.sender.SenderAddresses;
import org.chorus.mail.sender.SenderOutcome;

/** The way to an address of the organization's own: propose it, enter the code, ask the domain. */
final class SenderAddressForm extends Div {

  private final Actor actor;
  private final SenderAddresses senders;

  SenderAddressForm(Actor actor, SenderAddresses senders) {
    this.actor = actor;
    this.senders = senders;
    setId("sender-address");
    addClassName("form");
    draw();
  }

  private void draw() {
    removeAll();
    senders.find(actor).ifPresentOrElse(this::present, this::propose);
  }

  private void propose() {
    EmailField address = new EmailField("Address of your own (optional)");
    address.setId("own-address");
    address.setManualValidation(true);
    address.setHelperText(
        "Until it is proven, and without one, mail comes from the address of this server, with your"
            + " sender’s name before it.");
    Button begin =
        new Button(
            "Use this address",
            click -> {
              Optional<EmailAddress> typed = EmailAddress.parse(address.getValue());
              address.setErrorMessage("Write an email address, for example hello@example.org.");
              address.setInvalid(typed.isEmpty());
              typed.ifPresent(wanted -> tell(senders.propose(actor, wanted)));
            });
    begin.setId("propose-address");
    add(address, begin);
  }

  private void present(OwnAddress own) {
    Span address = new Span(own.address().value());
    address.addClassName("row-title");
    add(new Paragraph(address, new Span(" "), tag(own.state())));
    switch (own.state()) {
      case CODE_SENT -> enterCode();
      case DOMAIN_OPEN, LAPSED -> domain(own);
      case IN_USE -> add(hint("Mail to those who sign on your pages comes from it."));
    }
    if (own.state() == OwnAddress.State.IN_USE && own.checkedAt().isPresent()) {
      domain(own);
    }
    Button remove =
        new Button(
            "Give it up",
            click -> {
              senders.remove(actor);
              Notice.done("Mail comes from the address of this server.");
              draw();
            });
    remove.setId("give-up-address");
    remove.addThemeVariants(ButtonVariant.TERTIARY);
    add(remove);
  }

  private static Tag tag(OwnAddress.State state) {
    return switch (state) {
      case CODE_SENT -> new Tag("Waits for the code", Tag.Tone.WAITING);
      case DOMAIN_OPEN -> new Tag("Waits for the domain", Tag.Tone.WAITING);
      case IN_USE -> new Tag("In use", Tag.Tone.GOOD);
      case LAPSED -> new Tag("Not in use any more", Tag.Tone.BAD);
    };
  }

  private void enterCode() {
    TextField code = new TextField("Code");
    code.setId("sender-code");
    code.setHelperText("It was mailed to the address, and is good for an hour.");
    Button enter = new Button("Go on", click -> tell(senders.enter(actor, code.getValue())));
    enter.setId("enter-code");
    enter.addThemeVariants(ButtonVariant.PRIMARY);
    add(code, enter);
  }

  private void domain(OwnAddress own) {
    senders
        .wanted(actor)
        .ifPresent(
            wanted -> {
              if (own.state() != OwnAddress.State.IN_USE) {
                add(
                    hint(
                        "Your domain has to say that this server may sign for it. Whoever looks"
                            + " after its DNS adds this TXT record, and leaves it there. Mail comes"
                            + " from the server’s address until then."));
              }
              String domain = own.address().domain();
              add(
                  new CopyField("Name of the record", "dkim-name", wanted.nameAt(domain)),
                  new CopyField("Content of the record", "dkim-record", wanted.record()));
            });
    Button check =
        new Button(
            "Ask the domain",
            click -> {
              List<Finding> found = senders.check(actor);
              if (found.isEmpty()) {
                Notice.problem("That was too often. Try again in an hour.");
              }
              draw();
              show(found);
            });
    check.setId("check-domain");
    check.setDisableOnClick(true);
    add(check);
    own.checkedAt().ifPresent(at -> add(hint("Asked last: " + Reader.current().moment(at) + ".")));
  }

  private void show(List<Finding> found) {
    Findings findings = new Findings();
    findings.setId("sender-findings");
    findings.show(found);
    add(findings);
  }

  private static Paragraph hint(String text) {
    Paragraph hint = new Paragraph(text);
    hint.addClassName("hint");
    return hint;
  }

  private void tell(SenderOutcome outcome) {
    switch (outcome) {
      case SenderOutcome.CodeSent() -> Notice.done("A code is on its way to the address.");
      case SenderOutcome.InUse() -> Notice.done("Mail comes from this address from now on.");
      case SenderOutcome.DomainNext() -> Notice.done("That was the code. Now the domain.");
      case SenderOutcome.WrongCode(boolean newOneNeeded) ->
          Notice.problem(
              newOneNeeded
                  ? "That code does not count any more. Give the address up and begin anew."
                  : "That is not the code that was mailed to the address.");
      case SenderOutcome.NotListed() ->
          Notice.problem(
              "On this server only its operator can let your organization use a domain. Ask them.");
      case SenderOutcome.TooOften() -> Notice.problem("That was too often. Try again in an hour.");
    }
    draw();
  }
}
