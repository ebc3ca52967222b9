package org.chorus.mail.sender;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chorus.kernel.Finding;
import org.chorus.mail.outbox.DomainSigner.Wanted;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainExaminationTest {

  static final StubDns DNS = new StubDns();
  static final String KEY = "MIIBIjANBgkq".repeat(33);
  static final Wanted WANTED = new Wanted("chorus", KEY);

  final DomainExamination examination = new DomainExamination(new TextRecords(DNS.address()));

  @BeforeEach
  void forget() {
    DNS.forgetEverything();
    DNS.silent(false);
  }

  @AfterAll
  static void stop() {
    DNS.close();
  }

  DomainExamination.Examined examined(String... records) {
    DNS.put("chorus._domainkey.rivers.example", records);
    return examination.examine("rivers.example", WANTED);
  }

  Finding first(DomainExamination.Examined examined) {
    return examined.findings().getFirst();
  }

  @Test
  void theRecordThatIsShownIsTheRightOne() {
    DomainExamination.Examined examined = examined(WANTED.record());
    assertThat(examined.key()).isEqualTo(DomainExamination.Key.RIGHT);
    assertThat(first(examined).verdict()).isEqualTo(Finding.Verdict.GOOD);
    assertThat(WANTED.record()).as("travels in several strings").hasSizeGreaterThan(255);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          v=DKIM1;k=rsa;p=  KEY                 | RIGHT | holds the right key
          p=KEY                                 | RIGHT | holds the right key
          v=DKIM1; k=rsa; t=y; p=KEY            | RIGHT | tried out
          v=DKIM1; k=rsa; h=sha1:sha256; p=KEY  | RIGHT | holds the right key
          v=DKIM1; k=rsa; p=                    | WRONG | holds no key
          v=DKIM1; k=rsa; p=KEYS                | WRONG | holds another key
          v=DKIM1; k=ed25519; p=KEY             | WRONG | holds another key
          v=DKIM1; k=rsa; h=sha1; p=KEY         | WRONG | not for mail like ours
          v=DKIM1; k=rsa; s=tlsrpt; p=KEY       | WRONG | not for mail like ours
          something else                        | WRONG | holds no key
          """)
  void aRecordIsReadAsReceiversReadIt(String record, DomainExamination.Key key, String words) {
    DomainExamination.Examined examined = examined(record.replace("KEY", KEY));
    assertThat(examined.key()).isEqualTo(key);
    assertThat(first(examined).what()).contains(words);
  }

  @Test
  void severalRecordsAreNone() {
    assertThat(examined(WANTED.record(), "v=DKIM1; k=rsa; p=other").key())
        .isEqualTo(DomainExamination.Key.WRONG);
  }

  @Test
  void whereThereIsNoneThatIsSaidAndWhatToDo() {
    DomainExamination.Examined examined = examination.examine("rivers.example", WANTED);
    assertThat(examined.key()).isEqualTo(DomainExamination.Key.WRONG);
    assertThat(first(examined).what()).contains("chorus._domainkey.rivers.example");
    assertThat(first(examined).remedy()).contains("Add the record");
  }

  @Test
  void aServerThatSaysNothingDecidesNothing() {
    DNS.silent(true);
    assertThat(examination.examine("rivers.example", WANTED).key())
        .isEqualTo(DomainExamination.Key.UNKNOWN);
  }

  @Test
  void whatTheDomainAsksOfReceiversIsToldAndNotRepeatedToTheLetter() {
    DNS.put("_dmarc.rivers.example", "v=DMARC1; p=reject<script>");
    List<Finding> findings = examined(WANTED.record()).findings();
    assertThat(findings)
        .anySatisfy(
            finding ->
                assertThat(finding.what()).contains("DMARC", "p=reject?").doesNotContain("<"));
    assertThat(findings).allSatisfy(it -> assertThat(it.verdict()).isEqualTo(Finding.Verdict.GOOD));
  }
}
