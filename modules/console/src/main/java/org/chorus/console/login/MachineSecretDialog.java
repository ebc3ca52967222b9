package org.chorus.console.login;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import org.chorus.console.look.CopyField;
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
        new CopyField("Client id", "machine-id", id.clientId()),
        new CopyField("Secret", "machine-secret", secret.value()));
    Button close = new Button("I have copied it", click -> close());
    close.setId("machine-secret-copied");
    close.addThemeVariants(ButtonVariant.PRIMARY);
    getFooter().add(close);
  }
}
