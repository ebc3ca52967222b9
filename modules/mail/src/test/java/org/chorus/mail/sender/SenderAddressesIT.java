package org.chorus.mail.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chorus.access.AccessDenied;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.Finding;
import org.chorus.mail.CaughtMail;
import org.chorus.mail.PostOffice;
import org.chorus.mail.TestKey;
import org.chorus.mail.outbox.DkimVerdict;
import org.chorus.mail.outbox.DomainSigner.Wanted;
import org.chorus.testing.HouseTest;
import org.chorus.testing.ManualClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

@HouseTest
@TestPropertySource(
    properties = {
      "chorus.public-url=https://petitions.example",
      "chorus.mail.from=campaigns@petitions.example",
      "chorus.mail.bounces.address=bounces@petitions.example",
      "chorus.mail.dkim.selector=sel1"
    })
class SenderAddressesIT {

  static final StubDns DNS = new StubDns();
  static final String DOMAIN = "rivers.example";
  static final EmailAddress HELLO = new EmailAddress("hello@" + DOMAIN);

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) {
    settings.add("chorus.mail.dns", DNS::address);
    settings.add("chorus.mail.dkim.key", TestKey::pem);
  }

  @Autowired ApplicationContext house;
  @Autowired SenderAddresses senders;
  @Autowired ManualClock clock;

  PostOffice office;
  Wanted wanted;

  @BeforeEach
  void office(TestInfo test) throws Exception {
    DNS.forgetEverything();
    DNS.silent(false);
    office = new PostOffice(house, test.getDisplayName());
    wanted = senders.wanted(office.joint.ines).orElseThrow();
  }

  OwnAddress.State state() {
    return senders.find(office.joint.ines).orElseThrow().state();
  }

  void publishKey() {
    DNS.put(wanted.nameAt(DOMAIN), wanted.record());
  }

  /** The code that was mailed. */
  String proposes() throws Exception {
    assertThat(senders.propose(office.joint.ines, HELLO)).isEqualTo(new SenderOutcome.CodeSent());
    office.deliver();
    MimeMessage mail =
        office.received().stream()
            .filter(received -> to(received).equals(HELLO.value()))
            .reduce((first, last) -> last)
            .orElseThrow();
    Object content = ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent();
    Matcher code = Pattern.compile("(?m)^[2-9A-Z]{10}$").matcher((String) content);
    assertThat(code.find()).isTrue();
    return code.group();
  }

  void inUse() throws Exception {
    String code = proposes();
    publishKey();
    assertThat(senders.enter(office.joint.ines, code)).isEqualTo(new SenderOutcome.InUse());
  }

  static String to(MimeMessage message) {
    try {
      return message.getAllRecipients()[0].toString();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  MimeMessage mailTo(String name) {
    office.signs(name);
    office.deliver();
    return office.received().stream()
        .filter(received -> to(received).equals(office.address(name).value()))
        .findFirst()
        .orElseThrow();
  }

  static String from(MimeMessage message) throws Exception {
    return ((InternetAddress) message.getFrom()[0]).getAddress();
  }

  @Test
  void mailComesFromTheAddressOnceTheCodeAndTheDomainAreRight() throws Exception {
    inUse();
    MimeMessage mail = mailTo("Ada");
    assertThat(from(mail)).isEqualTo(HELLO.value());
    String raw = GreenMailUtil.getWholeMessage(mail);
    assertThat(DkimVerdict.tags(raw)).containsEntry("d", DOMAIN).containsEntry("s", "sel1");
    assertThat(DkimVerdict.tags(raw).getOrDefault("h", "").split(":", -1))
        .contains("From", "To", "Subject", "Date", "Message-ID");
    assertThat(DkimVerdict.isGood(raw, wanted.publicKey())).isTrue();
    assertThat(DkimVerdict.isGood(raw.replace("Ada", "Eve"), wanted.publicKey())).isFalse();
    assertThat(mail.getHeader("Return-Path")[0]).contains("bounces+", "@petitions.example");
    assertThat(mail.getMessageID()).endsWith("@petitions.example>");
  }

  @Test
  void theOthersMailComesFromWhereItCame() throws Exception {
    inUse();
    office.signs("Bea", office.joint.rights);
    office.deliver();
    MimeMessage mail = office.received().getLast();
    assertThat(from(mail)).isEqualTo("campaigns@petitions.example");
    assertThat(mail.getHeader("DKIM-Signature")).isNull();
  }

  @Test
  void withoutTheCodeNothingChanges() throws Exception {
    publishKey();
    proposes();
    assertThat(state()).isEqualTo(OwnAddress.State.CODE_SENT);
    assertThat(senders.check(office.joint.ines)).isEmpty();
    assertThat(from(mailTo("Ada"))).isEqualTo("campaigns@petitions.example");
  }

  @Test
  void withoutTheDomainNothingChanges() throws Exception {
    assertThat(senders.enter(office.joint.ines, proposes()))
        .isEqualTo(new SenderOutcome.DomainNext());
    assertThat(state()).isEqualTo(OwnAddress.State.DOMAIN_OPEN);
    assertThat(from(mailTo("Ada"))).isEqualTo("campaigns@petitions.example");
    publishKey();
    assertThat(senders.check(office.joint.ines))
        .first()
        .satisfies(finding -> assertThat(finding.verdict()).isEqualTo(Finding.Verdict.GOOD));
    assertThat(from(mailTo("Bea"))).isEqualTo(HELLO.value());
  }

  @Test
  void aCodeIsTakenAsPeopleTypeIt() throws Exception {
    publishKey();
    String code = proposes();
    assertThat(
            senders.enter(
                office.joint.ines,
                " "
                    + code.substring(0, 5).toLowerCase(Locale.ROOT)
                    + "-"
                    + code.substring(5)
                    + " "))
        .isEqualTo(new SenderOutcome.InUse());
  }

  @Test
  void aCodeIsGoodForAnHourAndCannotBeGuessed() throws Exception {
    String code = proposes();
    for (int n = 1; n < SenderRecords.CODE_TRIES; n++) {
      assertThat(senders.enter(office.joint.ines, "AAAAAAAAAA"))
          .isEqualTo(new SenderOutcome.WrongCode(false));
    }
    assertThat(senders.enter(office.joint.ines, "AAAAAAAAAA"))
        .isEqualTo(new SenderOutcome.WrongCode(true));
    assertThat(senders.enter(office.joint.ines, code))
        .as("too late")
        .isEqualTo(new SenderOutcome.WrongCode(true));

    String another = proposes();
    clock.advance(SenderRecords.CODE_GOOD_FOR);
    assertThat(senders.enter(office.joint.ines, another))
        .isEqualTo(new SenderOutcome.WrongCode(true));
  }

  @Test
  void anAddressWhoseDomainTakesTheKeyAwayIsNotWrittenFromAndComesBackWithIt() throws Exception {
    inUse();
    DNS.forgetEverything();
    clock.advance(Duration.ofHours(13));
    senders.checkAgain();
    assertThat(state()).isEqualTo(OwnAddress.State.LAPSED);
    MimeMessage mail = mailTo("Ada");
    assertThat(from(mail)).isEqualTo("campaigns@petitions.example");
    assertThat(mail.getHeader("DKIM-Signature")).isNull();
    publishKey();
    clock.advance(Duration.ofHours(13));
    senders.checkAgain();
    assertThat(from(mailTo("Bea"))).isEqualTo(HELLO.value());
  }

  @Test
  void whileTheDnsSaysNothingItsLastWordCountsForThreeDays() throws Exception {
    inUse();
    DNS.silent(true);
    clock.advance(Duration.ofDays(2));
    senders.checkAgain();
    assertThat(state()).isEqualTo(OwnAddress.State.IN_USE);
    clock.advance(Duration.ofDays(1));
    assertThat(state()).isEqualTo(OwnAddress.State.LAPSED);
    assertThat(from(mailTo("Ada"))).isEqualTo("campaigns@petitions.example");
  }

  @Test
  void anotherAddressBeginsAnew() throws Exception {
    inUse();
    senders.propose(office.joint.ines, new EmailAddress("other@elsewhere.example"));
    assertThat(state()).isEqualTo(OwnAddress.State.CODE_SENT);
    assertThat(from(mailTo("Ada"))).isEqualTo("campaigns@petitions.example");
  }

  @Test
  void whatIsGivenUpIsGone() throws Exception {
    inUse();
    senders.remove(office.joint.ines);
    assertThat(senders.find(office.joint.ines)).isEmpty();
    assertThat(from(mailTo("Ada"))).isEqualTo("campaigns@petitions.example");
  }

  @Test
  void nobodyHasMoreThanAFewCodesMailed() {
    for (int n = 0; n < SenderAddresses.CODES_AN_HOUR; n++) {
      assertThat(senders.propose(office.joint.maja, HELLO)).isEqualTo(new SenderOutcome.CodeSent());
    }
    assertThat(senders.propose(office.joint.maja, HELLO)).isEqualTo(new SenderOutcome.TooOften());
  }

  @Test
  void othersMayNot() {
    var nobody = office.joint.newcomer("nobody", office.joint.rivers);
    for (Runnable step :
        List.<Runnable>of(
            () -> senders.find(nobody),
            () -> senders.propose(nobody, HELLO),
            () -> senders.enter(nobody, "AAAAAAAAAA"),
            () -> senders.check(nobody),
            () -> senders.remove(nobody))) {
      assertThatThrownBy(step::run).isInstanceOf(AccessDenied.class);
    }
  }

  @Test
  void everyMailHasAReturnPathOfItsOwn() throws Exception {
    MimeMessage ada = mailTo("Ada");
    MimeMessage bea = mailTo("Bea");
    assertThat(ada.getHeader("Return-Path")[0]).isNotEqualTo(bea.getHeader("Return-Path")[0]);
    assertThat(ada.getHeader("Return-Path")[0]).doesNotContain("ada");
    assertThat(CaughtMail.SERVER.isRunning()).isTrue();
  }
}
