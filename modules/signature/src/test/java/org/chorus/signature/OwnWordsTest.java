package org.chorus.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chorus.signature.OwnWords.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnWordsTest {

  static final String LETTER = "First paragraph.\n\nSecond  paragraph.";

  @ParameterizedTest
  @ValueSource(
      strings = {
        LETTER,
        "First paragraph.\r\n\r\nSecond  paragraph.",
        "First paragraph.\r\rSecond  paragraph.",
        "First paragraph.\u2028\u2029Second  paragraph.",
        "\r\n \n" + LETTER + "\n\n\t \r\n"
      })
  void whatTheFormDoesToALetterIsNoChange(String text) {
    assertThat(OwnWords.read(text, LETTER)).isEqualTo(new Reading.AsWritten());
    assertThat(OwnWords.read(LETTER, text)).isEqualTo(new Reading.AsWritten());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "First paragraph. Second  paragraph.",
        "First paragraph.\n\n\nSecond  paragraph.",
        "First paragraph.\n\nSecond paragraph.",
        "first paragraph.\n\nSecond  paragraph.",
        "<b>First</b> paragraph.\n\tI add: 👩‍🚀 مرحبا"
      })
  void everyOtherChangeIsThePersonsOwn(String text) {
    assertThat(OwnWords.read(text, LETTER)).isEqualTo(new Reading.Own(new OwnWords(text)));
  }

  @Test
  void whatIsKeptHasOneKindOfLineEnd() {
    assertThat(OwnWords.read("\r\nMine.\r\n\r\nAll of it.\r\n", LETTER))
        .isEqualTo(new Reading.Own(new OwnWords("Mine.\n\nAll of it.")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\r\n\r\n", "\t", "\u00a0", "\u200b\n\u200b"})
  void nothingToBeSeenIsNoLetter(String text) {
    assertThat(OwnWords.read(text, LETTER)).isEqualTo(new Reading.Emptied());
    assertThatThrownBy(() -> new OwnWords(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NUL\u0000", "Escape\u001b[0m", "Half \ud800", "Lost \ufffd"})
  void whatCannotBeShownIsNotTaken(String text) {
    assertThat(OwnWords.read(text, LETTER)).isEqualTo(new Reading.Garbled());
    assertThatThrownBy(() -> new OwnWords(text)).hasMessageNotContaining(text);
  }

  @Test
  void charactersAreCountedAsPeopleWriteThem() {
    String most = "😀".repeat(10_000);
    assertThat(OwnWords.read(most, LETTER)).isEqualTo(new Reading.Own(new OwnWords(most)));
    assertThat(OwnWords.read(" \n" + most + "\n ", LETTER)).isInstanceOf(Reading.Own.class);
    assertThat(OwnWords.read(most + "!", LETTER)).isEqualTo(new Reading.TooLong(10_001, 10_000));
  }

  @Test
  void aLetterThatIsLongItselfCanBeSignedAndChanged() {
    String letter = "x".repeat(12_000);
    assertThat(OwnWords.read(letter, letter)).isEqualTo(new Reading.AsWritten());
    assertThat(OwnWords.read("y" + letter.substring(1), letter)).isInstanceOf(Reading.Own.class);
    assertThat(OwnWords.read(letter + "y", letter)).isEqualTo(new Reading.TooLong(12_001, 12_000));
  }

  @Test
  void printsNothingPersonal() {
    assertThat(new OwnWords("My secret").toString()).isEqualTo("OwnWords[masked]");
    assertThat(OwnWords.read("My secret", LETTER).toString()).doesNotContain("secret");
  }
}
