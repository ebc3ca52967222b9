package org.chorus.mail.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.chorus.access.AccessDenied;
import org.chorus.access.Role;
import org.chorus.access.SecondFactor;
import org.chorus.kernel.Actor;
import org.chorus.mail.CaughtMail;
import org.chorus.mail.ConfirmationAgain;
import org.chorus.mail.PostOffice;
import org.chorus.organization.Members;
import org.chorus.testing.HouseTest;
import org.chorus.testing.ManualClock;
import org.chorus.testing.WholeDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

@HouseTest
@TestPropertySource(
    properties = {
      "chorus.public-url=https://petitions.example",
      "chorus.mail.from=campaigns@petitions.example"
    })
class MailBookIT {

  private static final int ATTEMPTS = 10;

  @Autowired ApplicationContext house;
  @Autowired MailBook book;
  @Autowired Outbox outbox;
  @Autowired ConfirmationAgain again;
  @Autowired ManualClock clock;
  @Autowired WholeDatabase stored;

  PostOffice office;

  @BeforeEach
  void office(TestInfo test) throws Exception {
    office = new PostOffice(house, test.getDisplayName());
  }

  @AfterEach
  void nothingIsLeft() {
    serverTakesMail(true);
    stored.sql("delete from mail_outbox").update();
  }

  static void serverTakesMail(boolean now) {
    UserManager boxes = CaughtMail.SERVER.getUserManager();
    boxes.setMessageDeliveryHandler(
        (message, to) -> {
          if (!now) {
            throw new UserException("not now");
          }
          GreenMailUser known = boxes.getUserByEmail(to.getEmail());
          return known == null ? boxes.createUser(to.getEmail(), to.getEmail(), "") : known;
        });
  }

  MailFigures figures() {
    return book.ofOrganization(office.joint.ines);
  }

  /** Mail that the server did not take ten times. */
  void failed(String... names) {
    serverTakesMail(false);
    for (String name : names) {
      office.signs(name);
    }
    for (int n = 0; n < ATTEMPTS; n++) {
      office.deliver();
      office.later();
    }
  }

  @Test
  void atFirstThereIsNone() {
    assertThat(figures().isEmpty()).isTrue();
  }

  @Test
  void eachOrganizationSeesItsOwn() {
    office.signs("Ada");
    office.signs("Bea");
    office.signs("Cleo", office.joint.rights);
    office.queue();
    assertThat(figures().waiting()).isEqualTo(2);
    assertThat(figures().waitingSince()).contains(clock.instant());
    assertThat(book.ofOrganization(office.joint.maja).waiting()).isEqualTo(1);
    office.deliver();
    assertThat(figures().waiting()).isZero();
    assertThat(figures().today().sent()).isEqualTo(2);
    assertThat(book.ofOrganization(office.joint.maja).today().sent()).isEqualTo(1);
  }

  @Test
  void whatSomebodyAskedForAgainIsANumber() {
    office.signs("Ada");
    office.deliver();
    clock.advance(ConfirmationAgain.APART);
    again.ask(office.pool(), office.signer("Ada"));
    office.deliver();
    assertThat(figures().today().sentAgain()).isEqualTo(1);
    assertThat(figures().today().sent()).isEqualTo(2);
  }

  @Test
  void aMonthIsThirtyDays() {
    office.signs("Ada");
    office.deliver();
    clock.advance(Duration.ofDays(29));
    assertThat(figures().today().sent()).isZero();
    assertThat(figures().month().sent()).isEqualTo(1);
    clock.advance(Duration.ofDays(1));
    assertThat(figures().month().sent()).isZero();
  }

  @Test
  void whatIsGivenUpCanBeSentAgain() {
    failed("Ada", "Bea");
    assertThat(figures().failed()).isEqualTo(2);
    assertThat(figures().month().givenUp()).isEqualTo(2);
    serverTakesMail(true);
    assertThat(book.retryFailed(office.joint.ines)).isEqualTo(2);
    assertThat(figures().waiting()).isEqualTo(2);
    office.deliver();
    assertThat(office.received()).hasSize(2);
    assertThat(figures().failed()).isZero();
  }

  @Test
  void howeverLongTheServerIsAwayNothingIsGivenUp() {
    office.signs("Ada");
    CaughtMail.SERVER.stop();
    for (int n = 0; n < 2 * ATTEMPTS; n++) {
      office.deliver();
      office.later();
    }
    assertThat(figures().waiting()).isEqualTo(1);
    CaughtMail.SERVER.start();
    office.deliver();
    assertThat(office.received()).hasSize(1);
  }

  @Test
  void orDeleted() {
    failed("Ada");
    assertThat(book.deleteFailed(office.joint.ines)).isEqualTo(1);
    assertThat(figures().failed()).isZero();
  }

  @Test
  void anotherOrganizationsIsOutOfReach() {
    failed("Ada");
    assertThat(book.retryFailed(office.joint.maja)).isZero();
    assertThat(book.deleteFailed(office.joint.maja)).isZero();
    assertThat(figures().failed()).isEqualTo(1);
  }

  @Test
  void whatNobodyWantsSentAgainIsDeletedInTheEnd() {
    failed("Ada");
    outbox.deleteGivenUp(Duration.ofDays(14));
    assertThat(figures().failed()).isEqualTo(1);
    clock.advance(Duration.ofDays(14));
    outbox.deleteGivenUp(Duration.ofDays(14));
    assertThat(figures().failed()).isZero();
  }

  @Test
  void whatWaitsIsNotDeletedHoweverOld() {
    office.signs("Ada");
    office.queue();
    clock.advance(Duration.ofDays(15));
    outbox.deleteGivenUp(Duration.ofDays(14));
    assertThat(figures().waiting()).isEqualTo(1);
  }

  @Test
  void stewardsSeeNumbersAndAdministratorsSendAgain() {
    Actor steward = office.joint.newcomer("steward", office.joint.rivers);
    house
        .getBean(Members.class)
        .assignRoles(
            office.joint.ines,
            SecondFactor.of(office.joint.ines),
            steward.subject(),
            Set.of(Role.DATA_STEWARD));
    assertThat(book.ofOrganization(steward)).isEqualTo(figures());
    for (Runnable step :
        List.<Runnable>of(
            () -> book.retryFailed(steward),
            () -> book.deleteFailed(steward),
            () -> book.ofPlatform(steward),
            () -> book.retryAllFailed(office.joint.ines),
            () -> book.deleteAllFailed(office.joint.ines),
            () -> book.ofPlatform(office.joint.ines))) {
      assertThatThrownBy(step::run).isInstanceOf(AccessDenied.class);
    }
  }
}
