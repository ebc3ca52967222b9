package org.chorus.signature;

import java.text.Normalizer;

/** Text as people take it for the same, however large its letters are and however it is encoded. */
final class Caseless {

  private static final int SMALL_FINAL_SIGMA = 0x3c2;
  private static final int SMALL_SIGMA = 0x3c3;
  private static final int CAPITAL_I_WITH_DOT = 0x130;

  private Caseless() {}

  /**
   * Compatibility characters folded (Unicode Standard Annex #15, NFKC), then every letter in lower
   * case, in whatever language and wherever in its word. Folding again changes nothing.
   */
  static String fold(String text) {
    if (isFolded(text)) {
      return text; // as nearly every address is
    }
    String composed = Normalizer.normalize(text, Normalizer.Form.NFKC);
    StringBuilder lower = new StringBuilder(composed.length());
    composed.codePoints().forEach(letter -> appendLower(lower, letter));
    return Normalizer.normalize(lower, Normalizer.Form.NFKC);
  }

  private static boolean isFolded(String text) {
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter >= 128 || (letter >= 'A' && letter <= 'Z')) {
        return false;
      }
    }
    return true;
  }

  private static void appendLower(StringBuilder lower, int letter) {
    switch (letter) {
      case SMALL_FINAL_SIGMA -> lower.appendCodePoint(SMALL_SIGMA);
      case CAPITAL_I_WITH_DOT -> lower.append("i\u0307"); // no plain i, which is another letter
      default -> lower.appendCodePoint(Character.toLowerCase(letter));
    }
  }
}
