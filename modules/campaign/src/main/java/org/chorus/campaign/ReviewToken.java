package org.chorus.campaign;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * 256 random bits in a link for reviewers. Only the hash is stored: whoever reads the database
 * reads no draft with it, and nobody can be shown a link a second time.
 */
public record ReviewToken(String value) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

  public ReviewToken {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a review token");
    }
  }

  /** Empty when {@code text} cannot be a token. */
  public static Optional<ReviewToken> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new ReviewToken(text)) : Optional.empty();
  }

  static ReviewToken random() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return new ReviewToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has SHA-256
    }
  }

  @Override
  public String toString() {
    return "ReviewToken[masked]";
  }
}
