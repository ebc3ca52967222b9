package org.chorus.signature;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNameTest {

  @ParameterizedTest
  @ValueSource(strings = {"Ada", "O’Brien", "Zoë‐Ann", "李", "محمد", "नमस्ते", "🦊", "X Æ A-12"})
  void acceptsNamesOfAnyScript(String text) {
    assertThat(PersonName.parse(text)).map(PersonName::value).contains(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "\u200b",
        "a\u0000b",
        "a\nb",
        "a\u2028b",
        "\u202eadA",
        "a\u2066b",
        "\ud83d"
      })
  void refusesWhatNobodyCanReadOrWhatTurnsTextAround(String text) {
    assertThat(PersonName.parse(text)).isEmpty();
  }

  @Test
  void refusesMoreThanAHundredCharacters() {
    assertThat(PersonName.parse("🦊".repeat(100))).isPresent();
    assertThat(PersonName.parse("a".repeat(101))).isEmpty();
  }

  @Test
  void composesAccents() {
    assertThat(PersonName.parse("Zoe\u0308")).map(PersonName::value).contains("Zo\u00eb");
  }
}
