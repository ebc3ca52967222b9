package org.chorus.site;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

  private static final Control EXACT = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

  private static ResourceBundle words(String language) {
    return ResourceBundle.getBundle(
        "org.chorus.site.Words", Locale.forLanguageTag(language), EXACT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "fr", "es"})
  void everyLanguageHasEveryWord(String language) throws IOException {
    Properties english = file("Words.properties");
    Properties translated = file("Words_" + language + ".properties");
    assertThat(translated.keySet()).isEqualTo(english.keySet());
    assertThat(english.stringPropertyNames())
        .allSatisfy(
            key ->
                assertThat(translated.getProperty(key).contains("{0"))
                    .isEqualTo(english.getProperty(key).contains("{0")));
  }

  private static Properties file(String name) throws IOException {
    try (InputStream bytes = requireNonNull(WordsTest.class.getResourceAsStream(name))) {
      Properties words = new Properties();
      words.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
      return words;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "de", "fr", "es"})
  void oneIsNotMany(String language) {
    MessageFormat signatures = new MessageFormat(words(language).getString("signatures"));
    String one = signatures.format(new Object[] {1L});
    assertThat(signatures.format(new Object[] {2L})).isNotEqualTo(one);
    assertThat(signatures.format(new Object[] {1_000_000L})).isNotEqualTo(one);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "de", "fr", "es"})
  void apostrophesAreTypographicOnes(String language) {
    ResourceBundle words = words(language);
    assertThat(words.keySet())
        .allSatisfy(key -> assertThat(words.getString(key)).doesNotContain("'"));
  }
}
