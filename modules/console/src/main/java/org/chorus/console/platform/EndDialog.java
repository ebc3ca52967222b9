package org.chorus.console.platform;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import org.chorus.access.SteppedUp;
import org.chorus.console.look.Notice;
import org.chorus.kernel.Actor;
import org.chorus.organization.EndOutcome;
import org.chorus.organization.OrganizationEndings;
import org.chorus.organization.OrganizationProfile;

/** Asks once more before an organization ends, and why it does. */
final class EndDialog extends Dialog {

  EndDialog(
      Actor actor,
      SteppedUp proof,
      OrganizationProfile organization,
      OrganizationEndings organizations,
      Runnable afterwards) {
    setHeaderTitle("End " + organization.name() + "?");
    addClassName("dialog");
    Paragraph consequences =
        new Paragraph(
            "From this moment on nobody can act or log in for "
                + organization.name()
                + ", and screens that are open refuse at the next click. Its public pages stay as they"
                + " are; the conveners of its coalitions suspend it there. You can reinstate it.");
    TextArea reason = new TextArea("Why?");
    reason.setId("end-reason");
    reason.setHelperText("Recorded with your name. Its people do not read it.");
    reason.setMaxLength(500);
    reason.setWidthFull();
    add(consequences, reason);
    Button end =
        new Button(
            "End it",
            click -> {
              switch (organizations.end(actor, proof, organization.id(), reason.getValue())) {
                case EndOutcome.Done() -> {
                  Notice.done(organization.name() + " has ended.");
                  close();
                  afterwards.run();
                }
                case EndOutcome.ReasonOutOfBounds() -> {
                  reason.setErrorMessage("Say why, in 3 to 500 characters.");
                  reason.setInvalid(true);
                }
                case EndOutcome.OperatesThePlatform() -> {
                  reason.setErrorMessage("This organization runs the platform and cannot end.");
                  reason.setInvalid(true);
                }
                case EndOutcome.NoSuchOrganization() -> {
                  Notice.problem("There is no such organization any more.");
                  close();
                  afterwards.run();
                }
              }
            });
    end.setId("end-organization");
    end.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
    getFooter().add(new Button("Cancel", click -> close()), end);
  }
}
