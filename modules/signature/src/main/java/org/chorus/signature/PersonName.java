package org.chorus.signature;

import java.text.Normalizer;
import java.util.Optional;

/**
 * A given or a family name: 1 to 100 characters of any script, without control characters or line
 * breaks. Prints masked.
 */
public record PersonName(String value) {

  private static final int MAX_LENGTH = 100;

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
    return !text.isBlank()
        && text.codePointCount(0, text.length()) <= MAX_LENGTH
        && text.codePoints().noneMatch(PersonName::isOutOfPlace);
  }

  private static boolean isOutOfPlace(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  @Override
  public String toString() {
    return "PersonName[masked]";
  }
}
