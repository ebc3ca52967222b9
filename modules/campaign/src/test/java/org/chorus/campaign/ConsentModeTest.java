package org.chorus.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConsentModeTest {

  @Test
  void hasStandardWordsInTheLanguageOfThePage() {
    assertThat(ConsentMode.EXPLICIT.standardWording("de")).startsWith("Dürfen wir");
    assertThat(ConsentMode.DISCLOSURE.standardWording("de-AT"))
        .startsWith("Mit Ihrer Unterschrift");
  }

  @Test
  void fallsBackToEnglishAndNeverToTheServersLanguage() {
    assertThat(ConsentMode.EXPLICIT.standardWording("nl")).startsWith("May we email you");
  }
}
