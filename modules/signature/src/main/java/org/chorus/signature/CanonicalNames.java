package org.chorus.signature;

import java.text.Normalizer;

/**
 * The one form of the ways in which a person writes their own name: case, accents, spaces,
 * apostrophes and hyphens as keyboards and telephones make them. Nothing is guessed: a second given
 * name, an initial, another script or order make another name. Only compared, never shown.
 */
final class CanonicalNames {

  private static final String APOSTROPHES = "\u2018\u2019\u02bc\u00b4`\uff07";
  private static final String HYPHENS = "\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d";

  private CanonicalNames() {}

  /** Of both names together, because people do not agree on where the one ends. */
  static String of(PersonName given, PersonName family) {
    return fold(given.value() + " " + family.value());
  }

  static String fold(String name) {
    // Before, because NFKC makes a space and an accent of one of the apostrophes; and after,
    // because
    // it makes apostrophes and hyphens of other signs.
    String folded = withPlainSigns(Caseless.fold(withPlainSigns(name)));
    String letters = withoutAccents(folded.replace("ß", "ss")); // as it is written in capitals
    StringBuilder tidy = new StringBuilder(letters.length());
    letters.codePoints().forEach(letter -> append(tidy, letter));
    return Normalizer.normalize(tidy.toString().strip(), Normalizer.Form.NFKC);
  }

  private static String withPlainSigns(String name) {
    StringBuilder plain = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char sign = name.charAt(i);
      plain.append(APOSTROPHES.indexOf(sign) >= 0 ? '\'' : HYPHENS.indexOf(sign) >= 0 ? '-' : sign);
    }
    return plain.toString();
  }

  /** Those of Latin, Greek and Cyrillic; in other scripts such marks are what a word is made of. */
  private static String withoutAccents(String name) {
    StringBuilder letters = new StringBuilder(name.length());
    Normalizer.normalize(name, Normalizer.Form.NFD)
        .codePoints()
        .filter(letter -> letter < 0x300 || letter > 0x36f)
        .forEach(letters::appendCodePoint);
    return letters.toString();
  }

  private static void append(StringBuilder tidy, int letter) {
    if (Character.isSpaceChar(letter) || Character.isWhitespace(letter)) {
      if (!tidy.isEmpty() && tidy.charAt(tidy.length() - 1) != ' ') {
        tidy.append(' ');
      }
    } else if (Character.getType(letter) != Character.FORMAT) { // joiners and marks of direction
      tidy.appendCodePoint(letter);
    }
  }
}
