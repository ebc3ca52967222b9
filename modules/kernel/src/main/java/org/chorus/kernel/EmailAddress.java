package org.chorus.kernel;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A syntactically plausible address: at most 254 characters, a local part of at most 64 (RFC 5321,
 * section 4.5.3.1) without spaces, quotes or control characters, and a domain of at least two
 * labels, which may be international (RFC 5890). Whether it receives mail only a confirmation can
 * tell. Prints masked, because values reach logs.
 */
public record EmailAddress(String value) {

  private static final Pattern LOCAL_PART =
      Pattern.compile(
          "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\\.[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*");
  private static final Pattern ASCII_DOMAIN =
      Pattern.compile(
          "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])");

  /** Without capitals, digits or hyphens, and so of no other form, prefixes included. */
  private static final Pattern PLAIN_DOMAIN = Pattern.compile("(?:[a-z]{1,63}\\.)+[a-z]{2,63}");

  public EmailAddress {
    if (value.length() > 254 || !isPlausible(value)) {
      throw new IllegalArgumentException("not an email address"); // never echo input
    }
  }

  /** Trims, composes accents (NFC), and returns empty when what is left is no plausible address. */
  public static Optional<EmailAddress> parse(String text) {
    String tidy = Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    return tidy.length() <= 254 && isPlausible(tidy)
        ? Optional.of(new EmailAddress(tidy))
        : Optional.empty();
  }

  /** The part before the last {@code @}, as the person wrote it. */
  public String localPart() {
    return value.substring(0, value.lastIndexOf('@'));
  }

  /** The part after the last {@code @}, lower-case and in ASCII form (RFC 5891). */
  public String domain() {
    return asciiDomain(value.substring(value.lastIndexOf('@') + 1)).orElseThrow();
  }

  private static boolean isPlausible(String text) {
    int at = text.lastIndexOf('@');
    return at >= 1
        && at <= 64
        && LOCAL_PART.matcher(text.substring(0, at)).matches()
        && asciiDomain(text.substring(at + 1)).isPresent();
  }

  private static Optional<String> asciiDomain(String domain) {
    if (domain.length() <= 253 && PLAIN_DOMAIN.matcher(domain).matches()) {
      return Optional.of(domain); // its own ASCII form, as nearly every domain is
    }
    try {
      String ascii = IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
      return ascii.length() <= 253 && ASCII_DOMAIN.matcher(ascii).matches()
          ? Optional.of(ascii)
          : Optional.empty();
    } catch (IllegalArgumentException notADomain) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "EmailAddress[masked]";
  }
}
