package org.chorus.console.organization;

import static org.chorus.access.Permission.ASSIGN_ROLES;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.chorus.access.Access;
import org.chorus.access.Role;
import org.chorus.access.RoleGrant;
import org.chorus.campaign.Campaigns;
import org.chorus.coalition.Coalitions;
import org.chorus.console.look.Links;
import org.chorus.console.look.LongList;
import org.chorus.console.look.Reader;
import org.chorus.console.look.Screen;
import org.chorus.console.look.SecondFactorGate;
import org.chorus.console.look.Tag;
import org.chorus.kernel.Actor;
import org.chorus.keycloak.StaffSession;
import org.chorus.organization.MemberProfile;
import org.chorus.organization.Members;

/** The people of the organization: who holds which role, where, and until when. */
@Route("people")
@PermitAll
final class PeopleView extends Screen {

  private final Members members;
  private final Campaigns campaigns;
  private final Coalitions coalitions;
  private final Access access;
  private final SecondFactorGate gate;

  PeopleView(
      StaffSession session,
      Members members,
      Campaigns campaigns,
      Coalitions coalitions,
      Access access) {
    super(session);
    this.members = members;
    this.campaigns = campaigns;
    this.coalitions = coalitions;
    this.access = access;
    this.gate = new SecondFactorGate(session, "Changing roles", "people");
  }

  @Override
  protected void show(Visit visit) {
    Actor actor = visit.actor();
    boolean administrator = access.may(actor, ASSIGN_ROLES);
    head(
        "People",
        administrator
            ? new Component[] {
              Links.button("people/invitations", "Invitations"),
              Links.button("people/groups", "Roles by group"),
              Links.button("people/machines", "Machine clients")
            }
            : new Component[0]);
    lead(
        "People appear here when they log in for the first time. "
            + (administrator
                ? "They can do nothing until you give them a role."
                : "Administrators give the roles."));
    GrantWords words = new GrantWords(actor, campaigns, coalitions, Reader.current());
    add(
        new LongList<>(
            "people",
            members.colleagues(actor),
            new LongList.About<>(MemberProfile::name, PeopleView::state),
            colleague -> row(actor, colleague, words, administrator)));
  }

  private static String state(MemberProfile colleague) {
    if (colleague.grants().isEmpty()) {
      return "No role yet";
    }
    return colleague.roles().contains(Role.ORGANIZATION_ADMINISTRATOR)
        ? "Administrators"
        : "With other roles";
  }

  private ListItem row(
      Actor actor, MemberProfile colleague, GrantWords words, boolean administrator) {
    boolean self = colleague.subject().equals(actor.subject());
    Span name = new Span(colleague.name() + (self ? " (you)" : ""));
    name.addClassName("row-title");
    Span roles = new Span();
    roles.addClassName("tags");
    if (colleague.grants().isEmpty()) {
      roles.add(new Tag("No role yet", Tag.Tone.WAITING));
    }
    colleague.grants().stream()
        .map(RoleGrant::what)
        .map(what -> new Tag(words.of(what), tone(what.role())))
        .forEach(roles::add);
    Span about =
        new Span(
            colleague.email().map(email -> email + ", ").orElse("")
                + "last logged in on "
                + Reader.current().date(colleague.lastLoginAt()));
    about.addClassName("hint");
    ListItem row = new ListItem(name, roles, about);
    row.addClassName("row");
    if (administrator || self) {
      row.add(actions(actor, colleague, administrator));
    }
    return row;
  }

  private Div actions(Actor actor, MemberProfile colleague, boolean administrator) {
    Anchor why =
        Links.to(PersonView.pathOf(colleague.subject()), administrator ? "Details" : "Why?");
    why.getElement().setAttribute("aria-label", "What " + colleague.name() + " may do, and why");
    Div actions = new Div(why);
    actions.addClassName("row-actions");
    if (administrator) {
      Button change =
          new Button(
              "Change roles",
              click ->
                  gate.pass(
                      proof ->
                          new RolesDialog(actor, proof, colleague, members, this::refresh).open()));
      change.addThemeVariants(ButtonVariant.TERTIARY);
      change.setAriaLabel("Change the roles of " + colleague.name());
      actions.add(change);
    }
    return actions;
  }

  private static Tag.Tone tone(Role role) {
    return switch (role) {
      case PLATFORM_ADMINISTRATOR, ORGANIZATION_ADMINISTRATOR -> Tag.Tone.GOOD;
      case CONVENER, APPROVER, CAMPAIGNER, DATA_STEWARD, MODERATOR, ANALYST -> Tag.Tone.QUIET;
    };
  }
}
