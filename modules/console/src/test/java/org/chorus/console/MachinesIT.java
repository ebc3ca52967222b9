package org.chorus.console;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.chorus.access.AccessDenied;
import org.chorus.access.Role;
import org.chorus.access.SecondFactorNeeded;
import org.chorus.access.SteppedUp;
import org.chorus.kernel.Actor;
import org.chorus.organization.machine.MachineClient;
import org.chorus.organization.machine.MachineClients;
import org.chorus.organization.machine.MachineOutcome;
import org.chorus.organization.machine.NewMachine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MachinesIT extends ConsoleTest {

  StubMachines keycloak;
  MachineClients machines;

  @BeforeEach
  void services() {
    keycloak = service(StubMachines.class);
    machines = service(MachineClients.class);
  }

  @AfterEach
  void back() {
    keycloak.away = false;
  }

  private void make(String name) {
    desk.stepUp(joint.ines);
    open("people/machines");
    test(find(TextField.class).withId("machine-name").single()).setValue(name);
    click("make-machine");
  }

  private MachineClient only() {
    return machines.all(joint.ines).getFirst();
  }

  private String secretAtKeycloak() {
    return requireNonNull(keycloak.registered.get(only().id())).value();
  }

  private void pressAndConfirm(String label) {
    press(label);
    confirm();
    roundTrip();
  }

  @Test
  void whoShowedNoSecondFactorIsAskedForItBeforeAnythingIsTyped() {
    open("people");
    assertThat(screen()).contains("Machine clients");
    open("people/machines");
    assertThat(screen()).contains("No machine client yet");
    assertThat(offers("make-machine")).isFalse();
    click("show-second-factor");
    assertThat(find(ConfirmDialog.class).withId("second-factor-dialog").exists()).isTrue();
  }

  @Test
  void theSecretIsShownOnceAndTheClientIsListed() {
    make("Dashboard");
    String secret = find(TextField.class).withId("machine-secret").single().getValue();
    assertThat(secretAtKeycloak()).isEqualTo(secret);
    assertThat(find(TextField.class).withId("machine-id").single().getValue())
        .isEqualTo(only().id().clientId());
    click("machine-secret-copied");
    open("people/machines");
    assertThat(screen())
        .contains("Dashboard", "Working", "Analyst", "never used", only().id().clientId())
        .doesNotContain(secret);
    open("activity");
    assertThat(screen()).contains("machine client made", "Dashboard").doesNotContain(secret);
  }

  @Test
  void aNewSecretTakesThePlaceOfTheOldOne() {
    make("Dashboard");
    String before = secretAtKeycloak();
    click("machine-secret-copied");
    pressAndConfirm("New secret for Dashboard");
    assertThat(find(TextField.class).withId("machine-secret").single().getValue())
        .isNotEqualTo(before)
        .isEqualTo(secretAtKeycloak());
    open("activity");
    assertThat(screen()).contains("secret renewed");
  }

  @Test
  void whoIsRevokedIsGoneEvenWhileKeycloakIsAway() {
    make("Dashboard");
    MachineClient client = only();
    click("machine-secret-copied");
    keycloak.away = true;
    pressAndConfirm("Revoke Dashboard");
    assertThat(screen()).contains("No machine client yet");
    assertThat(machines.atWork(client.id().clientId())).isEmpty();
    open("activity");
    assertThat(screen()).contains("machine client revoked");
  }

  @Test
  void whatCannotBeIsSaidAtItsField() {
    make(" ");
    assertThat(find(TextField.class).withId("machine-name").single().isInvalid()).isTrue();
    test(find(TextField.class).withId("machine-name").single()).setValue("Dashboard");
    test(find(DatePicker.class).withId("machine-until").single())
        .setValue(LocalDate.now(service(Clock.class)).plusYears(2));
    click("make-machine");
    assertThat(find(DatePicker.class).withId("machine-until").single().isInvalid()).isTrue();
    assertThat(machines.all(joint.ines)).isEmpty();
  }

  @Test
  void whileKeycloakIsAwayNothingIsMade() {
    keycloak.away = true;
    make("Dashboard");
    assertThat(notices()).contains("Keycloak does not answer");
    assertThat(machines.all(joint.ines)).isEmpty();
  }

  @Test
  void nobodyButAdministratorsReachesThem() {
    make("Dashboard");
    MachineClient client = only();
    Actor noor = joint.newcomer("noor", joint.rivers);
    assertThatThrownBy(() -> machines.all(noor)).isInstanceOf(AccessDenied.class);
    assertThatThrownBy(() -> machines.revoke(noor, client.id())).isInstanceOf(AccessDenied.class);
    assertThat(machines.revoke(joint.outsider, client.id())).isEqualTo(new MachineOutcome.Gone());
    open(noor, "people/machines");
    assertThat(screen()).contains("You cannot do this").doesNotContain("Dashboard");
  }

  @Test
  void noMachineHoldsThePowerToGivePowerAndNoneIsMadeOnAnothersProof() {
    Instant now = service(Clock.class).instant();
    SteppedUp proof = SteppedUp.by(joint.ines.subject(), now.plusSeconds(60));
    Instant until = now.plus(Duration.ofDays(1));
    for (Role role : Role.values()) {
      if (!MachineClients.ROLES.contains(role)) {
        assertThat(machines.make(joint.ines, proof, new NewMachine("M", Set.of(role), until)))
            .isEqualTo(new MachineOutcome.NotForMachines());
      }
    }
    assertThatThrownBy(
            () ->
                machines.make(
                    joint.outsider, proof, new NewMachine("M", Set.of(Role.ANALYST), until)))
        .isInstanceOf(SecondFactorNeeded.class);
  }
}
