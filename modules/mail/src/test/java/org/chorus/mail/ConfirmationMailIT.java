package org.chorus.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.Message;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chorus.campaign.JointCampaign;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.LinkToken;
import org.chorus.mail.outbox.Outbox;
import org.chorus.mail.outbox.Posting;
import org.chorus.organization.Brands;
import org.chorus.organization.brand.Sender;
import org.chorus.signature.ConfirmOutcome;
import org.chorus.signature.Confirmations;
import org.chorus.signature.PersonName;
import org.chorus.signature.SignRequest;
import org.chorus.signature.Signing;
import org.chorus.signature.Withdrawals;
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
class ConfirmationMailIT {

  static final GreenMail SERVER = CaughtMail.SERVER;

  @Autowired ApplicationContext house;
  @Autowired Signing signing;
  @Autowired Confirmations confirmations;
  @Autowired Withdrawals withdrawals;
  @Autowired ConfirmationMail mail;
  @Autowired Outbox outbox;
  @Autowired Posting posting;
  @Autowired Brands brands;
  @Autowired ManualClock clock;
  @Autowired WholeDatabase stored;

  JointCampaign joint;

  @BeforeEach
  void published(TestInfo test) throws Exception {
    joint =
        new JointCampaign(
            house,
            "p" + Integer.toHexString(test.getDisplayName().hashCode() & 0xfffffff),
            SharingRule.OPT_IN_PER_PARTNER);
    CampaignId petition = joint.petition("dam");
    joint.publish(petition);
    mail.skipEverybodySoFar();
    SERVER.purgeEmailFromAllMailboxes();
  }

  @AfterEach
  void serverIsUp() {
    if (!SERVER.isRunning()) {
      SERVER.start();
    }
  }

  void signs(String name) {
    signing.sign(
        new SignRequest(
            joint.page("dam", joint.rivers),
            new PersonName(name),
            new PersonName("Doe"),
            new EmailAddress(name.toLowerCase(Locale.ROOT) + joint.rivers.alias() + "@example.org"),
            Map.of()));
  }

  void deliver() {
    int work;
    do {
      work = mail.queueBatch() + outbox.sendDue();
    } while (work > 0);
  }

  @Test
  void comesInTheNameThatTheOrganizationChoseFromTheInstallationsAddress() throws Exception {
    brands.sendAs(
        joint.ines,
        new Sender(
            Optional.of("Ines von Flüsse"), Optional.of(new EmailAddress("hello@rivers.example"))));
    signs("Cleo");
    deliver();

    MimeMessage received = SERVER.getReceivedMessages()[0];
    InternetAddress from = (InternetAddress) received.getFrom()[0];
    assertThat(from.getPersonal()).isEqualTo("Ines von Flüsse");
    assertThat(from.getAddress()).isEqualTo("campaigns@petitions.example");
    assertThat(received.getReplyTo()).containsExactly(new InternetAddress("hello@rivers.example"));
  }

  private LinkToken linkIn(MimeMessage message) throws Exception {
    Matcher link = Pattern.compile("/confirm/([\\w-]+)").matcher(textOf(message));
    assertThat(link.find()).isTrue();
    return LinkToken.parse(link.group(1)).orElseThrow();
  }

  @Test
  void whoeverTakesTheirSignatureBackAndSignsAgainIsAskedOnceMore() throws Exception {
    signs("Ada");
    deliver();
    LinkToken link = linkIn(SERVER.getReceivedMessages()[0]);
    confirmations.confirm(link);
    withdrawals.withdraw(link);
    signs("Ada");
    deliver();
    assertThat(SERVER.getReceivedMessages()).hasSize(2);
    assertThat(confirmations.confirm(linkIn(SERVER.getReceivedMessages()[1])))
        .isInstanceOf(ConfirmOutcome.Confirmed.class);
  }

  @Test
  void mailThatWaitsForSomebodyWhoIsErasedIsGone_andOtherPeoplesIsNot() throws Exception {
    signs("Ada");
    deliver();
    LinkToken link = linkIn(SERVER.getReceivedMessages()[0]);
    withdrawals.withdraw(link);
    signs("Ada");
    signs("Bea");
    mail.queueBatch();
    withdrawals.erase(link);
    deliver();
    assertThat(SERVER.getReceivedMessages()).hasSize(2);
    assertThat(textOf(SERVER.getReceivedMessages()[1])).contains("Dear Bea,");
  }

  @Test
  void whoeverTakesTheirSignatureBackOnceMoreGetsNoMailThatStillWaits() throws Exception {
    signs("Ada");
    deliver();
    LinkToken link = linkIn(SERVER.getReceivedMessages()[0]);
    withdrawals.withdraw(link);
    signs("Ada");
    withdrawals.withdraw(link); // before it was written
    deliver();
    signs("Ada");
    mail.queueBatch();
    withdrawals.withdraw(link); // before it was sent
    deliver();
    assertThat(SERVER.getReceivedMessages()).hasSize(1);
  }

  @Test
  void whatIsWrittenIsSentWhileTheNextIsWritten_allOfIt() {
    signs("Ada");
    signs("Bea");
    AtomicInteger times = new AtomicInteger();
    posting.sendBehind(
        () -> {
          int written = mail.queueBatch();
          if (times.incrementAndGet() == 1) {
            signs("Cleo"); // to be written next, while the first two are sent
          }
          return written;
        });
    assertThat(SERVER.getReceivedMessages()).hasSize(3);
    assertThat(times).as("until nothing more was written").hasValue(3);
  }

