package org.chorus.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.chorus.kernel.EmailAddress;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalAddressesTest {

  private final CanonicalAddresses canonical = new CanonicalAddresses();

  @ParameterizedTest
  @CsvSource({
    "Ada@Example.ORG,                 ada@example.org",
    "ada+news@example.org,            ada+news@example.org",
    "A.da+news@GoogleMail.com,        ada@gmail.com",
    "ada+x@outlook.com,               ada@outlook.com",
    "a.da@outlook.com,                a.da@outlook.com",
    "ada@me.com,                      ada@icloud.com",
    "ada@BÜCHER.example,              ada@xn--bcher-kva.example",
    "ａｄａ@example.org,               ada@example.org",
    "JÖRG@example.org,                jörg@example.org"
  })
  void isOneFormForOneMailbox(String written, String expected) {
    assertThat(canonical.of(new EmailAddress(written))).isEqualTo(expected);
  }

  @RepeatedTest(200)
  void isAFixedPoint(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition()); // the seed is in the test's name
    String local =
        "a"
            + random
                .ints(12, 0, 9)
                .mapToObj(i -> "A.b+cÖß1x".substring(i, i + 1))
                .reduce("", String::concat)
            + "z";
    String tidy = local.replaceAll("\\.+", ".");
    List<String> domains = List.of("gmail.com", "GoogleMail.com", "Outlook.com", "münchen.example");
    EmailAddress written = new EmailAddress(tidy + "@" + domains.get(random.nextInt(4)));

    String once = canonical.of(written);
    assertThat(canonical.of(new EmailAddress(once))).isEqualTo(once);
  }
}
