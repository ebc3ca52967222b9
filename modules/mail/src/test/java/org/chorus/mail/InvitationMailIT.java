package org.chorus.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chorus.campaign.JointCampaign;
import org.chorus.coalition.EmailInvitationOutcome;
import org.chorus.coalition.EmailInvitations;
import org.chorus.coalition.InvitationGlance;
import org.chorus.coalition.TakeUpOutcome;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.kernel.LinkToken;
import org.chorus.mail.outbox.Outbox;
import org.chorus.testing.HouseTest;
import org.chorus.testing.ManualClock;
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
class InvitationMailIT {

  static final GreenMail SERVER = CaughtMail.SERVER;

  @Autowired ApplicationContext house;
  @Autowired EmailInvitations invitations;
  @Autowired InvitationMail mail;
  @Autowired Outbox outbox;
  @Autowired ManualClock clock;

  JointCampaign joint;

  @BeforeEach
  void coalition(TestInfo test) throws Exception {
    joint =
        new JointCampaign(
            house,
            "i" + Integer.toHexString(test.getDisplayName().hashCode() & 0xfffffff),
            SharingRule.OPT_IN_PER_PARTNER);
    SERVER.purgeEmailFromAllMailboxes();
  }

  void invite(String address, String name) {
    assertThat(invitations.invite(joint.ines, joint.coalition, address, name))
        .isEqualTo(new EmailInvitationOutcome.Sent());
  }

  void deliver() {
    int work;
    do {
      work = mail.queueBatch() + outbox.sendDue();
    } while (work > 0);
  }

  private static String textOf(MimeMessage message) throws Exception {
    Object content = message.getContent();
    while (content instanceof MimeMultipart parts) {
      content = parts.getBodyPart(0).getContent();
    }
    return (String) content;
  }

  private static LinkToken linkIn(MimeMessage message) throws Exception {
    Matcher link =
        Pattern.compile("https://petitions\\.example/console/invitation/([\\w-]+)")
            .matcher(textOf(message));
    assertThat(link.find()).isTrue();
    return new LinkToken(link.group(1));
  }

  @Test
  void oneMailGoesOutWithALinkThatCanBeTakenUp() throws Exception {
    invite("director@forests.example", "Forests");
    deliver();
    deliver();

    MimeMessage[] received = SERVER.getReceivedMessages();
    assertThat(received).hasSize(1);
    assertThat(received[0].getSubject()).isEqualTo("rivers invites you: Clean water");
    assertThat(received[0].getAllRecipients()[0]).hasToString("director@forests.example");
    assertThat(textOf(received[0]))
        .contains("ines of rivers invites Forests to the coalition \"Clean water\"")
        .contains("until ");
    assertThat(invitations.takeUp(joint.outsider, linkIn(received[0])))
        .isEqualTo(new TakeUpOutcome.Invited(joint.coalition));
  }

  @Test
  void aMailSentAnewHasTheOnlyLinkThatOpens() throws Exception {
    invite("director@forests.example", "");
    deliver();
    clock.advance(Duration.ofDays(1));
    invitations.resend(
        joint.ines, joint.coalition, invitations.open(joint.ines, joint.coalition).getFirst().id());
    deliver();

    MimeMessage[] received = SERVER.getReceivedMessages();
    assertThat(received).hasSize(2);
    assertThat(invitations.look(linkIn(received[0]))).isEqualTo(new InvitationGlance.Unknown());
    assertThat(invitations.look(linkIn(received[1]))).isInstanceOf(InvitationGlance.Open.class);
  }

  @Test
  void whoeverIsTakenBackBeforeTheMailIsWrittenGetsNone() {
    invite("director@forests.example", "");
    invitations.revoke(
        joint.ines, joint.coalition, invitations.open(joint.ines, joint.coalition).getFirst().id());
    deliver();
    assertThat(SERVER.getReceivedMessages()).isEmpty();
  }

  @Test
  void namesCannotSmuggleHtmlIntoAMail() {
    invite("director@forests.example", "<i>Forests</i>");
    deliver();
    String raw = GreenMailUtil.getWholeMessage(SERVER.getReceivedMessages()[0]);
    assertThat(raw.replace("=\r\n", "")) // as quoted-printable folds lines
        .contains("&lt;i&gt;Forests&lt;/i&gt;");
  }

  @Test
  void manyWritersWriteEachMailOnce() throws Exception {
    for (int n = 0; n < 45; n++) {
      invite("person" + n + "@forests.example", "");
    }
    Callable<Void> writer =
        () -> {
          deliver();
          return null;
        };
    try (var threads = Executors.newFixedThreadPool(4)) {
      threads.invokeAll(List.of(writer, writer, writer, writer));
    }
    deliver();
    assertThat(SERVER.getReceivedMessages())
        .hasSize(45)
        .extracting(message -> message.getAllRecipients()[0].toString())
        .doesNotHaveDuplicates();
  }
}