  @Test
  void whatCannotBeWrittenFailsTheWorkOnceWhatWasIsSent() {
    signs("Ada");
    AtomicInteger times = new AtomicInteger();
    assertThatThrownBy(
            () ->
                posting.sendBehind(
                    () -> {
                      if (times.incrementAndGet() > 1) {
                        throw new IllegalStateException("no page");
                      }
                      return mail.queueBatch();
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(SERVER.getReceivedMessages()).hasSize(1);
  }

  @Test
  void whoeverWasTakenOutOfTheCountBeforeThatIsNotWrittenTo_andTheOthersAre() throws Exception {
    signs("Bot");
    signs("Bea");
    stored.sql("update signature set invalidated_at = now() where given_name = 'Bot'").update();
    deliver();
    assertThat(SERVER.getReceivedMessages()).hasSize(1);
    assertThat(textOf(SERVER.getReceivedMessages()[0])).contains("Dear Bea,");
  }

  @Test
  void everybodyWhoSignsGetsOneMailThatConfirms() throws Exception {
    signs("Ada");
    signs("Ada");
    deliver();
    deliver();

    MimeMessage[] received = SERVER.getReceivedMessages();
    assertThat(received).hasSize(1);
    assertThat(received[0].getSubject()).isEqualTo("Please confirm: Rivers first");
    assertThat(received[0].getFrom()[0].toString())
        .isEqualTo("rivers <campaigns@petitions.example>");
    assertThat(received[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(received[0].getHeader("Reply-To")).isNull();
    String text = textOf(received[0]);
    assertThat(text).contains("Dear Ada,").contains("Rivers first");

    Matcher link = Pattern.compile("https://petitions\\.example/confirm/([\\w-]+)").matcher(text);
    assertThat(link.find()).isTrue();
    assertThat(confirmations.confirm(new LinkToken(link.group(1))))
        .isInstanceOf(ConfirmOutcome.Confirmed.class);
  }

  @Test
  void namesCannotSmuggleHtmlIntoAMail() throws Exception {
    signing.sign(
        new SignRequest(
            joint.page("dam", joint.rivers),
            new PersonName("<i>Ada</i>"),
            new PersonName("Doe"),
            new EmailAddress("markup@example.org"),
            Map.of()));
    deliver();
    String raw = GreenMailUtil.getWholeMessage(SERVER.getReceivedMessages()[0]);
    assertThat(raw).contains("&lt;i&gt;Ada&lt;/i&gt;");
  }

  @Test
  void manyWorkersSendEachMailOnce() throws Exception {
    for (int i = 0; i < 60; i++) {
      signs("Person" + i);
    }
    Callable<Void> worker =
        () -> {
          deliver();
          return null;
        };
    try (var threads = Executors.newFixedThreadPool(6)) {
      threads.invokeAll(List.of(worker, worker, worker, worker, worker, worker));
    }
    deliver();
    assertThat(SERVER.getReceivedMessages())
        .hasSize(60)
        .extracting(message -> message.getRecipients(Message.RecipientType.TO)[0].toString())
        .doesNotHaveDuplicates();
  }

  @Test
  void whatTheServerRefusesIsTriedAgainLater() {
    signs("Ada");
    SERVER.stop();
    deliver();
    assertThat(waiting()).isEqualTo(1);

    SERVER.start();
    deliver();
    assertThat(waiting()).as("not before the pause is over").isEqualTo(1);

    clock.advance(Duration.ofMinutes(1));
    deliver();
    assertThat(waiting()).isZero();
    assertThat(SERVER.getReceivedMessages()).hasSize(1);
  }

  @Test
  void whatWasSentIsGone() {
    signs("Ada");
    mail.queueBatch();
    assertThat(waiting()).isEqualTo(1);
    outbox.sendDue();
    assertThat(waiting()).isZero();
  }

  @Test
  void anAddressThatTheServerRefusesHoldsUpNobodyElse() {
    signs("Ada");
    signs("Bea");
    signs("Cleo");
    SERVER.getUserManager().setMessageDeliveryHandler((message, to) -> boxUnless("bea", to));
    try {
      deliver();
    } finally {
      SERVER.getUserManager().setMessageDeliveryHandler((message, to) -> boxUnless("-", to));
    }
    assertThat(SERVER.getReceivedMessages()).hasSize(2);
    assertThat(waiting()).isEqualTo(1);

    clock.advance(Duration.ofMinutes(1));
    deliver();
    assertThat(SERVER.getReceivedMessages()).hasSize(3);
    assertThat(waiting()).isZero();
  }

  private static GreenMailUser boxUnless(String refused, MailAddress to) throws UserException {
    if (to.getEmail().startsWith(refused)) {
      throw new UserException("no such mailbox");
    }
    UserManager boxes = SERVER.getUserManager();
    GreenMailUser known = boxes.getUserByEmail(to.getEmail());
    return known == null ? boxes.createUser(to.getEmail(), to.getEmail(), "") : known;
  }

  @Test
  void whoeverSignedBeforeAnImportEndedIsNotWrittenTo() {
    signs("Ada");
    mail.skipEverybodySoFar();
    deliver();
    assertThat(SERVER.getReceivedMessages()).isEmpty();
  }

  long waiting() {
    return stored.sql("select count(*) from mail_outbox").query(Long.class).single();
  }

  private static String textOf(MimeMessage message) throws Exception {
    Object content = message.getContent();
    while (content instanceof MimeMultipart parts) {
      content = parts.getBodyPart(0).getContent();
    }
    return (String) content;
  }
}
