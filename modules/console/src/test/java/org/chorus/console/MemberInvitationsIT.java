package org.chorus.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Clock;
import java.time.Duration;
import org.chorus.kernel.Actor;
import org.chorus.organization.InvitationOutcome;
import org.chorus.organization.MemberInvitations;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MemberInvitationsIT extends ConsoleTest {

  StubInvitations keycloak;

  @BeforeEach
  void now() {
    keycloak = service(StubInvitations.class);
    keycloak.now = service(Clock.class).instant();
  }

  @AfterEach
  void back() {
    keycloak.away = false;
  }

  private void invite(String address) {
    test(find(EmailField.class).withId("invitation-email").single()).setValue(address);
    test(find(TextField.class).withId("invitation-first-name").single()).setValue("Ada");
    click("invite-member");
  }

  @Test
  void anInvitedPersonIsListedUntilTheInvitationIsRevoked() {
    open("people");
    assertThat(screen()).contains("Invitations");
    open("people/invitations");
    assertThat(screen()).contains("No invitation is open");
    invite("ada@rivers.example");
    assertThat(screen()).contains("Ada", "ada@rivers.example", "Waiting", "until");

    test(find(Button.class).withAriaLabel("Revoke the invitation to ada@rivers.example").single())
        .click();
    confirm();
    roundTrip();
    assertThat(screen()).contains("No invitation is open");
    open("activity");
    assertThat(screen())
        .contains("member invited", "invitation revoked", "Ada")
        .doesNotContain("ada@rivers.example");
  }

  @Test
  void anExpiredOneSaysSoAndCanBeSentAgain() {
    keycloak.now = keycloak.now.minus(Duration.ofDays(8));
    open("people/invitations");
    invite("ada@rivers.example");
    assertThat(screen()).contains("Expired");
    keycloak.now = keycloak.now.plus(Duration.ofDays(8));
    test(find(Button.class)
            .withAriaLabel("Send the invitation to ada@rivers.example again")
            .single())
        .click();
    roundTrip();
    assertThat(screen()).contains("Waiting").doesNotContain("Expired");
  }

  @Test
  void whatIsNoAddressAndWhoIsInvitedAlreadyIsSaid() {
    open("people/invitations");
    invite("no address");
    assertThat(find(EmailField.class).withId("invitation-email").single().isInvalid()).isTrue();
    invite("ada@rivers.example");
    invite("ada@rivers.example");
    assertThat(notices()).contains("member already");
  }

  @Test
  void whileKeycloakIsAwayTheScreenSaysSoAndComesBack() {
    keycloak.away = true;
    open("people/invitations");
    assertThat(screen()).contains("Keycloak does not answer");
    keycloak.away = false;
    click("try-again");
    assertThat(screen()).contains("No invitation is open");
  }

  @Test
  void whoDoesNotAdministerSeesNothingOfIt() {
    Actor noor = joint.newcomer("noor", joint.rivers);
    open(noor, "people/invitations");
    assertThat(screen()).contains("You cannot do this").doesNotContain("Invite somebody");
  }

  @Test
  void anInvitationOfAnotherOrganizationIsOutOfReach() {
    open("people/invitations");
    invite("ada@rivers.example");
    String id = keycloak.sent.getLast().invitation().id();
    MemberInvitations invitations = service(MemberInvitations.class);
    assertThat(invitations.revoke(joint.outsider, id)).isEqualTo(InvitationOutcome.GONE);
    assertThat(invitations.resend(joint.outsider, id)).isEqualTo(InvitationOutcome.GONE);
    assertThat(invitations.pending(joint.ines).orElseThrow()).hasSize(1);
    assertThat(invitations.pending(joint.outsider).orElseThrow()).isEmpty();
  }
}
