package org.chorus.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada@example.org",
        "ada.lovelace+news@mail.example.org",
        "o'hara@example.org",
        "jörg@example.org",
        "ada@bücher.example"
      })
  void acceptsPlausibleAddresses(String text) {
    assertThat(EmailAddress.parse(text)).map(EmailAddress::value).contains(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "ada",
        "@example.org",
        "ada@",
        "ada@example",
        "a b@example.org",
        "ada@exa mple.org",
        "ada@@example.org",
        ".ada@example.org",
        "ada.@example.org",
        "a..b@example.org",
        "ada@-example.org",
        "ada@example..org",
        "ada\u0000@example.org",
        "ada\r\n@example.org",
        "<ada@example.org>",
        "ada@example.org,bob@example.org",
        "ada@127.0.0.1",
        "\"ada\"@example.org",
        "ada@xn--ß.example"
      })
  void refusesWhatCannotBeAnAddress(String text) {
    assertThat(EmailAddress.parse(text)).isEmpty();
  }

  @Test
  void refusesLongAddresses() {
    assertThat(EmailAddress.parse("a".repeat(65) + "@example.org")).isEmpty();
    assertThat(EmailAddress.parse("ada@" + "example.".repeat(40) + "org")).isEmpty();
  }

  @Test
  void trimsWhatPeoplePaste() {
    assertThat(EmailAddress.parse(" ada@example.org\n"))
        .map(EmailAddress::value)
        .contains("ada@example.org");
  }

  @Test
  void writesInternationalDomainsInAsciiAndLowerCase() {
    assertThat(new EmailAddress("Ada@BÜCHER.example").domain()).isEqualTo("xn--bcher-kva.example");
  }

  @ParameterizedTest
  @CsvSource({
    "straße.example,   xn--strae-oqa.example",
    "STRAẞE.example,   xn--strae-oqa.example",
    "οδός.example,     xn--pxavk3b.example",
    "ΟΔΌΣ.example,     xn--pxavn9a.example",
    "bücher。example,  xn--bcher-kva.example",
    "XN--Bcher-KVA.example, xn--bcher-kva.example"
  })
  void tellsDomainsApartThatTheOlderStandardDidNot(String written, String expected) {
    assertThat(new EmailAddress("ada@" + written).domain()).isEqualTo(expected);
    assertThat(new EmailAddress("ada@" + expected).domain()).isEqualTo(expected);
  }

  /** The grammar that the hand-written checks stand for. */
  private static final Pattern LOCAL_PART =
      Pattern.compile(
          "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\\.[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*");

  private static final Pattern ASCII_DOMAIN =
      Pattern.compile(
          "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])");

  @RepeatedTest(500)
  void takesWhatTheGrammarTakesAndNothingElse(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition()); // the seed is in the test's name
    String local = drawn(random, "ab.9+-_ö@ \u0301\"x.", 1 + random.nextInt(8));
    assertThat(isTaken(local + "@example.org"))
        .as(local)
        .isEqualTo(LOCAL_PART.matcher(local).matches());
    String domain = drawn(random, "ab.9-.x", 1 + random.nextInt(9));
    assertThat(isTaken("ada@" + domain))
        .as(domain)
        .isEqualTo(ASCII_DOMAIN.matcher(domain).matches());
  }

  /** As it is: parsing would tidy it up first. */
  private static boolean isTaken(String text) {
    try {
      return new EmailAddress(text).value().equals(text);
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }

  private static String drawn(Random random, String letters, int length) {
    return random
        .ints(length, 0, letters.length())
        .mapToObj(i -> letters.substring(i, i + 1))
        .collect(Collectors.joining());
  }

  @RepeatedTest(500)
  void isAnAddressOrNoneWhateverPeopleSend(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition()); // the seed is in the test's name
    String anything =
        random
            .ints(1 + random.nextInt(20), 0, random.nextBoolean() ? 0x3000 : 0x110000)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    for (String text :
        List.of(anything, anything + "@example.org", "ada@" + anything + ".org", "a@" + anything)) {
      EmailAddress.parse(text)
          .ifPresent(
              address ->
                  assertThat(new EmailAddress("ada@" + address.domain()).domain())
                      .isEqualTo(address.domain()));
    }
  }

  @Test
  void masksItselfAndNeverEchoesInput() {
    assertThat(new EmailAddress("ada@example.org")).hasToString("EmailAddress[masked]");
    assertThatThrownBy(() -> new EmailAddress("secret")).hasMessageNotContaining("secret");
  }
}
