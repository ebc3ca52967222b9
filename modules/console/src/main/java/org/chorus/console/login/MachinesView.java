package org.chorus.console.login;

import static org.chorus.access.Permission.ASSIGN_ROLES;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.chorus.access.Access;
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
import org.chorus.console.look.Tag;
import org.chorus.kernel.Actor;
import org.chorus.keycloak.StaffSession;
import org.chorus.organization.machine.MachineClient;
import org.chorus.organization.machine.MachineClients;
import org.chorus.organization.machine.MachineOutcome;
import org.chorus.organization.machine.NewMachine;

/** The programs that act for the organization over the API: made, renewed and revoked here. */
@Route("people/machines")
@PermitAll
final class MachinesView extends Screen {

  private static final int USUAL_MONTHS = 6;

  private final StaffSession session;
  private final MachineClients machines;
  private final Access access;
  private final Clock clock;

  MachinesView(StaffSession session, MachineClients machines, Access access, Clock clock) {
    super(session);
    this.session = session;
    this.machines = machines;
    this.access = access;
    this.clock = clock;
  }

  @Override
  protected void show(Visit visit) {
    Actor actor = visit.actor();
    access.require(actor, ASSIGN_ROLES);
    add(Links.back("people", "People"));
    head("Machine clients");
    lead(
        "A program of yours, a dashboard for instance, logs in as a machine client and asks Chorus"
            + " for what its roles let it see. It acts for your organization alone.");
    add(new Panel("Make a machine client", beginning(actor)));
    add(new Panel("In use", list(actor, machines.all(actor))));
  }

  private Component beginning(Actor actor) {
    return gate("Making a machine client")
        .before(
            () -> form(actor),
            "Whoever has its secret has its power, so this takes your second factor first.",
            this::refresh);
  }

  private SecondFactorGate gate(String what) {
    return new SecondFactorGate(session, what, "people/machines");
  }

  private Div form(Actor actor) {
    Reader reader = Reader.current();
    TextField name = new TextField("Name");
    name.setId("machine-name");
    name.setMaxLength(80);
    name.setHelperText("What your colleagues know it by, for instance “Dashboard of the office”");
    CheckboxGroup<Role> roles = new CheckboxGroup<>("What it may do");
    roles.setId("machine-roles");
    roles.setItems(MachineClients.ROLES.stream().sorted().toList());
    roles.setItemLabelGenerator(MachinesView::words);
    roles.select(Role.ANALYST);
    DatePicker until = new DatePicker("Until the end of");
    until.setId("machine-until");
    until.setLocale(reader.locale());
    LocalDate today = LocalDate.ofInstant(clock.instant(), reader.zone());
    until.setValue(today.plusMonths(USUAL_MONTHS));
    until.setHelperText("A year at most");
    Button make = new Button("Make it");
    make.setId("make-machine");
    make.addThemeVariants(ButtonVariant.PRIMARY);
    make.setDisableOnClick(true); // Keycloak may take its time
    make.addClickListener(
        click -> {
          make.setEnabled(true);
          name.setInvalid(false);
          roles.setInvalid(false);
          until.setInvalid(false);
          withFactor(
              "Making a machine client",
              proof -> machines.make(actor, proof, wanted(name, roles, until, reader)),
              outcome -> {
                switch (outcome) {
                  case MachineOutcome.NameOutOfBounds() -> {
                    name.setErrorMessage("Give it a name of at most 80 characters.");
                    name.setInvalid(true);
                  }
                  case MachineOutcome.NotForMachines() -> {
                    roles.setErrorMessage("Choose at least one.");
                    roles.setInvalid(true);
                  }
                  case MachineOutcome.EndOutOfBounds() -> {
                    until.setErrorMessage("Choose a day from today on, a year ahead at most.");
                    until.setInvalid(true);
                  }
                  case MachineOutcome.Made made -> tell(made);
                  case MachineOutcome.Revoked() -> refresh();
                  case MachineOutcome.Gone() -> gone();
                  case MachineOutcome.KeycloakAway() -> away();
                }
              });
        });
    Div form = new Div(name, roles, until, make);
    form.addClassName("form");
    return form;
  }

  private static NewMachine wanted(
      TextField name, CheckboxGroup<Role> roles, DatePicker until, Reader reader) {
    return new NewMachine(
        name.getValue(),
        roles.getValue(),
        until
            .getOptionalValue()
            .map(day -> day.plusDays(1).atStartOfDay(reader.zone()).toInstant())
            .orElse(Instant.EPOCH));
  }

