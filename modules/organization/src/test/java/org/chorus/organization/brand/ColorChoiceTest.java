package org.chorus.organization.brand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Random;
import org.chorus.organization.brand.ColorChoice.Unreadable;
import org.chorus.organization.brand.ColorChoice.Verdict;
import org.junit.jupiter.api.Test;

class ColorChoiceTest {

  static ColorChoice choice(String main, String text) {
    return new ColorChoice(new HexColor(main), new HexColor(text), Optional.empty());
  }

  static Verdict.TooLittleContrast refused(ColorChoice choice) {
    return (Verdict.TooLittleContrast) choice.verdict();
  }

  @Test
  void whatCanBeReadIsAPalette() {
    assertThat(choice("#0f6b6b", "#ffffff").verdict())
        .isEqualTo(
            new Verdict.Legible(
                new Palette(new HexColor("#0f6b6b"), HexColor.WHITE, Optional.empty())));
  }

  @Test
  void aPaletteThatCannotBeReadDoesNotExist() {
    assertThatThrownBy(() -> new Palette(new HexColor("#ffcc00"), HexColor.WHITE, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLightColorIsSuggestedDarkerAndItsTextStays() {
    Verdict.TooLittleContrast verdict = refused(choice("#ffcc00", "#ffffff"));
    assertThat(verdict.shortfalls())
        .extracting(ColorChoice.Shortfall::what)
        .containsExactly(Unreadable.LINK_ON_WHITE, Unreadable.TEXT_ON_MAIN);
    assertThat(verdict.suggestion().text()).isEqualTo(HexColor.WHITE);
    assertThat(verdict.suggestion().main().contrastWith(HexColor.WHITE)).isBetween(4.5, 4.6);
  }

  @Test
  void whereOnlyTheTextFailsTheMainColorStays() {
    Verdict.TooLittleContrast verdict = refused(choice("#0f6b6b", "#1b2440"));
    assertThat(verdict.shortfalls())
        .extracting(ColorChoice.Shortfall::what)
        .containsExactly(Unreadable.TEXT_ON_MAIN);
    assertThat(verdict.suggestion().main()).isEqualTo(new HexColor("#0f6b6b"));
  }

  @Test
  void whateverIsPickedThereIsASuggestionThatPasses() {
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      ColorChoice choice =
          choice(
              String.format("#%06x", random.nextInt(0x1000000)),
              String.format("#%06x", random.nextInt(0x1000000)));
      if (choice.verdict() instanceof Verdict.TooLittleContrast refused) {
        Palette better = refused.suggestion();
        assertThat(new ColorChoice(better.main(), better.text(), better.accent()).verdict())
            .as(choice.toString())
            .isInstanceOf(Verdict.Legible.class);
      }
    }
  }
}
