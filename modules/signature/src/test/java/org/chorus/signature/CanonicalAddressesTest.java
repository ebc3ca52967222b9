package org.chorus.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.IDN;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.chorus.kernel.EmailAddress;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalAddressesTest {

  /** Of every kind that there are rules for, and two that there are none for. */
  private static final List<String> DOMAINS =
      List.of(
          "gmail.com",
          "GoogleMail.com",
          "Outlook.com",
          "hotmail.co.uk",
          "me.com",
          "pm.me",
          "fastmail.com",
          "news.fastmail.fm",
          "ya.ru",
          "münchen.example",
          "example.org");

  private final CanonicalAddresses canonical = new CanonicalAddresses();

  private String of(String address) {
    return canonical.of(new EmailAddress(address));
  }

  @ParameterizedTest
  @CsvSource({
    "Ada@Example.ORG,                 ada@example.org",
    "ada+news@example.org,            ada+news@example.org",
    "A.da+news@GoogleMail.com,        ada@gmail.com",
    "ada+x@outlook.com,               ada@outlook.com",
    "a.da@outlook.com,                a.da@outlook.com",
    "ada+x@hotmail.de,                ada@hotmail.de",
    "ada@me.com,                      ada@icloud.com",
    "ada+x@mac.com,                   ada@icloud.com",
    "Ada+x@ProtonMail.com,            ada@proton.me",
    "ada@pm.me,                       ada@proton.me",
    "ada+x@fastmail.fm,               ada@fastmail.fm",
    "news@ada.fastmail.com,           ada@fastmail.com",
    "news@ada.lovelace.fastmail.com,  news@ada.lovelace.fastmail.com",
    "ada@ya.ru,                       ada@yandex.com",
    "ada@yandex.ru,                   ada@yandex.com",
    "ada@BÜCHER.example,              ada@xn--bcher-kva.example",
    "ada@straße.example,              ada@xn--strae-oqa.example",
    "ａｄａ@example.org,               ada@example.org",
    "JÖRG@example.org,                jörg@example.org",
    "ΑΔΑΣ@example.org,                αδασ@example.org",
    "αδας@example.org,                αδασ@example.org"
  })
  void isOneFormForOneMailbox(String written, String expected) {
    assertThat(of(written)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada@posteo.net", // somebody else may have the name on posteo.de
        "ada@hotmail.com", // and this one on outlook.com
        "ada-x@yahoo.com",
        "a.da@proton.me",
        "+ada@gmail.com",
        "ada@gmail.co",
        "ada@mail.gmail.com",
        "ıda@example.org" // another letter than i, in capitals too
      })
  void whatNobodyPromisesIsLeftAsItIs(String address) {
    assertThat(of(address)).isEqualTo(address);
  }

  @Nested
  class WhateverTheAddress {

    /** The seed is in the test's name. */
    private static Random random(RepetitionInfo repetition) {
      return new Random(repetition.getCurrentRepetition());
    }

    private static String local(Random random) {
      String letters = "aAbBzZ09+._-öÖßẞéÉσΣςıİ漢ａ½";
      String drawn =
          random
              .ints(1 + random.nextInt(12), 0, letters.length())
              .mapToObj(i -> letters.substring(i, i + 1))
              .collect(Collectors.joining());
      return "x" + drawn.replaceAll("\\.+", ".") + "y";
    }

    private static String domain(Random random) {
      return DOMAINS.get(random.nextInt(DOMAINS.size()));
    }

    @RepeatedTest(300)
    void takingTheFormAgainChangesNothing(RepetitionInfo repetition) {
      Random random = random(repetition);
      String once = of(local(random) + "@" + domain(random));
      // What NFKC makes of a few signs is no address any more; then there is nothing to take again.
      EmailAddress.parse(once)
          .ifPresent(address -> assertThat(canonical.of(address)).isEqualTo(once));
    }

    @RepeatedTest(300)
    void neitherCaseNorEncodingMakesAnotherPerson(RepetitionInfo repetition) {
      Random random = random(repetition);
      String local = local(random).replaceAll("[ßẞıİ]", "i"); // whose capitals are other letters
      String address = local + "@" + domain(random);
      String form = of(address);
      assertThat(of(address.toUpperCase(Locale.ROOT))).isEqualTo(form);
      assertThat(of(address.toLowerCase(Locale.ROOT))).isEqualTo(form);
      for (Normalizer.Form encoding : Normalizer.Form.values()) {
        Optional<EmailAddress> encoded =
            EmailAddress.parse(Normalizer.normalize(address, encoding));
        encoded.ifPresent(other -> assertThat(canonical.of(other)).isEqualTo(form));
      }
    }

    @RepeatedTest(300)
    void aDomainIsTheSameInEitherOfItsForms(RepetitionInfo repetition) {
      Random random = random(repetition);
      String letters = "abcäöüéèñøåłжщдеиアカ漢字文09";
      String label =
          random
              .ints(1 + random.nextInt(10), 0, letters.length())
              .mapToObj(i -> letters.substring(i, i + 1))
              .collect(Collectors.joining("", "a", "z"));
      String unicode = "ada@" + label + ".example";
      assertThat(of("ada@" + IDN.toASCII(label) + ".example")).isEqualTo(of(unicode));
      assertThat(of(unicode.toUpperCase(Locale.ROOT))).isEqualTo(of(unicode));
    }

    @RepeatedTest(300)
    void atAnUnknownDomainNobodyIsTakenForSomebodyElse(RepetitionInfo repetition) {
      Random random = random(repetition);
      String one = ascii(random);
      String other = random.nextBoolean() ? ascii(random) : slightlyChanged(one, random);
      boolean same = one.equalsIgnoreCase(other);
      assertThat(of(one + "@example.org").equals(of(other + "@example.org")))
          .as(one + " and " + other)
          .isEqualTo(same);
    }

    private static String ascii(Random random) {
      String letters = "abAB1+-_'.";
      return "x"
          + random
              .ints(1 + random.nextInt(6), 0, letters.length())
              .mapToObj(i -> letters.substring(i, i + 1))
              .collect(Collectors.joining())
              .replaceAll("\\.+", ".")
          + "y";
    }

    /** With a dot less, a tag more, or in other case. */
    private static String slightlyChanged(String address, Random random) {
      return switch (random.nextInt(4)) {
        case 0 -> address.replace(".", "");
        case 1 -> address + "+news";
        case 2 -> address.toUpperCase(Locale.ROOT);
        default -> address.replace("-", "_");
      };
    }

    @RepeatedTest(300)
    void thereIsAForm(RepetitionInfo repetition) {
      Random random = random(repetition);
      String anything =
          random
              .ints(1 + random.nextInt(20), 0, random.nextBoolean() ? 0x3000 : 0x110000)
              .filter(Character::isLetterOrDigit)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      EmailAddress.parse(anything + "@" + domain(random))
          .ifPresent(address -> assertThat(canonical.of(address)).contains("@"));
    }
  }

  @Test
  void everyCharacterFoldsOnceAndForAll() {
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      String once = Caseless.fold(Character.toString(codePoint));
      assertThat(Caseless.fold(once)).as("U+%04X", codePoint).isEqualTo(once);
    }
  }
}