  private static String words(Role role) {
    return role == Role.DATA_STEWARD
        ? "Data steward: contacts that were granted to you, and numbers"
        : role.title() + ": numbers only";
  }

  private void withFactor(
      String what, Function<SteppedUp, MachineOutcome> step, Consumer<MachineOutcome> then) {
    gate(what).pass(proof -> then.accept(step.apply(proof)));
  }

  private Component list(Actor actor, List<MachineClient> clients) {
    if (clients.isEmpty()) {
      return new EmptyState(
          VaadinIcon.COG_O,
          "No machine client yet",
          "People never need one. Make one when a program is to read your numbers by itself; the"
              + " guide for whoever connects machines says how the program logs in.");
    }
    Instant now = clock.instant();
    return new LongList<>(
        "machines",
        clients,
        new LongList.About<>(MachineClient::name, client -> state(client, now)),
        client -> row(actor, client, now));
  }

  private static String state(MachineClient client, Instant now) {
    return client.hasEnded(now) ? "Ended" : "Working";
  }

  private ListItem row(Actor actor, MachineClient client, Instant now) {
    Reader reader = Reader.current();
    Span name = new Span(client.name());
    name.addClassName("row-title");
    Span state =
        new Span(new Tag(state(client, now), client.hasEnded(now) ? Tag.Tone.BAD : Tag.Tone.GOOD));
    state.addClassName("tags");
    client.roles().forEach(role -> state.add(new Tag(role.title(), Tag.Tone.QUIET)));
    Span about =
        new Span(
            client.id().clientId()
                + ", made by "
                + client.madeBy()
                + " on "
                + reader.date(client.madeAt())
                + (client.hasEnded(now) ? ", ended on " : ", until ")
                + reader.moment(client.until())
                + client
                    .lastUsedOn()
                    .map(day -> ", last used on " + reader.date(day))
                    .orElse(", never used"));
    about.addClassName("hint");
    Button renew = new Button("New secret", click -> askToRenew(actor, client));
    renew.addThemeVariants(ButtonVariant.TERTIARY);
    renew.setAriaLabel("New secret for " + client.name());
    renew.setVisible(!client.hasEnded(now));
    Button revoke = new Button("Revoke", click -> askToRevoke(actor, client));
    revoke.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
    revoke.setAriaLabel("Revoke " + client.name());
    Div actions = new Div(renew, revoke);
    actions.addClassName("row-actions");
    ListItem row = new ListItem(name, state, about, actions);
    row.addClassName("row");
    return row;
  }

  private void askToRenew(Actor actor, MachineClient client) {
    ConfirmDialog dialog = new ConfirmDialog();
    dialog.setHeader("A new secret for " + client.name() + "?");
    dialog.setText(
        "The secret that the program has now stops working. Until you give it the new one, it can"
            + " log in no more.");
    dialog.setCancelable(true);
    dialog.setConfirmText("Make a new secret");
    dialog.addConfirmListener(
        confirmed ->
            withFactor(
                "A new secret",
                proof -> machines.renew(actor, proof, client.id()),
                this::afterwards));
    dialog.open();
  }

  private void askToRevoke(Actor actor, MachineClient client) {
    ConfirmDialog dialog = new ConfirmDialog();
    dialog.setHeader("Revoke " + client.name() + "?");
    dialog.setText(
        "The program is refused from its next request on, and this cannot be undone. You can make"
            + " another client.");
    dialog.setCancelable(true);
    dialog.setCancelText("Keep it");
    dialog.setConfirmText("Revoke");
    dialog.addConfirmListener(confirmed -> afterwards(machines.revoke(actor, client.id())));
    dialog.open();
  }

  private void afterwards(MachineOutcome outcome) {
    switch (outcome) {
      case MachineOutcome.Made made -> tell(made);
      case MachineOutcome.Revoked() -> {
        Notice.done("It is revoked.");
        refresh();
      }
      case MachineOutcome.Gone(),
          MachineOutcome.NameOutOfBounds(),
          MachineOutcome.NotForMachines(),
          MachineOutcome.EndOutOfBounds() ->
          gone();
      case MachineOutcome.KeycloakAway() -> away();
    }
  }

  private void tell(MachineOutcome.Made made) {
    refresh();
    new MachineSecretDialog(made.id(), made.secret()).open();
  }

  private void gone() {
    Notice.problem("This client was revoked meanwhile.");
    refresh();
  }

  private static void away() {
    Notice.problem("Keycloak does not answer. Nothing was changed; try again in a moment.");
  }
}
