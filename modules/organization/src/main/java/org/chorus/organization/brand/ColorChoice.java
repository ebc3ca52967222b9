package org.chorus.organization.brand;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Colors as somebody picks them, readable or not. */
public record ColorChoice(HexColor main, HexColor text, Optional<HexColor> accent) {

  /** What cannot be read well enough. */
  public enum Unreadable {
    /** A link in the main color on white. */
    LINK_ON_WHITE,
    /** The text of a button on the main color. */
    TEXT_ON_MAIN
  }

  /** Whether people can read it. */
  public sealed interface Verdict {

    /** They can. */
    record Legible(Palette palette) implements Verdict {}

    /**
     * They cannot.
     *
     * @param suggestion the same hues, as little lighter or darker as it takes
     */
    record TooLittleContrast(List<Shortfall> shortfalls, Palette suggestion) implements Verdict {}
  }

  /**
   * One of the contrasts that fall short of {@link Palette#MIN_CONTRAST}.
   *
   * @param ratio as it is, from 1 to 21
   */
  public record Shortfall(Unreadable what, double ratio) {}

  /** Measures every contrast, and looks for the nearest colors that pass where one falls short. */
  public Verdict verdict() {
    List<Shortfall> shortfalls = new ArrayList<>();
    note(shortfalls, Unreadable.LINK_ON_WHITE, main.contrastWith(HexColor.WHITE));
    note(shortfalls, Unreadable.TEXT_ON_MAIN, text.contrastWith(main));
    return shortfalls.isEmpty()
        ? new Verdict.Legible(new Palette(main, text, accent))
        : new Verdict.TooLittleContrast(List.copyOf(shortfalls), suggestion());
  }

  private static void note(List<Shortfall> shortfalls, Unreadable what, double ratio) {
    if (ratio < Palette.MIN_CONTRAST) {
      shortfalls.add(new Shortfall(what, ratio));
    }
  }

  /** There always is one: what can be read on white carries white. */
  private Palette suggestion() {
    HexColor better = main.nearest(color -> Palette.isReadable(color, HexColor.WHITE));
    return new Palette(better, text.nearest(color -> Palette.isReadable(color, better)), accent);
  }
}
