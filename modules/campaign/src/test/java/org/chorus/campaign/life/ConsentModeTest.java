package org.chorus.campaign.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.EnumSource.Mode.EXCLUDE;

import java.util.Set;
import org.chorus.kernel.SpokenLanguage;
import org.chorus.testing.Translations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConsentModeTest {

  private static final Translations WORDINGS = Translations.of(ConsentMode.class, "ConsentWording");

  @Test
  void hasStandardWordsInTheLanguageOfThePage() {
    assertThat(ConsentMode.EXPLICIT.standardWording("de")).startsWith("Dürfen wir");
    assertThat(ConsentMode.DISCLOSURE.standardWording("de-AT"))
        .startsWith("Mit Ihrer Unterschrift");
  }

  @ParameterizedTest
  @EnumSource(mode = EXCLUDE, names = "EN")
  void isWordedInEveryLanguageSpokenHere(SpokenLanguage language) {
    assertThat(WORDINGS.faultsOf(language.tag(), Set.of())).isEmpty();
  }

  /** One question, or a statement: who agrees to what must not hang on the language. */
  @ParameterizedTest
  @EnumSource
  void asksOrStatesAndNamesTheWayOut(SpokenLanguage language) {
    assertThat(ConsentMode.EXPLICIT.standardWording(language.tag()))
        .matches("[^?;]*[?;] .*[.]"); // Greek asks with ;
    for (ConsentMode mode : Set.of(ConsentMode.CHECKBOX, ConsentMode.DISCLOSURE)) {
      assertThat(mode.standardWording(language.tag()))
          .doesNotContain("?", ";")
          .matches(".*[.] .*[.]");
    }
  }

  @Test
  void fallsBackToEnglishAndNeverToTheServersLanguage() {
    assertThat(ConsentMode.EXPLICIT.standardWording("fi")).startsWith("May we email you");
    assertThat(ConsentMode.EXPLICIT.standardWording("no such tag")).startsWith("May we email you");
  }
}
