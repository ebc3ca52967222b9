package org.chorus.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalNamesTest {

  private static String of(String given, String family) {
    return CanonicalNames.of(new PersonName(given), new PersonName(family));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Ada        | Lovelace      | ADA        | lovelace
          Ada        | Lovelace      | Ａｄａ     | Lovelace
          José       | Núñez         | Jose       | Nunez
          Jürgen     | Groß          | JÜRGEN     | GROSS
          Seán       | O’Brien       | Sean       | O'Brien
          Seán       | O’Brien       | Seán       | O`Brien
          Anne‐Marie | Roux          | Anne-Marie | Roux
          Anna Maria | Sol           | Anna       | Maria Sol
          Anna  Maria| Sol           | Anna Maria | Sol
          Νίκος      | Παπάς         | ΝΙΚΟΣ      | ΠΑΠΑΣ
          Андрей     | Йовов         | АНДРЕЙ     | ЙОВОВ
          """)
  void isOneFormForOnesOwnName(String given, String family, String again, String familyAgain) {
    assertThat(of(again, familyAgain)).isEqualTo(of(given, family));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Ada   | Lovelace | Ada J. | Lovelace
          Ada   | Lovelace | Lovelace | Ada
          Ada   | Lovelace | Eda    | Lovelace
          Søren | Holm     | Soren  | Holm
          Jürgen| Groß     | Juergen| Gross
          राम   | कुमार     | रम     | कुमार
          か     | が        | か     | か
          """)
  void guessesNothing(String given, String family, String other, String otherFamily) {
    assertThat(of(other, otherFamily)).isNotEqualTo(of(given, family));
  }

  @RepeatedTest(500)
  void takingTheFormAgainChangesNothing(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition()); // the seed is in the test's name
    String letters = "aAzZéÉßẞıİσΣςжЖ漢か が\u0301\u0323’-‐ ´`'ﬁ½ \u00a0\u200d";
    String name =
        random
            .ints(1 + random.nextInt(16), 0, letters.length())
            .mapToObj(i -> letters.substring(i, i + 1))
            .collect(Collectors.joining());
    String once = CanonicalNames.fold(name);
    assertThat(CanonicalNames.fold(once)).isEqualTo(once);
  }

  @RepeatedTest(300)
  void neitherCaseNorEncodingMakesAnotherPerson(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition()); // the seed is in the test's name
    String letters = "abcéèñåäöüßσжщ -'";
    String name =
        random
            .ints(1 + random.nextInt(16), 0, letters.length())
            .mapToObj(i -> letters.substring(i, i + 1))
            .collect(Collectors.joining("", "x", "y"));
    String form = CanonicalNames.fold(name);
    assertThat(CanonicalNames.fold(name.toUpperCase(Locale.ROOT))).isEqualTo(form);
    for (Normalizer.Form encoding : Normalizer.Form.values()) {
      assertThat(CanonicalNames.fold(Normalizer.normalize(name, encoding))).isEqualTo(form);
    }
  }

  @RepeatedTest(300)
  void thereIsAFormWhateverPeopleSend(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition()); // the seed is in the test's name
    String anything =
        random
            .ints(1 + random.nextInt(30), 0, random.nextBoolean() ? 0x3000 : 0x110000)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    assertThat(CanonicalNames.fold(anything)).doesNotContain("\n");
  }
}
