package org.chorus.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpokenLanguageTest {

  @ParameterizedTest
  @EnumSource
  void isFoundByItsOwnTagAndByThatOfARegion(SpokenLanguage language) {
    assertThat(SpokenLanguage.of(language.tag())).contains(language);
    assertThat(SpokenLanguage.of(language.tag() + "-CH")).contains(language);
    assertThat(SpokenLanguage.of(language.locale())).contains(language);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ar", "xx", "english", "de_DE", "../de", "de;q=1", "\u0000"})
  void whatIsNotSpokenIsNoLanguage(String tag) {
    assertThat(SpokenLanguage.of(tag)).isEmpty();
  }

  @Test
  void hasTheNamesThatReadersOfEnglishKnow() {
    assertThat(SpokenLanguage.UK.locale().getDisplayLanguage(Locale.ENGLISH))
        .isEqualTo("Ukrainian");
  }
}
