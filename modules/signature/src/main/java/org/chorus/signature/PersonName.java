package org.chorus.signature;

import java.text.Normalizer;
import java.util.Optional;

/**
 * A given or a family name: 1 to 100 characters of any script, one of them visible, without control
 * characters, line breaks or characters that reorder the text beside them. Prints masked.
 */
public record PersonName(String value) {

  private static final int MAX_LENGTH = 100;

  /** Embeddings, overrides and isolates (UAX #9, 2): they would reorder whatever stands beside. */
  private static final String TURNS_TEXT_AROUND =
      "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069";

  public PersonName {
    if (!isPlausible(value)) {
      throw new IllegalArgumentException("not a name");
    }
  }

  /** Trims, composes accents (NFC), and returns empty when what is left is no name. */
  public static Optional<PersonName> parse(String text) {
    String tidy = Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    return isPlausible(tidy) ? Optional.of(new PersonName(tidy)) : Optional.empty();
  }

  private static boolean isPlausible(String text) {
    return text.codePoints().anyMatch(PersonName::isVisible)
        && text.codePointCount(0, text.length()) <= MAX_LENGTH
        && text.codePoints().noneMatch(PersonName::isOutOfPlace);
  }

  private static boolean isVisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.FORMAT, Character.SPACE_SEPARATOR, Character.NON_SPACING_MARK -> false;
      default -> true;
    };
  }

  private static boolean isOutOfPlace(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.FORMAT -> TURNS_TEXT_AROUND.indexOf(codePoint) >= 0;
      default -> false;
    };
  }

  @Override
  public String toString() {
    return "PersonName[masked]";
  }
}
