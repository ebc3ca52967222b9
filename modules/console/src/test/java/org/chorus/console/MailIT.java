package org.chorus.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.textfield.EmailField;
import java.util.Set;
import org.chorus.access.Role;
import org.chorus.access.SecondFactor;
import org.chorus.kernel.Actor;
import org.chorus.kernel.OrganizationId;
import org.chorus.mail.sender.SenderAddresses;
import org.chorus.organization.Members;
import org.chorus.testing.WholeDatabase;
import org.junit.jupiter.api.Test;

class MailIT extends ConsoleTest {

  private void mail(String state, OrganizationId organization, int count) {
    service(WholeDatabase.class)
        .sql(
            """
            insert into mail_outbox (state, recipient, sender_name, subject, text_body, html_body,
                                     organization_id, next_attempt_at, queued_at)
            select :state, 'somebody@example.org', '', '', '', '', :organization, now(), now()
              from generate_series(1, :count)
            """)
        .param("state", state)
        .param("organization", organization.value())
        .param("count", count)
        .update();
  }

  private Actor colleague(Role role) {
    Actor colleague = joint.newcomer("colleague", joint.rivers);
    service(Members.class)
        .assignRoles(joint.ines, SecondFactor.of(joint.ines), colleague.subject(), Set.of(role));
    return colleague;
  }

  @Test
  void beforeTheFirstSignatureThereIsNoMail() {
    open("organization/mail");
    assertThat(screen()).contains("No mail yet", "It begins with the first signature");
    assertThat(offers("retry-failed")).isFalse();
  }

  @Test
  void numbersAreTheOrganizationsOwnAndNobodysAddressIsShown() {
    mail("QUEUED", joint.ines.organization(), 3);
    mail("FAILED", joint.ines.organization(), 2);
    mail("FAILED", joint.maja.organization(), 5);
    open("organization/mail");
    assertThat(screen())
        .contains("Waiting to be sent", "Held back", "2 mails could not be handed over")
        .doesNotContain("somebody@");
  }

  @Test
  void anAdministratorHasItSentAgain() {
    mail("FAILED", joint.ines.organization(), 2);
    open("organization/mail");
    click("retry-failed");
    assertThat(notices()).contains("2 mails in line");
    assertThat(offers("retry-failed")).isFalse();
  }

  @Test
  void orDeletesItWhenAskedOnceMore() {
    mail("FAILED", joint.ines.organization(), 1);
    open("organization/mail");
    click("delete-failed");
    confirm();
    roundTrip();
    assertThat(notices()).contains("1 mail deleted");
    assertThat(screen()).contains("No mail yet");
  }

  @Test
  void aStewardSeesItAndAnAnalystIsNotOfferedIt() {
    mail("FAILED", joint.ines.organization(), 1);
    Actor steward = colleague(Role.DATA_STEWARD);
    open(steward, "organization/mail");
    assertThat(screen()).contains("What became of it");
    assertThat(offers("retry-failed")).isFalse();
    open(steward, "organization");
    assertThat(screen()).contains("How our mail fares");
    Actor analyst = colleague(Role.ANALYST);
    open(analyst, "organization");
    assertThat(screen()).doesNotContain("How our mail fares");
    open(analyst, "organization/mail");
    assertThat(screen()).contains("You cannot do this");
  }

  @Test
  void anAddressIsTypedAndNothingIsTold() {
    open("organization/mail");
    EmailField address = find(EmailField.class).withId("one-address").single();
    test(address).setValue("ada");
    click("write-again");
    assertThat(address.isInvalid()).isTrue();
    test(address).setValue("ada@example.org");
    click("write-again");
    test(address).setValue("bea@example.org");
    click("hold-back");
    assertThat(notices())
        .contains("holds mail to this address back any more", "writes to this address no more")
        .doesNotContain("ada@");
    assertThat(address.getValue()).isEmpty();
  }

  @Test
  void whoAdministersThePlatformSeesAllOfIt() {
    mail("FAILED", joint.ines.organization(), 1);
    mail("FAILED", joint.maja.organization(), 1);
    open(operates("rosa"), "platform/mail");
    assertThat(screen()).contains("Of all organizations", "could not be handed over");
    click("retry-failed");
    assertThat(notices()).contains("in line to be sent again");
    open(joint.ines, "platform/mail");
    assertThat(screen()).contains("You cannot do this");
  }

  @Test
  void whereNothingIsSignedAnAddressIsForTheOperatorToList() {
    open("organization");
    test(find(EmailField.class).withId("own-address").single()).setValue("hello@rivers.example");
    click("propose-address");
    assertThat(notices()).contains("only its operator");
    assertThat(service(SenderAddresses.class).find(joint.ines)).isEmpty();
  }
}
