package org.chorus.console.organization;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.chorus.access.Role;
import org.chorus.access.SteppedUp;
import org.chorus.console.look.Notice;
import org.chorus.kernel.Actor;
import org.chorus.organization.MemberProfile;
import org.chorus.organization.Members;
import org.chorus.organization.RolesOutcome;

/** Gives and takes the roles of one colleague. */
final class RolesDialog extends Dialog {

  RolesDialog(
      Actor actor, SteppedUp proof, MemberProfile colleague, Members members, Runnable afterwards) {
    setHeaderTitle("Roles of " + colleague.name());
    addClassName("dialog");
    CheckboxGroup<Role> roles = new CheckboxGroup<>();
    roles.setId("roles");
    roles.setLabel("What may " + colleague.name() + " do?");
    roles.addClassName("choice-group");
    roles.setItems(Arrays.stream(Role.values()).filter(Role::isOrganizationWide).toList());
    roles.setItemLabelGenerator(Role::title);
    roles.setRenderer(
        new ComponentRenderer<>(
            role -> {
              Span title = new Span(role.title());
              title.addClassName("choice-title");
              Span words = new Span(RoleWords.of(role));
              words.addClassName("choice-explanation");
              Div choice = new Div(title, words);
              choice.addClassName("choice");
              return choice;
            }));
    roles.setValue(
        colleague.roles().stream().filter(Role::isOrganizationWide).collect(Collectors.toSet()));
    Paragraph note = new Paragraph("Changes count at once and are recorded with your name.");
    note.addClassName("hint");
    add(roles, note);
    Button save =
        new Button(
            "Save",
            click -> {
              switch (members.assignRoles(actor, proof, colleague.subject(), roles.getValue())) {
                case RolesOutcome.Assigned() -> {
                  Notice.done("The roles of " + colleague.name() + " are saved.");
                  close();
                  afterwards.run();
                }
                case RolesOutcome.LastAdministrator() -> {
                  roles.setErrorMessage(
                      colleague.name()
                          + " is the only administrator. Make somebody else one first: without an"
                          + " administrator nobody could give roles.");
                  roles.setInvalid(true);
                }
                case RolesOutcome.NotAMember() -> {
                  Notice.problem(
                      colleague.name()
                          + " does not belong to your organization any more. Nothing was changed.");
                  close();
                  afterwards.run();
                }
              }
            });
    save.setId("save-roles");
    save.addThemeVariants(ButtonVariant.PRIMARY);
    getFooter().add(new Button("Cancel", click -> close()), save);
  }
}
