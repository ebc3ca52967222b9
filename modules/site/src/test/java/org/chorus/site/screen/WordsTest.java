package org.chorus.site.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.EnumSource.Mode.EXCLUDE;

import com.ibm.icu.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.chorus.kernel.SpokenLanguage;
import org.chorus.testing.Translations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.NoSuchMessageException;

class WordsTest {

  private static final Translations TRANSLATIONS = Translations.of(Words.class, "Words");

  /** The same word in another language by right, not by oversight. */
  private static final Set<String> ALIKE =
      Set.of(
          "signatures",
          "consent.no",
          "share.mail",
          "arrangement.website",
          "notes.alone",
          "sources.heading");

  private static final Pattern QUOTATION_MARK = Pattern.compile("[„“”«»‹›\"]");

  private final Words words = new Words();

  private String say(String language, String key, Object... arguments) {
    return words.getMessage(key, arguments, Locale.forLanguageTag(language));
  }

  @ParameterizedTest
  @EnumSource(mode = EXCLUDE, names = "EN")
  void everyLanguageHasEveryWordWithItsArguments(SpokenLanguage language) {
    assertThat(TRANSLATIONS.faultsOf(language.tag(), ALIKE)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyWordCanBeSaid(SpokenLanguage language) {
    TRANSLATIONS
        .words(language.locale())
        .forEach(
            (key, pattern) ->
                assertThat(new MessageFormat((String) pattern, language.locale()))
                    .as((String) key)
                    .extracting(format -> format.format(new Object[] {7, "B"}))
                    .asString()
                    .doesNotContain("{", "}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | A, B, and 57 others",
        "de | A, B und 57 weiteren",
        "fr | A, B et 57 autres",
        "pl | A, B i jeszcze 57",
        "cs | A, B a\u00a057 dalších",
        "uk | A, B і ще 57"
      })
  void manyNamesAreAFewAndANumber(String language, String said) {
    assertThat(Language.of(language).list(List.of("A", "B"), say(language, "others", 57)))
        .isEqualTo(said);
  }

  /** Whoever counts supporters must know how to say how many there are. */
  @ParameterizedTest
  @CsvSource({
    "en, 0, signatures",
    "en, 1, signature",
    "en, 2, signatures",
    "en, 1000, signatures",
    "de, 0, Unterschriften",
    "de, 1, Unterschrift",
    "de, 21, Unterschriften",
    "fr, 0, signature",
    "fr, 1, signature",
    "fr, 2, signatures",
    "fr, 1000000, signatures",
    "it, 0, firme",
    "it, 1, firma",
    "it, 1000000, firme",
    "es, 1, firma",
    "es, 1000000, firmas",
    "pt, 1, assinatura",
    "pt, 2, assinaturas",
    "pt, 1000000, assinaturas",
    "nl, 1, handtekening",
    "nl, 22, handtekeningen",
    "sv, 1, underskrift",
    "sv, 21, underskrifter",
    "el, 1, υπογραφή",
    "el, 5, υπογραφές",
    "pl, 0, podpisów",
    "pl, 1, podpis",
    "pl, 2, podpisy",
    "pl, 5, podpisów",
    "pl, 12, podpisów",
    "pl, 21, podpisów",
    "pl, 22, podpisy",
    "pl, 1000, podpisów",
    "cs, 0, podpisů",
    "cs, 1, podpis",
    "cs, 2, podpisy",
    "cs, 5, podpisů",
    "cs, 12, podpisů",
    "cs, 21, podpisů",
    "cs, 22, podpisů",
    "cs, 1000, podpisů",
    "uk, 0, підписів",
    "uk, 1, підпис",
    "uk, 2, підписи",
    "uk, 5, підписів",
    "uk, 12, підписів",
    "uk, 21, підпис",
    "uk, 22, підписи",
    "uk, 1000, підписів",
    "fi, 1, signature",
    "fi, 2, signatures"
  })
  void theNounFollowsTheNumber(String language, long number, String noun) {
    assertThat(say(language, "signatures", number)).isEqualTo(noun);
  }

  @Test
  void aRegionSpeaksItsLanguage() {
    assertThat(say("de-AT", "skip")).isEqualTo("Zum Inhalt");
    assertThat(say("pt-BR", "sign.petition")).isEqualTo("Assinar a petição");
    assertThat(say("de-AT", "switch.site.heading"))
        .isEqualTo("Diese Website ist zurzeit geschlossen");
  }

  @Test
  void whatIsNotSpokenIsSaidInEnglishAndNeverInTheServersLanguage() {
    Locale server = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(say("fi", "skip")).isEqualTo("Skip to content");
      assertThat(say("en", "skip")).isEqualTo("Skip to content");
      assertThat(say("no such tag", "skip")).isEqualTo("Skip to content");
    } finally {
      Locale.setDefault(server);
    }
  }

  @Test
  void whatSupportersWriteIsNoPattern() {
    assertThat(say("en", "together", "{1} '{x}' & {0,plural,other{#}}"))
        .isEqualTo("together with {1} '{x}' & {0,plural,other{#}}");
  }

  @Test
  void aWordThatDoesNotExistIsNotMadeUp() {
    assertThatThrownBy(() -> say("de", "no.such.word")).isInstanceOf(NoSuchMessageException.class);
    assertThat(words.getMessage("no.such.word", null, "instead", Locale.GERMAN))
        .isEqualTo("instead");
  }

  @ParameterizedTest
  @EnumSource
  void apostrophesAreTypographicOnes(SpokenLanguage language) {
    assertThat(TRANSLATIONS.words(language.locale()))
        .allSatisfy((key, text) -> assertThat((String) text).doesNotContain("'"));
  }

  @ParameterizedTest
  @CsvSource({
    "cs, „“", "de, „“", "el, «»", "en, “”", "es, «»", "fr, «»", "it, «»", "nl, “”", "pl, „”",
    "pt, «»", "sv, ”", "uk, «»"
  })
  void quotationMarksAreThoseOfTheLanguage(String language, String marks) {
    assertThat(TRANSLATIONS.words(Locale.of(language)).values())
        .allSatisfy(
            text ->
                assertThat(QUOTATION_MARK.matcher((String) text).results())
                    .allSatisfy(mark -> assertThat(marks).contains(mark.group())));
  }

  @Test
  void frenchPunctuationNeverStandsAtTheStartOfALine() {
    assertThat(TRANSLATIONS.words(Locale.FRENCH).values())
        .allSatisfy(text -> assertThat((String) text).doesNotContainPattern(" [:;?!»]|« "));
  }
}
