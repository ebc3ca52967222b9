package org.chorus.console.platform;

import static org.chorus.access.Permission.ASSIGN_PLATFORM_ROLES;
import static org.chorus.access.Permission.FLIP_SWITCHES;
import static org.chorus.access.Permission.LOOK_AFTER_PLATFORM_MAIL;
import static org.chorus.access.Permission.MANAGE_IDENTITY_PROVIDERS;
import static org.chorus.access.Permission.READ_PLATFORM_AUDIT;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import org.chorus.access.Access;
import org.chorus.access.SteppedUp;
import org.chorus.console.look.Links;
import org.chorus.console.look.LongList;
import org.chorus.console.look.Notice;
import org.chorus.console.look.Reader;
import org.chorus.console.look.Screen;
import org.chorus.console.look.SecondFactorGate;
import org.chorus.console.look.Tag;
import org.chorus.console.switches.SwitchBanner;
import org.chorus.kernel.Actor;
import org.chorus.keycloak.StaffSession;
import org.chorus.organization.EndOutcome;
import org.chorus.organization.OrganizationEndings;
import org.chorus.organization.OrganizationStanding;

/** Every organization of the installation; platform administrators end and reinstate them. */
@Route("platform/organizations")
@PermitAll
final class OrganizationsView extends Screen {

  private final OrganizationEndings organizations;
  private final Access access;
  private final SwitchBanner banner;
  private final SecondFactorGate gate;

  OrganizationsView(
      StaffSession session, OrganizationEndings organizations, Access access, SwitchBanner banner) {
    super(session);
    this.organizations = organizations;
    this.access = access;
    this.banner = banner;
    this.gate =
        new SecondFactorGate(
            session, "Ending or reinstating an organization", "platform/organizations");
  }

  @Override
  protected void show(Visit visit) {
    Actor actor = visit.actor();
    var all = organizations.all(actor);
    List<Component> elsewhere = new ArrayList<>();
    if (access.may(actor, ASSIGN_PLATFORM_ROLES)) {
      elsewhere.add(Links.button("platform/administrators", "Administrators"));
    }
    if (access.may(actor, READ_PLATFORM_AUDIT)) {
      elsewhere.add(Links.button("platform/activity", "Activity"));
    }
    if (access.may(actor, LOOK_AFTER_PLATFORM_MAIL)) {
      elsewhere.add(Links.button("platform/mail", "Mail"));
    }
    if (access.may(actor, FLIP_SWITCHES)) {
      elsewhere.add(Links.button("platform/switches", "Switches"));
    }
    elsewhere.add(Links.button("platform/organizations/new", "Add an organization"));
    head("Organizations", elsewhere.toArray(Component[]::new));
    banner.of(actor).ifPresent(this::add);
    lead(
        "Every organization on this installation. One that Keycloak knows appears when the first of"
            + " its people logs in; you can also add it before.");
    add(
        new LongList<>(
            "organizations",
            all,
            new LongList.About<>(each -> each.profile().name(), OrganizationsView::state),
            each -> row(actor, each)));
  }

  private static String state(OrganizationStanding organization) {
    return organization.ending().isPresent() ? "Ended" : "At work";
  }

  private ListItem row(Actor actor, OrganizationStanding organization) {
    Reader reader = Reader.current();
    Span name = new Span(organization.profile().name());
    name.addClassName("row-title");
    Tag state =
        new Tag(
            state(organization), organization.ending().isPresent() ? Tag.Tone.BAD : Tag.Tone.GOOD);
    Span about =
        new Span(
            organization.profile().alias()
                + ", since "
                + reader.date(organization.registeredAt())
                + ", "
                + (organization.members() == 1
                    ? "1 person"
                    : reader.number(organization.members()) + " people")
                + organization
                    .ending()
                    .map(end -> ". Ended on " + reader.date(end.at()) + ": " + end.reason())
                    .orElse(""));
    about.addClassName("hint");
    Div actions = new Div();
    actions.addClassName("row-actions");
    if (access.may(actor, MANAGE_IDENTITY_PROVIDERS)) {
      Anchor login =
          Links.to("platform/organizations/" + organization.profile().alias() + "/login", "Login");
      login.setAriaLabel("Login of " + organization.profile().name());
      actions.add(login);
    }
    if (!organization.profile().id().equals(actor.organization())) {
      actions.add(action(actor, organization));
    }
    ListItem row = new ListItem(name, state, about, actions);
    row.addClassName("row");
    return row;
  }

  private Button action(Actor actor, OrganizationStanding organization) {
    String name = organization.profile().name();
    boolean ended = organization.ending().isPresent();
    Button button =
        ended
            ? new Button(
                "Reinstate",
                click -> gate.pass(proof -> askToReinstate(actor, proof, organization)))
            : new Button(
                "End",
                click ->
                    gate.pass(
                        proof ->
                            new EndDialog(
                                    actor,
                                    proof,
                                    organization.profile(),
                                    organizations,
                                    this::refresh)
                                .open()));
    button.addThemeVariants(ButtonVariant.TERTIARY);
    button.setAriaLabel((ended ? "Reinstate " : "End ") + name);
    return button;
  }

  private void askToReinstate(Actor actor, SteppedUp proof, OrganizationStanding organization) {
    String name = organization.profile().name();
    ConfirmDialog dialog = new ConfirmDialog();
    dialog.setHeader("Reinstate " + name + "?");
    dialog.setText("Its people can log in again at once, with the roles that they had.");
    dialog.setCancelable(true);
    dialog.setConfirmText("Reinstate");
    dialog.addConfirmListener(
        confirmed -> {
          switch (organizations.reinstate(actor, proof, organization.profile().id())) {
            case EndOutcome.Done() -> Notice.done(name + " is at work again.");
            case EndOutcome.NoSuchOrganization(),
                EndOutcome.ReasonOutOfBounds(),
                EndOutcome.OperatesThePlatform() ->
                Notice.problem("There is no such organization any more.");
          }
          refresh();
        });
    dialog.open();
  }
}
