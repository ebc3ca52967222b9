package org.chorus.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.chorus.campaign.JointCampaign;
import org.chorus.coalition.EmailInvitationOutcome;
import org.chorus.coalition.EmailInvitations;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.kernel.EmailAddress;
import org.chorus.mail.outbox.Outbox;
import org.chorus.signature.Followers;
import org.chorus.signature.PersonName;
import org.chorus.signature.SignRequest;
import org.chorus.signature.Signer;
import org.chorus.signature.Signing;
import org.chorus.switches.Flips;
import org.chorus.switches.Switch;
import org.chorus.testing.HouseTest;
import org.chorus.testing.ManualClock;
import org.chorus.testing.WholeDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.test.context.TestPropertySource;

/** While mail is switched off nothing leaves; afterwards everything does, once. */
@HouseTest
@TestPropertySource(
    properties = {
      "chorus.public-url=https://petitions.example",
      "chorus.mail.from=campaigns@petitions.example"
    })
class MailSwitchIT {

  static final GreenMail SERVER = CaughtMail.SERVER;

  @Autowired ApplicationContext house;
  @Autowired Signing signing;
  @Autowired EmailInvitations invitations;
  @Autowired ConfirmationMail confirmationMail;
  @Autowired ConfirmationAgain again;
  @Autowired InvitationMail invitationMail;
  @Autowired Outbox outbox;
  @Autowired ManualClock clock;
  @Autowired WholeDatabase stored;
  @Autowired Hurried hurried;

  JointCampaign joint;
  Flips flips;

  /** What is brought forward. */
  @TestConfiguration
  static class Hurried {
    final List<RecurringTask<Void>> tasks = new CopyOnWriteArrayList<>();

    @EventListener
    void hear(Followers.Due due) {
      tasks.add(due.task());
    }
  }

  @BeforeEach
  void published(TestInfo test) throws Exception {
    joint =
        new JointCampaign(
            house,
            "m" + Integer.toHexString(test.getDisplayName().hashCode() & 0xfffffff),
            SharingRule.OPT_IN_PER_PARTNER);
    joint.publish(joint.petition("dam"));
    flips = new Flips(house);
    deliver();
    SERVER.purgeEmailFromAllMailboxes();
  }

  @AfterEach
  void mailGoesOut() {
    flips.on(Switch.MAIL);
    SERVER.getUserManager().setMessageDeliveryHandler((message, to) -> box(to.getEmail()));
  }

  private static GreenMailUser box(String address) throws UserException {
    UserManager boxes = SERVER.getUserManager();
    GreenMailUser known = boxes.getUserByEmail(address);
    return known == null ? boxes.createUser(address, address, "") : known;
  }

  private void signs(String name) {
    signing.sign(
        new SignRequest(
            joint.page("dam", joint.rivers),
            new PersonName(name),
            new PersonName("Doe"),
            address(name),
            Map.of()));
  }

  private EmailAddress address(String name) {
    return new EmailAddress(name.toLowerCase(Locale.ROOT) + joint.rivers.alias() + "@example.org");
  }

  private void deliver() {
    int work;
    do {
      work =
          confirmationMail.queueBatch()
              + again.queueBatch()
              + invitationMail.queueBatch()
              + outbox.sendDue();
    } while (work > 0);
  }

  private long waiting(String condition) {
    return stored
        .sql("select count(*) from mail_outbox where " + condition)
        .query(Long.class)
        .single();
  }

  @Test
  void nothingLeavesUntilItIsOnAgainAndThenEverythingDoesOnce() {
    signs("Ada");
    confirmationMail.queueBatch(); // written before
    flips.off(Switch.MAIL, "");
    signs("Bea");
    assertThat(
            invitations.invite(joint.ines, joint.coalition, "director@forests.example", "Forests"))
        .isEqualTo(new EmailInvitationOutcome.Sent());
    deliver();
    assertThat(SERVER.getReceivedMessages()).isEmpty();
    assertThat(waiting("state = 'QUEUED' and attempts = 0")).isEqualTo(1);

    flips.on(Switch.MAIL);
    deliver();
    deliver();
    assertThat(SERVER.getReceivedMessages())
        .extracting(message -> message.getAllRecipients()[0].toString())
        .containsExactlyInAnyOrder(
            "ada" + joint.rivers.alias() + "@example.org",
            "bea" + joint.rivers.alias() + "@example.org",
            "director@forests.example");
    assertThat(waiting("true")).isZero();
  }

  @Test
  void whatIsAskedForOnceMoreWaitsAndIsCountedOnlyWhenItIsSent() throws Exception {
    signs("Ada");
    deliver();
    SERVER.purgeEmailFromAllMailboxes();
    clock.advance(ConfirmationAgain.APART);
    flips.off(Switch.MAIL, "");
    again.ask(joint.page("dam", joint.rivers).pool(), new Signer.AtAddress(address("Ada")));
    deliver();
    assertThat(SERVER.getReceivedMessages()).isEmpty();
    assertThat(rows("resend_request")).isEqualTo(1);
    assertThat(
            rows(
                "confirmation_resend join signature on signature.id = signature_id where email = '"
                    + address("Ada").value()
                    + "'"))
        .isZero();

    flips.on(Switch.MAIL);
    deliver();
    deliver();
    assertThat(SERVER.getReceivedMessages()).hasSize(1);
    assertThat(rows("resend_request")).isZero();
  }

  private long rows(String of) {
    return stored.sql("select count(*) from " + of).query(Long.class).single();
  }

  @Test
  void aBatchThatIsUnderWayStopsAtTheNextMailAndIsNoAttemptAtTheRest() {
    for (int n = 0; n < 5; n++) {
      signs("Person" + n);
    }
    confirmationMail.queueBatch();
    SERVER
        .getUserManager()
        .setMessageDeliveryHandler(
            (message, to) -> {
              flipElsewhere(); // while the server takes the first one
              return box(to.getEmail());
            });
    assertThat(outbox.sendDue()).isEqualTo(5);
    assertThat(SERVER.getReceivedMessages()).hasSize(1);
    assertThat(waiting("state = 'QUEUED' and attempts = 0")).isEqualTo(4);

    mailGoesOut();
    deliver();
    assertThat(SERVER.getReceivedMessages())
        .hasSize(5)
        .extracting(message -> message.getAllRecipients()[0].toString())
        .doesNotHaveDuplicates();
  }

  private void flipElsewhere() {
    try (ExecutorService elsewhere = Executors.newSingleThreadExecutor()) {
      elsewhere.submit(() -> flips.off(Switch.MAIL, "")).get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void manyWorkersSendWhatWaitedOnce() throws Exception {
    flips.off(Switch.MAIL, "");
    for (int n = 0; n < 60; n++) {
      signs("Person" + n);
    }
    deliver();
    flips.on(Switch.MAIL);
    try (ExecutorService workers = Executors.newFixedThreadPool(6)) {
      for (int n = 0; n < 6; n++) {
        workers.execute(this::deliver);
      }
    }
    deliver();
    assertThat(SERVER.getReceivedMessages())
        .hasSize(60)
        .extracting(message -> message.getAllRecipients()[0].toString())
        .doesNotHaveDuplicates();
  }

  @Test
  void nobodyWaitsForTheNextMinuteWhenItIsOnAgain() {
    flips.off(Switch.SIGNING, "");
    flips.on(Switch.SIGNING);
    flips.off(Switch.MAIL, "");
    hurried.tasks.clear();
    flips.on(Switch.MAIL);
    assertThat(hurried.tasks)
        .extracting(RecurringTask::getName)
        .contains("queue-confirmation-mail", "send-mail");
  }
}
