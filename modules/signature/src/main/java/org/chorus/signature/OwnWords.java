package org.chorus.signature;

/**
 * An open letter as its signer put it: plain text, never read as HTML or Markdown. Its lines end in
 * one way, no blank ones surround it, and it has no control characters. Prints masked.
 */
public record OwnWords(String value) {

  /** In characters; where the letter itself is longer, as many as that has. */
  private static final int MAX_LENGTH = 10_000;

  public OwnWords {
    if (isEmpty(value) || !value.equals(tidy(value)) || isGarbled(value)) {
      throw new IllegalArgumentException("not a letter"); // never echo input: it reaches logs
    }
  }

  /** What somebody made of a letter. */
  public sealed interface Reading {

    /** Left alone: they sign what everybody signs. */
    record AsWritten() implements Reading {}

    /** Put into their own words. */
    record Own(OwnWords words) implements Reading {}

    /** Nothing is left to sign. */
    record Emptied() implements Reading {}

    /**
     * Too long to be kept.
     *
     * @param characters how many it has
     * @param maxCharacters how many it can have
     */
    record TooLong(int characters, int maxCharacters) implements Reading {}

    /** Some characters are none, or were lost on the way. */
    record Garbled() implements Reading {}
  }

  /**
   * Compares what came from the form with the letter that stood in it.
   *
   * @param text as it was typed
   * @param letter as its writers have it
   */
  public static Reading read(String text, String letter) {
    String words = tidy(text);
    String common = tidy(letter);
    int maxCharacters = Math.max(MAX_LENGTH, characters(common));
    if (words.equals(common)) {
      return new Reading.AsWritten();
    }
    if (isGarbled(words)) {
      return new Reading.Garbled();
    }
    if (isEmpty(words)) {
      return new Reading.Emptied();
    }
    return characters(words) > maxCharacters
        ? new Reading.TooLong(characters(words), maxCharacters)
        : new Reading.Own(new OwnWords(words));
  }

  /**
   * The same with one kind of line end and without blank lines around it: what a form does to a
   * text by carrying it is no change of it.
   */
  public static String tidy(String text) {
    return text.replace("\r\n", "\n").replaceAll("[\r\u2028\u2029]", "\n").strip();
  }

  private static int characters(String text) {
    return text.codePointCount(0, text.length());
  }

  /** Whether there is nothing to be seen. */
  private static boolean isEmpty(String text) {
    return text.codePoints()
        .allMatch(
            codePoint ->
                switch (Character.getType(codePoint)) {
                  case Character.CONTROL, Character.FORMAT, Character.SPACE_SEPARATOR -> true;
                  default -> false;
                });
  }

  private static boolean isGarbled(String text) {
    return !text.codePoints().allMatch(OwnWords::isPrintable);
  }

  /** Whether a character can stand in a letter; line ends and tabulators can. */
  public static boolean isPrintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL -> codePoint == '\n' || codePoint == '\r' || codePoint == '\t';
      case Character.SURROGATE -> false;
      default -> codePoint != 0xFFFD; // stands for bytes that were no character
    };
  }

  @Override
  public String toString() {
    return "OwnWords[masked]";
  }
}
