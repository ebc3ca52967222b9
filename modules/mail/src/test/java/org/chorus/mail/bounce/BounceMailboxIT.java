package org.chorus.mail.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Folder;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.chorus.mail.ConfirmationAgain;
import org.chorus.mail.PostOffice;
import org.chorus.mail.outbox.MailBook;
import org.chorus.testing.HouseTest;
import org.chorus.testing.ManualClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

@HouseTest
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(
    properties = {
      "chorus.public-url=https://petitions.example",
      "chorus.mail.from=campaigns@petitions.example",
      "chorus.mail.bounces.address=bounces@petitions.example",
      "chorus.mail.bounces.imap.host=127.0.0.1",
      "chorus.mail.bounces.imap.tls=false",
      "chorus.mail.bounces.imap.username=bounces",
      "chorus.mail.bounces.imap.password=secret"
    })
class BounceMailboxIT {

  static final GreenMail SERVER = new GreenMail(ServerSetup.IMAP.dynamicPort());
  static final GreenMailUser BOX;

  static {
    SERVER.start();
    BOX = SERVER.setUser("bounces@petitions.example", "bounces", "secret");
  }

  @DynamicPropertySource
  static void port(DynamicPropertyRegistry settings) {
    settings.add("chorus.mail.bounces.imap.port", () -> SERVER.getImap().getPort());
  }

  @Autowired ApplicationContext house;
  @Autowired BounceMailbox mailbox;
  @Autowired MailBook book;
  @Autowired ConfirmationAgain again;
  @Autowired ManualClock clock;

  PostOffice office;

  @BeforeEach
  void adaGotMail(TestInfo test) throws Exception {
    SERVER.purgeEmailFromAllMailboxes();
    office = new PostOffice(house, test.getDisplayName());
    office.signs("Ada");
    office.deliver();
  }

  @AfterAll
  static void stop() {
    SERVER.stop();
  }

  /** Where Ada's mail comes back to. */
  String returnPath() throws Exception {
    return office.received().getFirst().getHeader("Return-Path")[0].replaceAll("[<>]", "");
  }

  static void comesBack(String raw) throws Exception {
    BOX.deliver(
        new MimeMessage(
            Session.getInstance(new Properties()),
            new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8))));
  }

  static int left(String folder) throws Exception {
    try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
      store.connect("127.0.0.1", SERVER.getImap().getPort(), "bounces", "secret");
      Folder opened = store.getFolder(folder);
      return opened.exists() ? opened.getMessageCount() : 0;
    }
  }

  @Test
  void whatCameBackCountsForTheOrganizationAndIsDeleted() throws Exception {
    comesBack(Specimens.bounce(returnPath(), "failed", "5.2.1"));
    assertThat(mailbox.readBatch()).isEqualTo(1);
    assertThat(book.ofOrganization(office.joint.ines).today().bounced()).isEqualTo(1);
    assertThat(book.ofOrganization(office.joint.maja).today().bounced()).isZero();
    assertThat(left("INBOX")).isZero();
  }

  @Test
  void whoeverItCameBackFromIsWrittenToNoMore() throws Exception {
    comesBack(Specimens.bounce(returnPath(), "failed", "5.2.1"));
    mailbox.readBatch();
    clock.advance(ConfirmationAgain.APART);
    again.ask(office.pool(), office.signer("Ada"));
    office.deliver();
    assertThat(office.received()).hasSize(1);
    assertThat(book.ofOrganization(office.joint.ines).today().heldBack()).isEqualTo(1);
  }

  @Test
  void aComplaintCountsAsOne() throws Exception {
    comesBack(Specimens.complaint("abuse", returnPath()));
    mailbox.readBatch();
    assertThat(book.ofOrganization(office.joint.ines).today().complaints()).isEqualTo(1);
    assertThat(book.ofOrganization(office.joint.ines).today().bounced()).isZero();
  }

  @Test
  void whatNobodyUnderstandsIsMovedAndNeitherLostNorInTheLog(CapturedOutput log) throws Exception {
    int before = left("Chorus-unclear");
    comesBack(Specimens.prose(returnPath()));
    comesBack("no mail at all");
    comesBack(Specimens.bounce(returnPath(), "failed", "5.2.1"));
    assertThat(mailbox.readBatch()).isEqualTo(3);
    assertThat(left("INBOX")).isZero();
    assertThat(left("Chorus-unclear")).isEqualTo(before + 2);
    assertThat(book.ofOrganization(office.joint.ines).today().bounced()).isEqualTo(1);
    assertThat(log.getAll())
        .contains("of 3 mails that came back 1 counted, 2 were unclear")
        .doesNotContain("able to deliver", "bounces+", "ada@");
  }

  @Test
  void readingAnEmptyMailboxDoesNothing() {
    assertThat(mailbox.readBatch()).isZero();
  }

  @Test
  void aServerThatIsAwayIsAskedAgainLater() throws Exception {
    comesBack(Specimens.bounce(returnPath(), "failed", "5.2.1"));
    BOX.setPassword("another");
    try {
      assertThat(mailbox.readBatch()).isZero();
    } finally {
      BOX.setPassword("secret");
    }
    assertThat(mailbox.readBatch()).isEqualTo(1);
  }
}
