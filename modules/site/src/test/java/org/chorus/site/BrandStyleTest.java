package org.chorus.site;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chorus.organization.brand.ColorChoice;
import org.chorus.organization.brand.ColorChoice.Verdict;
import org.chorus.organization.brand.HexColor;
import org.chorus.organization.brand.Palette;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrandStyleTest {

  static final HexColor PAPER = new HexColor("#fbf8f3");

  @Test
  void anAddressSaysWhichColors() {
    Palette palette =
        new Palette(new HexColor("#0f6b6b"), HexColor.WHITE, Optional.of(new HexColor("#ffcc00")));
    assertThat(BrandStyle.address(palette)).startsWith("/brand/0f6b6b-ffffff-ffcc00.css?v=");
    assertThat(BrandStyle.parse("0f6b6b-ffffff-ffcc00")).contains(palette);
    assertThat(BrandStyle.parse("0f6b6b-ffffff"))
        .contains(new Palette(new HexColor("#0f6b6b"), HexColor.WHITE, Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "0f6b6b",
        "0f6b6b-ffffff-",
        "0f6b6b-ffffff-ffcc00-000000",
        "zz-ffffff",
        "ffcc00-ffffff",
        "0f6b6b-0f6b6b"
      })
  void paintsNothingThatCannotBeRead(String colors) {
    assertThat(BrandStyle.parse(colors)).isEmpty();
  }

  /** Whatever passes for a palette: buttons, buttons under the pointer, links on every ground. */
  @Test
  void whateverTheColorsEverythingKeepsItsContrast() {
    Random random = new Random(11);
    for (int i = 0; i < 300; i++) {
      Palette palette = anyPalette(random);
      Map<String, HexColor> colors = read(BrandStyle.css(palette));
      assertThat(contrast(colors, "act-text", "act")).as("%s", palette).isGreaterThan(4.49);
      assertThat(contrast(colors, "act-text", "act-hover")).as("%s", palette).isGreaterThan(4.49);
      for (String link : new String[] {"act-dark", "second"}) {
        assertThat(contrast(colors, link, "act-tint")).as("%s", palette).isGreaterThan(4.49);
        assertThat(requireNonNull(colors.get(link)).contrastWith(PAPER))
            .as("%s", palette)
            .isGreaterThan(4.49);
        assertThat(requireNonNull(colors.get(link)).contrastWith(HexColor.WHITE))
            .isGreaterThan(4.49);
      }
    }
  }

  private static double contrast(Map<String, HexColor> colors, String one, String other) {
    return requireNonNull(colors.get(one)).contrastWith(requireNonNull(colors.get(other)));
  }

  private static Palette anyPalette(Random random) {
    return switch (new ColorChoice(any(random), any(random), Optional.empty()).verdict()) {
      case Verdict.Legible(Palette palette) -> palette;
      case Verdict.TooLittleContrast refused -> refused.suggestion();
    };
  }

  private static HexColor any(Random random) {
    return new HexColor(String.format(Locale.ROOT, "#%06x", random.nextInt(0x1000000)));
  }

  private static Map<String, HexColor> read(String css) {
    Map<String, HexColor> colors = new HashMap<>();
    Matcher property = Pattern.compile("--([a-z-]+): (#[0-9a-f]{6});").matcher(css);
    while (property.find()) {
      colors.put(property.group(1), new HexColor(property.group(2)));
    }
    return colors;
  }
}
