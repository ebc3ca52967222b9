package org.chorus.switches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.EnumSource.Mode.EXCLUDE;

import java.util.Locale;
import java.util.Set;
import org.chorus.kernel.SpokenLanguage;
import org.chorus.testing.Translations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SwitchWordsTest {

  private static final Translations TRANSLATIONS =
      Translations.of(SwitchWords.class, "SwitchWords");

  @ParameterizedTest
  @EnumSource(mode = EXCLUDE, names = "EN")
  void everyLanguageHasEveryWordWithItsArguments(SpokenLanguage language) {
    assertThat(TRANSLATIONS.faultsOf(language.tag(), Set.of())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void apostrophesAreTypographicOnesBecauseOthersMeanSomethingInAPattern(SpokenLanguage language) {
    assertThat(TRANSLATIONS.words(language.locale()))
        .allSatisfy((key, text) -> assertThat((String) text).doesNotContain("'", "\""));
  }

  @Test
  void frenchPunctuationNeverStandsAtTheStartOfALine() {
    assertThat(TRANSLATIONS.words(Locale.FRENCH).values())
        .allSatisfy(text -> assertThat((String) text).doesNotContainPattern(" [:;?!»]|« "));
  }

  @ParameterizedTest
  @EnumSource
  void everySwitchHasWordsInEveryLanguage(SpokenLanguage language) {
    for (Switch which : Switch.values()) {
      assertThat(SwitchWords.of(which, language, "Rivers").text())
          .isNotBlank()
          .doesNotContain("{", "}");
    }
    assertThat(SwitchWords.of(Switch.MAIL, language, "Rivers").text()).contains("Rivers");
    assertThat(SwitchWords.of(Switch.SITE, language).heading()).isNotBlank();
    assertThat(SwitchWords.of(Switch.COUNTERS, language).heading()).isEmpty();
  }
}
