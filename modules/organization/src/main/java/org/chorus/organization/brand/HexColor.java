package org.chorus.organization.brand;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A color of the sRGB space, written {@code #rrggbb} in lower case: safe to stand in a style sheet
 * as it is.
 */
public record HexColor(String value) {

  private static final Pattern WRITTEN = Pattern.compile("#[0-9a-f]{6}");
  private static final Pattern TYPED = Pattern.compile("#?(?:[0-9a-f]{3}|[0-9a-f]{6})");

  public static final HexColor WHITE = new HexColor("#ffffff"); // after what checks it

  /** How finely {@link #nearest} looks. */
  private static final int STEPS = 1000;

  public HexColor {
    if (!WRITTEN.matcher(value).matches()) {
      throw new IllegalArgumentException("not a color");
    }
  }

  /**
   * Reads what a person types or copies: with or without {@code #}, in three or six digits, large
   * or small letters. Empty when it is no such color.
   */
  public static Optional<HexColor> parse(String text) {
    String tidy = text.strip().toLowerCase(Locale.ROOT);
    if (!TYPED.matcher(tidy).matches()) {
      return Optional.empty();
    }
    String digits = tidy.startsWith("#") ? tidy.substring(1) : tidy;
    return Optional.of(
        new HexColor("#" + (digits.length() == 3 ? digits.replaceAll("(.)", "$1$1") : digits)));
  }

  /** The six digits alone. */
  public String digits() {
    return value.substring(1);
  }

  /**
   * Contrast ratio from 1 to 21, as WCAG 2.2 defines it. Text needs 4.5 on its background (success
   * criterion 1.4.3).
   */
  public double contrastWith(HexColor other) {
    double one = luminance();
    double another = other.luminance();
    return (Math.max(one, another) + 0.05) / (Math.min(one, another) + 0.05);
  }

  /** WCAG 2.2, "relative luminance". */
  private double luminance() {
    return 0.2126 * linear(channel(0)) + 0.7152 * linear(channel(1)) + 0.0722 * linear(channel(2));
  }

  private static double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }

  /** Red, green or blue, from 0 to 1. */
  private double channel(int index) {
    return Integer.parseInt(value.substring(1 + 2 * index, 3 + 2 * index), 16) / 255.0;
  }

  /** This color with a share from 0 to 1 of another in it. */
  public HexColor mixedWith(HexColor other, double share) {
    return of(
        channel(0) * (1 - share) + other.channel(0) * share,
        channel(1) * (1 - share) + other.channel(1) * share,
        channel(2) * (1 - share) + other.channel(2) * share);
  }

  /**
   * The color of the same hue and saturation that is as little lighter or darker as possible and
   * good; this one, when it is good itself.
   *
   * @throws IllegalArgumentException when none is good, not even black or white
   */
  public HexColor nearest(Predicate<HexColor> good) {
    if (good.test(this)) {
      return this;
    }
    Hsl own = Hsl.of(this);
    for (int step = 1; step <= STEPS; step++) {
      double distance = (double) step / STEPS;
      for (double lightness : new double[] {own.lightness - distance, own.lightness + distance}) {
        HexColor candidate = own.withLightness(Math.clamp(lightness, 0.0, 1.0)).color();
        if (good.test(candidate)) {
          return candidate;
        }
      }
    }
    throw new IllegalArgumentException("no color of this hue is good");
  }

  private static HexColor of(double red, double green, double blue) {
    return new HexColor(
        String.format(Locale.ROOT, "#%02x%02x%02x", byteOf(red), byteOf(green), byteOf(blue)));
  }

  private static int byteOf(double channel) {
    return (int) Math.round(channel * 255);
  }

  @Override
  public String toString() {
    return value;
  }

  /** Hue, saturation, lightness (CSS Color Module Level 4, section 7); hue in sixths of a turn. */
  private record Hsl(double hue, double saturation, double lightness) {

    static Hsl of(HexColor color) {
      double red = color.channel(0);
      double green = color.channel(1);
      double blue = color.channel(2);
      double max = Math.max(red, Math.max(green, blue));
      double min = Math.min(red, Math.min(green, blue));
      double chroma = max - min;
      double lightness = (max + min) / 2;
      if (chroma == 0) {
        return new Hsl(0, 0, lightness);
      }
      double hue;
      if (max == red) {
        hue = ((green - blue) / chroma + 6) % 6;
      } else if (max == green) {
        hue = (blue - red) / chroma + 2;
      } else {
        hue = (red - green) / chroma + 4;
      }
      return new Hsl(hue, chroma / (1 - Math.abs(2 * lightness - 1)), lightness);
    }

    Hsl withLightness(double other) {
      return new Hsl(hue, saturation, other);
    }

    HexColor color() {
      return HexColor.of(channel(0), channel(8), channel(4));
    }

    private double channel(int offset) {
      double position = (offset + hue * 2) % 12;
      double reach = saturation * Math.min(lightness, 1 - lightness);
      return lightness - reach * Math.max(-1, Math.min(1, Math.min(position - 3, 9 - position)));
    }
  }
}
