package org.chorus.mail.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.UUID;
import org.chorus.kernel.OrganizationId;
import org.chorus.mail.outbox.ReturnPaths;
import org.chorus.mail.outbox.ReturnPaths.Origin;
import org.chorus.mail.outbox.SomePaths;
import org.chorus.mail.suppression.AddressKey;
import org.chorus.mail.suppression.Returned;
import org.chorus.signature.TestKeys;
import org.chorus.testing.ManualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportsTest {

  static final AddressKey ADA = new AddressKey("0123456789abcdef".getBytes(StandardCharsets.UTF_8));
  static final OrganizationId RIVERS = new OrganizationId(UUID.randomUUID());

  final ReturnPaths paths = SomePaths.paths(TestKeys.some(), new ManualClock());
  final Reports reports = new Reports(paths);
  final String path = SomePaths.of(paths, ADA, RIVERS);

  Report read(String raw) throws Exception {
    return reports.read(
        new MimeMessage(
            Session.getInstance(new Properties()),
            new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8))));
  }

  static Report about(Returned what) {
    return new Report.About(new Origin(ADA, Optional.of(ReturnPaths.endOf(RIVERS))), what);
  }

  @ParameterizedTest
  @CsvSource({
    "5.1.1,  NO_SUCH_ADDRESS",
    "5.1.2,  NO_SUCH_ADDRESS",
    "5.1.10, NO_SUCH_ADDRESS",
    "5.1.6,  CLOSED",
    "5.2.1,  CLOSED",
    "5.2.2,  NOT_NOW", // full
    "5.7.1,  NOT_NOW", // against us, and not about the address
    "5.4.4,  NOT_NOW",
    "4.2.2,  NOT_NOW",
    "4.4.7,  NOT_NOW"
  })
  void aStatusSaysWhatItSaysAboutTheAddressAndNoMore(String status, Returned what)
      throws Exception {
    assertThat(read(Specimens.bounce(path, "failed", status))).isEqualTo(about(what));
  }

  @ParameterizedTest
  @CsvSource({"delayed, 4.4.1", "delivered, 2.0.0", "relayed, 2.0.0", "expanded, 2.0.0"})
  void whatDidNotFailIsOfNoConsequence(String action, String status) throws Exception {
    assertThat(read(Specimens.bounce(path, action, status)))
        .isEqualTo(new Report.OfNoConsequence());
  }

  @Test
  void theServersOwnNoteOfTheEnvelopeCountsBeforeTheHeaders() throws Exception {
    assertThat(
            read(
                "Delivered-To: "
                    + path
                    + "\r\n"
                    + Specimens.bounce("postmaster@petitions.example", "failed", "5.1.1")))
        .isEqualTo(about(Returned.NO_SUCH_ADDRESS));
  }

  @Test
  void aReportAboutNoMailOfOursIsForPeople() throws Exception {
    assertThat(
            read(
                Specimens.bounce(
                    "bounces+" + "0".repeat(52) + "@petitions.example", "failed", "5.1.1")))
        .isEqualTo(new Report.Unclear());
  }

  @Test
  void whatAReportSaysAboutAnAddressIsNotBelieved() throws Exception {
    assertThat(
            read(
                Specimens.bounce(path, "failed", "5.1.1")
                    .replace("ada@example.org", "victim@example.org")))
        .isEqualTo(about(Returned.NO_SUCH_ADDRESS));
  }

  @Test
  void aComplaintIsKnownByTheMailThatItEncloses() throws Exception {
    assertThat(read(Specimens.complaint("abuse", path))).isEqualTo(about(Returned.COMPLAINT));
    assertThat(read(Specimens.complaint("not-spam", path))).isEqualTo(new Report.OfNoConsequence());
    assertThat(read(Specimens.complaint("abuse", "bounces@petitions.example")))
        .isEqualTo(new Report.Unclear());
  }

  @Test
  void aComplaintMayNameTheEnvelopeItself() throws Exception {
    assertThat(
            read(
                Specimens.complaint("abuse", "gone@petitions.example")
                    .replace(
                        "Version: 1\r\n", "Version: 1\r\nOriginal-Mail-From: <" + path + ">\r\n")))
        .isEqualTo(about(Returned.COMPLAINT));
  }

  @Test
  void automaticAnswersAreOfNoConsequence() throws Exception {
    assertThat(read(Specimens.automaticAnswer(path))).isEqualTo(new Report.OfNoConsequence());
  }

  @Test
  void proseIsForPeople() throws Exception {
    assertThat(read(Specimens.prose(path))).isEqualTo(new Report.Unclear());
  }

  /** Replays from the seed. */
  @Test
  void whateverIsBrokenIsUnclearOrWhatItWas() throws Exception {
    long seed = 20261130;
    Random random = new Random(seed);
    String whole = Specimens.bounce(path, "failed", "5.1.1");
    for (int n = 0; n < 2_000; n++) {
      StringBuilder broken = new StringBuilder(whole);
      for (int cuts = random.nextInt(4); cuts >= 0; cuts--) {
        int at = random.nextInt(broken.length() - 60);
        if (random.nextBoolean()) {
          broken.delete(at, at + random.nextInt(60));
        } else {
          broken.setCharAt(at, (char) random.nextInt(256));
        }
      }
      Report report;
      try {
        report = read(broken.toString());
      } catch (jakarta.mail.MessagingException | java.io.IOException e) {
        continue; // the mailbox takes that for unclear
      }
      if (report instanceof Report.About(Origin mail, Returned what)) {
        assertThat(mail.recipient()).as("seed %d, %d", seed, n).isEqualTo(ADA);
        assertThat(what).isNotEqualTo(Returned.COMPLAINT);
      }
    }
  }
}
