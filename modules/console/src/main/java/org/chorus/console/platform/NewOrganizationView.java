package org.chorus.console.platform;

import static org.chorus.access.Permission.MANAGE_ORGANIZATIONS;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import org.chorus.access.Access;
import org.chorus.console.look.Links;
import org.chorus.console.look.Notice;
import org.chorus.console.look.Screen;
import org.chorus.kernel.Actor;
import org.chorus.kernel.Slug;
import org.chorus.keycloak.StaffSession;
import org.chorus.organization.provider.AddOutcome;
import org.chorus.organization.provider.NewOrganizations;

/** Brings an organization to the platform before anybody of it has logged in. */
@Route("platform/organizations/new")
@PermitAll
final class NewOrganizationView extends Screen {

  private final NewOrganizations organizations;
  private final Access access;

  NewOrganizationView(StaffSession session, NewOrganizations organizations, Access access) {
    super(session);
    this.organizations = organizations;
    this.access = access;
  }

  @Override
  protected void show(Visit visit) {
    Actor actor = visit.actor();
    access.require(actor, MANAGE_ORGANIZATIONS);
    add(Links.back("platform/organizations", "Organizations"));
    head("Add an organization");
    lead(
        "It begins without people. Set its identity provider up next: the first of its people who"
            + " logs in administers it.");
    TextField name = new TextField("Name");
    name.setId("organization-name");
    name.setMaxLength(120);
    name.setManualValidation(true);
    name.setRequiredIndicatorVisible(true);
    TextField alias = new TextField("Part of its addresses");
    alias.setId("organization-alias");
    alias.setManualValidation(true);
    alias.setHelperText(
        "Stands at the end of the address of every page it will have, and never changes: lower-case"
            + " letters, digits and hyphens.");
    name.setValueChangeMode(ValueChangeMode.ON_BLUR);
    name.addValueChangeListener(
        change -> {
          if (alias.isEmpty()) {
            Slug.proposeFor(change.getValue())
                .ifPresent(proposal -> alias.setValue(proposal.value()));
          }
        });
    Button add = new Button("Add it");
    add.setId("add-organization");
    add.addThemeVariants(ButtonVariant.PRIMARY);
    add.setDisableOnClick(true);
    add.addClickListener(
        click -> {
          add.setEnabled(true);
          name.setInvalid(false);
          alias.setInvalid(false);
          Optional<Slug> chosen = Slug.parse(alias.getValue().strip());
          if (chosen.isEmpty()) {
            refuse(alias, "Use 2 to 60 lower-case letters, digits and single hyphens.");
          } else {
            tell(organizations.add(actor, name.getValue(), chosen.get()), name, alias);
          }
        });
    Div form = new Div(name, alias, add);
    form.addClassName("form");
    add(form);
  }

  private void tell(AddOutcome outcome, TextField name, TextField alias) {
    switch (outcome) {
      case AddOutcome.Added(var organization) -> {
        Notice.done(organization.name() + " is added. Now set up how its people log in.");
        getUI()
            .ifPresent(
                ui -> ui.navigate("platform/organizations/" + organization.alias() + "/login"));
      }
      case AddOutcome.NameOutOfBounds() -> refuse(name, "Give it a name of 2 to 120 characters.");
      case AddOutcome.AliasReserved() ->
          refuse(alias, "Chorus uses this word itself. Choose another.");
      case AddOutcome.Taken() ->
          refuse(
              alias,
              "Another organization has this word or this name, here or at Keycloak. One that"
                  + " Keycloak knows already appears here when the first of its people logs in.");
      case AddOutcome.KeycloakAway() ->
          Notice.problem(
              "Keycloak does not answer, or does not let Chorus do this. Try again in a moment; each"
                  + " step can be repeated.");
    }
  }

  private static void refuse(TextField field, String why) {
    field.setErrorMessage(why);
    field.setInvalid(true);
    field.focus();
  }
}
