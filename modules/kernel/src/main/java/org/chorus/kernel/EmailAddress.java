package org.chorus.kernel;

import java.text.Normalizer;
import java.util.Optional;

/**
 * A syntactically plausible address: at most 254 characters, a local part of at most 64 (RFC 5321,
 * section 4.5.3.1) without spaces, quotes or control characters, and a domain of at least two
 * labels, which may be international (RFC 5890). Whether it receives mail only a confirmation can
 * tell. Prints masked, because values reach logs.
 */
public record EmailAddress(String value) {

  private static final int LONGEST = 254;
  private static final int LONGEST_LOCAL_PART = 64;

  /** The signs besides letters and digits that need no quotes (RFC 5322, section 3.2.3). */
  private static final String SIGNS = "!#$%&'*+/=?^_`{|}~-";

  public EmailAddress {
    if (value.length() > LONGEST || !isPlausible(value)) {
      throw new IllegalArgumentException("not an email address"); // never echo input
    }
  }

  /** Trims, composes accents (NFC), and returns empty when what is left is no plausible address. */
  public static Optional<EmailAddress> parse(String text) {
    String tidy = Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    return tidy.length() <= LONGEST && isPlausible(tidy)
        ? Optional.of(new EmailAddress(tidy))
        : Optional.empty();
  }

  /** The part before the last {@code @}, as the person wrote it. */
  public String localPart() {
    return value.substring(0, value.lastIndexOf('@'));
  }

  /** The part after the last {@code @}, lower-case and in ASCII form (RFC 5891). */
  public String domain() {
    return AsciiDomain.of(value.substring(value.lastIndexOf('@') + 1)).orElseThrow();
  }

  private static boolean isPlausible(String text) {
    int at = text.lastIndexOf('@');
    return at >= 1
        && at <= LONGEST_LOCAL_PART
        && isLocalPart(text, at)
        && AsciiDomain.of(text.substring(at + 1)).isPresent();
  }

  /** Words with single dots between them, up to the end. */
  private static boolean isLocalPart(String text, int end) {
    boolean inWord = false;
    for (int i = 0; i < end; i += Character.charCount(text.codePointAt(i))) {
      boolean dot = text.charAt(i) == '.';
      if (dot ? !inWord : !isOfAWord(text.codePointAt(i))) {
        return false;
      }
      inWord = !dot;
    }
    return inWord;
  }

  private static boolean isOfAWord(int codePoint) {
    if (codePoint < 128) {
      return Character.isLetterOrDigit(codePoint) || SIGNS.indexOf(codePoint) >= 0;
    }
    return switch (Character.getType(codePoint)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER ->
          true;
      default -> false;
    };
  }

  @Override
  public String toString() {
    return "EmailAddress[masked]";
  }
}
