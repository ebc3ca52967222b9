package org.chorus.console.overlap;

import org.chorus.console.look.Reader;
import org.chorus.sharing.overlap.Approximate;

/** Numbers with noise in them, so that nobody takes them for exact. */
final class NumberWords {

  private NumberWords() {}

  static String of(Approximate number, Reader reader) {
    return switch (number) {
      case Approximate.About(long people) -> "about " + reader.number(people);
      case Approximate.Few() -> "fewer than " + Approximate.FEW;
    };
  }
}
