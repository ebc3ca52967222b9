package org.chorus.site;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chorus.organization.brand.ColorChoice;
import org.chorus.organization.brand.HexColor;
import org.chorus.organization.brand.Palette;

/**
 * The style sheet of a palette: it fills in the colors that {@code site.css} leaves open. Nothing
 * but the palette decides what is in it, so its address names the colors and it never changes.
 *
 * <p>What is read keeps its contrast wherever it stands: links are made as much darker as the
 * darkest ground of the pages asks, and a button under the pointer only if its text stays legible.
 */
final class BrandStyle {

  private static final HexColor BLACK = new HexColor("#000000");
  private static final HexColor PAPER = new HexColor("#fbf8f3"); // --paper in site.css
  private static final double TINT = 0.92;
  private static final double SHADE = 0.18;
  private static final int DIGEST_BYTES = 4;

  private BrandStyle() {}

  /** Where the style sheet stands: {@code /brand/{colors}.css}. */
  static String address(Palette palette) {
    String colors =
        Stream.concat(Stream.of(palette.main(), palette.text()), palette.accent().stream())
            .map(HexColor::digits)
            .collect(Collectors.joining("-"));
    return "/brand/" + colors + ".css?v=" + digest(css(palette));
  }

  /**
   * Reads the colors of an address. Empty for what is no palette, so that this site paints nothing
   * that cannot be read, whoever made the address up.
   */
  static Optional<Palette> parse(String colors) {
    List<Optional<HexColor>> read = Stream.of(colors.split("-", -1)).map(HexColor::parse).toList();
    if (read.size() < 2 || read.size() > 3 || !read.stream().allMatch(Optional::isPresent)) {
      return Optional.empty();
    }
    return switch (new ColorChoice(
            read.get(0).orElseThrow(),
            read.get(1).orElseThrow(),
            read.size() == 3 ? read.get(2) : Optional.empty())
        .verdict()) {
      case ColorChoice.Verdict.Legible(Palette palette) -> Optional.of(palette);
      case ColorChoice.Verdict.TooLittleContrast ignored -> Optional.empty();
    };
  }

  static String css(Palette palette) {
    HexColor tint = palette.main().mixedWith(HexColor.WHITE, TINT);
    HexColor link =
        palette.main().nearest(color -> isLegible(color, tint) && isLegible(color, PAPER));
    HexColor shaded = palette.main().mixedWith(BLACK, SHADE);
    HexColor hover = isLegible(palette.text(), shaded) ? shaded : palette.main();
    return """
        :root {
          --act: %s;
          --act-text: %s;
          --act-hover: %s;
          --act-dark: %s;
          --act-tint: %s;
          --second: %s;
          --second-tint: %s;
          --accent: %s;
        }

        .top {
          border-top: 5px solid var(--accent);
        }
        """
        .formatted(
            palette.main(),
            palette.text(),
            hover,
            link,
            tint,
            link,
            tint,
            palette.accent().orElse(palette.main()));
  }

  private static boolean isLegible(HexColor color, HexColor background) {
    return color.contrastWith(background) >= Palette.MIN_CONTRAST;
  }

  private static String digest(String css) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(css.getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(Arrays.copyOf(hash, DIGEST_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has SHA-256
    }
  }
}
