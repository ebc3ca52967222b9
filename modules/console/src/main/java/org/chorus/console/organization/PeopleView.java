package org.chorus.console.organization;

import static org.chorus.access.Permission.ASSIGN_ROLES;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.chorus.access.Access;
import org.chorus.access.Role;
import org.chorus.console.look.Reader;
import org.chorus.console.look.Screen;
import org.chorus.console.look.Tag;
import org.chorus.kernel.Actor;
import org.chorus.keycloak.StaffSession;
import org.chorus.organization.MemberProfile;
import org.chorus.organization.Members;

/** The people of the organization, and what each may do. */
@Route("people")
@PermitAll
final class PeopleView extends Screen {

  private final Members members;
  private final Access access;

  PeopleView(StaffSession session, Members members, Access access) {
    super(session);
    this.members = members;
    this.access = access;
  }

  @Override
  protected void show(Visit visit) {
    Actor actor = visit.actor();
    boolean administrator = access.may(actor, ASSIGN_ROLES);
    head("People");
    lead(
        "People appear here when they log in for the first time. "
            + (administrator
                ? "They can do nothing until you give them a role."
                : "Administrators give the roles."));
    UnorderedList list = new UnorderedList();
    list.addClassName("rows");
    members.colleagues(actor).forEach(each -> list.add(row(actor, each, administrator)));
    add(list);
  }

  private ListItem row(Actor actor, MemberProfile colleague, boolean administrator) {
    Span name =
        new Span(colleague.name() + (colleague.subject().equals(actor.subject()) ? " (you)" : ""));
    name.addClassName("row-title");
    Span roles = new Span();
    roles.addClassName("tags");
    if (colleague.roles().isEmpty()) {
      roles.add(new Tag("No role yet", Tag.Tone.WAITING));
    }
    colleague.roles().stream().map(role -> new Tag(role.title(), tone(role))).forEach(roles::add);
    Span about =
        new Span(
            colleague.email().map(email -> email + ", ").orElse("")
                + "last logged in on "
                + Reader.current().date(colleague.lastLoginAt()));
    about.addClassName("hint");
    ListItem row = new ListItem(name, roles, about);
    row.addClassName("row");
    if (administrator) {
      Button change =
          new Button(
              "Change roles",
              click -> new RolesDialog(actor, colleague, members, this::refresh).open());
      change.addThemeVariants(ButtonVariant.TERTIARY);
      change.setAriaLabel("Change the roles of " + colleague.name());
      change.addClassName("row-actions");
      row.add(change);
    }
    return row;
  }

  private static Tag.Tone tone(Role role) {
    return switch (role) {
      case PLATFORM_ADMINISTRATOR, ORGANIZATION_ADMINISTRATOR -> Tag.Tone.GOOD;
      case CONVENER, APPROVER, CAMPAIGNER, DATA_STEWARD, ANALYST -> Tag.Tone.QUIET;
    };
  }
}
