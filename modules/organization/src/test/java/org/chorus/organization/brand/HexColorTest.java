package org.chorus.organization.brand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HexColorTest {

  /** Values that the WCAG working group and common checkers publish. */
  @ParameterizedTest
  @CsvSource({
    "#000000, #ffffff, 21.00",
    "#ffffff, #ffffff, 1.00",
    "#777777, #ffffff, 4.48",
    "#767676, #ffffff, 4.54",
    "#ff0000, #ffffff, 4.00",
    "#0000ff, #ffffff, 8.59",
    "#00ff00, #000000, 15.30"
  })
  void measuresContrastAsWcagDoes(String one, String other, double ratio) {
    assertThat(new HexColor(one).contrastWith(new HexColor(other))).isCloseTo(ratio, within(0.005));
    assertThat(new HexColor(other).contrastWith(new HexColor(one))).isCloseTo(ratio, within(0.005));
  }

  @ParameterizedTest
  @CsvSource({"0F6B6B, #0f6b6b", "' #abc ', #aabbcc", "#1b2440, #1b2440"})
  void readsWhatPeopleType(String typed, String color) {
    assertThat(HexColor.parse(typed)).contains(new HexColor(color));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "red", "#12", "#1234", "#gggggg", "#fff;}", "#ffffff00"})
  void readsNothingElse(String typed) {
    assertThat(HexColor.parse(typed)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"#fff", "#FFFFFF", "ffffff", "#ffffff;", "#ffffff\n"})
  void isWrittenInOneWayOnly(String text) {
    assertThatThrownBy(() -> new HexColor(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theNearestIsItselfWhenItIsGood() {
    HexColor teal = new HexColor("#0f6b6b");
    assertThat(teal.nearest(color -> true)).isEqualTo(teal);
  }

  @Test
  void theNearestIsOnlyAsMuchDarkerAsItTakes() {
    HexColor orange = new HexColor("#ff8800");
    HexColor better = orange.nearest(color -> color.contrastWith(HexColor.WHITE) >= 4.5);
    assertThat(better.contrastWith(HexColor.WHITE)).isBetween(4.5, 4.6);
    assertThat(better.value()).startsWith("#b").endsWith("00"); // orange still
  }

  @Test
  void everyColorHasANearestOneThatPassesOnWhite() {
    Random random = new Random(42);
    for (int i = 0; i < 500; i++) {
      HexColor color = new HexColor(String.format("#%06x", random.nextInt(0x1000000)));
      HexColor better = color.nearest(candidate -> candidate.contrastWith(HexColor.WHITE) >= 4.5);
      assertThat(better.contrastWith(HexColor.WHITE)).as(color.value()).isGreaterThanOrEqualTo(4.5);
    }
  }

  @Test
  void mixes() {
    assertThat(HexColor.WHITE.mixedWith(new HexColor("#000000"), 0.5))
        .isEqualTo(new HexColor("#808080"));
  }
}
