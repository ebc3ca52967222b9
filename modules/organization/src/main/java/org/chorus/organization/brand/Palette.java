package org.chorus.organization.brand;

import java.util.Optional;

/**
 * Colors that can be read: buttons stand in the main color, links in it on white, and both have the
 * contrast that WCAG 2.2 asks of text (1.4.3). From a {@link ColorChoice}.
 *
 * @param text what stands on the main color
 * @param accent for lines and ornaments, which nobody has to read
 */
public record Palette(HexColor main, HexColor text, Optional<HexColor> accent) {

  /** What text needs on its background at least. */
  public static final double MIN_CONTRAST = 4.5;

  public Palette {
    if (!isReadable(main, HexColor.WHITE) || !isReadable(text, main)) {
      throw new IllegalArgumentException("colors without enough contrast");
    }
  }

  static boolean isReadable(HexColor color, HexColor background) {
    return color.contrastWith(background) >= MIN_CONTRAST;
  }
}
