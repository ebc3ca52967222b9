package org.chorus.console.login;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Locale;
import org.chorus.console.look.Notice;
import org.chorus.organization.machine.MachineId;
import org.chorus.organization.machine.MachineSecret;

/** Shows a client's id and its secret, this once. */
final class MachineSecretDialog extends Dialog {

  MachineSecretDialog(MachineId id, MachineSecret secret) {
    setId("machine-secret-dialog");
    setHeaderTitle("Copy the secret now");
    addClassName("dialog");
    setCloseOnOutsideClick(false);
    setCloseOnEsc(false);
    add(
        new Paragraph(
            "Give both to the program, and to nobody else. The secret is shown this once; if it"
                + " gets lost, make a new one."),
        line("Client id", id.clientId(), "machine-id"),
        line("Secret", secret.value(), "machine-secret"));
    Button close = new Button("I have copied it", click -> close());
    close.setId("machine-secret-copied");
    close.addThemeVariants(ButtonVariant.PRIMARY);
    getFooter().add(close);
  }

  private static TextField line(String label, String value, String id) {
    TextField field = new TextField(label);
    field.setId(id);
    field.setValue(value);
    field.setReadOnly(true);
    field.setWidthFull();
    Button copy = new Button("Copy");
    copy.setId("copy-" + id);
    copy.addThemeVariants(ButtonVariant.TERTIARY);
    copy.setAriaLabel("Copy the " + label.toLowerCase(Locale.ROOT));
    copy.addClickListener(
        click ->
            copy.getElement()
                .executeJs("return navigator.clipboard.writeText($0)", value)
                .then(
                    copied -> Notice.done("Copied."),
                    refused -> Notice.problem("Your browser did not let us copy. Select it.")));
    field.setSuffixComponent(copy);
    return field;
  }
}
