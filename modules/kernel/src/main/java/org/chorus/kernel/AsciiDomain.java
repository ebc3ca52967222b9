package org.chorus.kernel;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Domain names in the one form that name servers know: lower-case ASCII, international labels as
 * A-labels (RFC 5890, section 2.3.2.1).
 *
 * <p>The JDK still follows the older standard (RFC 3490), which wrote four letters differently: it
 * made {@code ss} of {@code ß}, {@code σ} of a final {@code ς}, and nothing of the two joiners of
 * Persian and the Indic scripts. Since RFC 5891 domains with them are others than those without, of
 * other owners, so labels with one of them are encoded here.
 */
final class AsciiDomain {

  private static final int LONGEST = 253;
  private static final int LONGEST_LABEL = 63;

  /** What separates labels (RFC 3490, section 3.1). */
  private static final String DOTS = ".\u3002\uff0e\uff61";

  private static final String WRITTEN_OTHERWISE_ONCE = "ß\u1e9eς\u200c\u200d";

  private AsciiDomain() {}

  /** Empty where it is no domain of at least two labels of which the last begins with a letter. */
  static Optional<String> of(String domain) {
    if (isPlain(domain)) {
      return Optional.of(domain); // its own ASCII form, as nearly every domain is
    }
    try {
      StringJoiner labels = new StringJoiner(".");
      int begin = 0;
      for (int i = 0; i <= domain.length(); i++) {
        if (i == domain.length() || DOTS.indexOf(domain.charAt(i)) >= 0) {
          labels.add(label(domain.substring(begin, i)));
          begin = i + 1;
        }
      }
      String ascii = labels.toString();
      return isHostName(ascii) ? Optional.of(ascii) : Optional.empty();
    } catch (IllegalArgumentException notADomain) {
      return Optional.empty();
    }
  }

  private static String label(String label) {
    if (label.chars().noneMatch(letter -> WRITTEN_OTHERWISE_ONCE.indexOf(letter) >= 0)) {
      return toLowerCase(IDN.toASCII(label, IDN.USE_STD3_ASCII_RULES));
    }
    String lower = toLowerCase(label);
    IDN.toASCII(lower, IDN.USE_STD3_ASCII_RULES); // refuses what no label can be
    if (lower.startsWith(Punycode.PREFIX)) {
      throw new IllegalArgumentException("half encoded");
    }
    return Punycode.PREFIX + Punycode.encode(Normalizer.normalize(lower, Normalizer.Form.NFKC));
  }

  /** Letter by letter: a string as a whole would become one with final sigmas. */
  private static String toLowerCase(String text) {
    return text.codePoints()
        .map(Character::toLowerCase)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Without capitals, digits or hyphens, and so of no other form, prefixes included. */
  private static boolean isPlain(String domain) {
    int label = 0;
    int labels = 1;
    for (int i = 0; i < domain.length(); i++) {
      char letter = domain.charAt(i);
      if (letter == '.' && label > 0) {
        label = 0;
        labels++;
      } else if (letter < 'a' || letter > 'z' || ++label > LONGEST_LABEL) {
        return false;
      }
    }
    return labels > 1 && label > 1 && domain.length() <= LONGEST;
  }

  /** Labels of letters, digits and hyphens (RFC 1123, section 2.1), the last like a word. */
  private static boolean isHostName(String ascii) {
    int begin = 0;
    for (int i = 0; i < ascii.length(); i++) {
      if (ascii.charAt(i) == '.') {
        if (!isLabel(ascii, begin, i)) {
          return false;
        }
        begin = i + 1;
      }
    }
    return begin > 0
        && ascii.length() <= LONGEST
        && ascii.length() - begin > 1
        && isLabel(ascii, begin, ascii.length())
        && ascii.charAt(begin) >= 'a';
  }

  private static boolean isLabel(String ascii, int begin, int end) {
    if (end == begin
        || end - begin > LONGEST_LABEL
        || ascii.charAt(begin) == '-'
        || ascii.charAt(end - 1) == '-') {
      return false;
    }
    for (int i = begin; i < end; i++) {
      char c = ascii.charAt(i);
      if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-') {
        return false;
      }
    }
    return true;
  }
}
