package org.chorus.console.platform;

import static org.chorus.access.Permission.ASSIGN_PLATFORM_ROLES;
import static org.chorus.access.Role.PLATFORM_ADMINISTRATOR;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.chorus.access.Access;
import org.chorus.access.SteppedUp;
import org.chorus.console.look.Links;
import org.chorus.console.look.LongList;
import org.chorus.console.look.Notice;
import org.chorus.console.look.Screen;
import org.chorus.console.look.SecondFactorGate;
import org.chorus.console.look.Tag;
import org.chorus.kernel.Actor;
import org.chorus.keycloak.StaffSession;
import org.chorus.organization.MemberProfile;
import org.chorus.organization.Members;
import org.chorus.organization.PlatformAdministrators;
import org.chorus.organization.PlatformRoleOutcome;

/** Who administers the platform, among the people of the organization that runs it. */
@Route("platform/administrators")
@PermitAll
final class AdministratorsView extends Screen {

  private final Members members;
  private final PlatformAdministrators administrators;
  private final Access access;
  private final SecondFactorGate gate;

  AdministratorsView(
      StaffSession session, Members members, PlatformAdministrators administrators, Access access) {
    super(session);
    this.members = members;
    this.administrators = administrators;
    this.access = access;
    this.gate =
        new SecondFactorGate(
            session, "Changing who administers the platform", "platform/administrators");
  }

  @Override
  protected void show(Visit visit) {
    Actor actor = visit.actor();
    access.require(actor, ASSIGN_PLATFORM_ROLES);
    add(Links.back("platform/organizations", "Organizations"));
    head("Platform administrators");
    lead(
        "They end and reinstate organizations and set up how their people log in. They see no"
            + " supporter and no coalition by that.");
    add(
        new LongList<>(
            "people",
            members.colleagues(actor),
            new LongList.About<>(
                MemberProfile::name, each -> isAdministrator(each) ? "Administrators" : "Others"),
            each -> row(actor, each)));
  }

  private static boolean isAdministrator(MemberProfile colleague) {
    return colleague.roles().contains(PLATFORM_ADMINISTRATOR);
  }

  private ListItem row(Actor actor, MemberProfile colleague) {
    boolean administrator = isAdministrator(colleague);
    Span name =
        new Span(colleague.name() + (colleague.subject().equals(actor.subject()) ? " (you)" : ""));
    name.addClassName("row-title");
    Button change =
        new Button(
            administrator ? "Dismiss" : "Appoint",
            click -> gate.pass(proof -> ask(actor, proof, colleague, administrator)));
    change.addThemeVariants(ButtonVariant.TERTIARY);
    change.setAriaLabel((administrator ? "Dismiss " : "Appoint ") + colleague.name());
    change.addClassName("row-actions");
    ListItem row = new ListItem(name);
    if (administrator) {
      row.add(new Tag(PLATFORM_ADMINISTRATOR.title(), Tag.Tone.GOOD));
    }
    row.add(change);
    row.addClassName("row");
    return row;
  }

  private void ask(Actor actor, SteppedUp proof, MemberProfile colleague, boolean administrator) {
    ConfirmDialog dialog = new ConfirmDialog();
    dialog.setHeader((administrator ? "Dismiss " : "Appoint ") + colleague.name() + "?");
    dialog.setText(
        (administrator
                ? "It is over at once, also on screens that are open."
                : colleague.name() + " can end any organization but yours then, from now on.")
            + " It is recorded with your name.");
    dialog.setCancelable(true);
    dialog.setConfirmText(administrator ? "Dismiss" : "Appoint");
    dialog.addConfirmListener(
        confirmed ->
            tell(
                colleague,
                administrator
                    ? administrators.dismiss(actor, proof, colleague.subject())
                    : administrators.appoint(actor, proof, colleague.subject())));
    dialog.open();
  }

  private void tell(MemberProfile colleague, PlatformRoleOutcome outcome) {
    switch (outcome) {
      case PlatformRoleOutcome.Done() -> Notice.done("Done. It counts from now on.");
      case PlatformRoleOutcome.NotAMember() ->
          Notice.problem(colleague.name() + " does not belong to your organization any more.");
      case PlatformRoleOutcome.LastAdministrator() ->
          Notice.problem(
              colleague.name()
                  + " is the only platform administrator. Appoint somebody else first.");
    }
    refresh();
  }
}
