package org.chorus.console.organization;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Arrays;
import java.util.List;
import org.chorus.access.Role;
import org.chorus.access.SteppedUp;
import org.chorus.console.look.EmptyState;
import org.chorus.console.look.Links;
import org.chorus.console.look.LongList;
import org.chorus.console.look.Notice;
import org.chorus.console.look.Panel;
import org.chorus.console.look.Reader;
import org.chorus.console.look.Screen;
import org.chorus.console.look.SecondFactorGate;
import org.chorus.kernel.Actor;
import org.chorus.keycloak.StaffSession;
import org.chorus.organization.GroupRole;
import org.chorus.organization.GroupRoleOutcome;
import org.chorus.organization.GroupRoles;

/** Which groups at the identity provider bring which roles. */
@Route("people/groups")
@PermitAll
final class GroupsView extends Screen {

  private final GroupRoles groups;
  private final SecondFactorGate gate;

  GroupsView(StaffSession session, GroupRoles groups) {
    super(session);
    this.groups = groups;
    this.gate = new SecondFactorGate(session, "Changing which groups bring roles", "people/groups");
  }

  @Override
  protected void show(Visit visit) {
    Actor actor = visit.actor();
    List<GroupRole> all = groups.all(actor);
    add(Links.back("people", "People"));
    head("Roles by group");
    lead(
        "Whoever is in a group of your organization in Keycloak can hold a role because of it. That"
            + " is computed anew at each login: outside of the group, or without its line here, the"
            + " role is gone.");
    add(
        all.isEmpty()
            ? new EmptyState(
                VaadinIcon.GROUP, "No group brings a role", "Roles are given by hand so far.")
            : new LongList<>(
                "groups",
                all,
                new LongList.About<>(GroupRole::path, group -> group.role().title()),
                group -> row(actor, group)));
    add(
        new Panel(
            "Let a group bring a role",
            gate.before(
                () -> form(actor),
                "Roles decide who may do what, so this takes your second factor first.",
                this::refresh)));
  }

  private ListItem row(Actor actor, GroupRole group) {
    Span path = new Span(group.path() + " · " + group.role().title());
    path.addClassName("row-title");
    Span by =
        new Span(
            "Mapped by " + group.mappedBy() + " on " + Reader.current().date(group.mappedAt()));
    by.addClassName("hint");
    Button remove = new Button("Remove", click -> gate.pass(proof -> ask(actor, proof, group)));
    remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
    remove.setAriaLabel("Remove " + group.role().title() + " from " + group.path());
    remove.addClassName("row-actions");
    ListItem row = new ListItem(path, by, remove);
    row.addClassName("row");
    return row;
  }

  private void ask(Actor actor, SteppedUp proof, GroupRole group) {
    ConfirmDialog dialog = new ConfirmDialog();
    dialog.setHeader("Remove " + group.role().title() + " from " + group.path() + "?");
    dialog.setText(
        "Everybody who holds the role because of this group loses it at once. Roles given by hand"
            + " stay.");
    dialog.setCancelable(true);
    dialog.setConfirmText("Remove");
    dialog.addConfirmListener(
        confirmed -> {
          groups.unmap(actor, proof, group.path(), group.role());
          Notice.done(group.path() + " brings that role no more.");
          refresh();
        });
    dialog.open();
  }

  private Div form(Actor actor) {
    TextField path = new TextField("Path of the group");
    path.setId("group-path");
    path.setPlaceholder("/editors");
    path.setHelperText("As Keycloak shows it, with a slash in front of each group.");
    path.setMaxLength(255);
    Select<Role> role = new Select<>();
    role.setId("group-role");
    role.setLabel("Role");
    role.setItems(Arrays.stream(Role.values()).filter(Role::isOrganizationWide).toList());
    role.setItemLabelGenerator(Role::title);
    role.setValue(Role.CAMPAIGNER);
    Button save =
        new Button("Add", click -> gate.pass(proof -> map(actor, proof, path, role.getValue())));
    save.setId("add-group-role");
    save.addThemeVariants(ButtonVariant.PRIMARY);
    Div form = new Div(path, role, save);
    form.addClassName("form");
    return form;
  }

  private void map(Actor actor, SteppedUp proof, TextField path, Role role) {
    switch (groups.map(actor, proof, path.getValue().strip(), role)) {
      case GroupRoleOutcome.Done() -> {
        Notice.done("It counts from the next login of each person on.");
        refresh();
      }
      case GroupRoleOutcome.NoPath(), GroupRoleOutcome.BeyondReach() -> {
        path.setErrorMessage("Write the path with a slash in front: /editors");
        path.setInvalid(true);
      }
    }
  }
}
