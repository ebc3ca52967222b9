package org.chorus.kernel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * 256 bits that nobody can guess, in a link that opens something for whoever has it: random ones,
 * or made under a secret. Only its hash is stored, so that nobody who reads the database can follow
 * the link. Prints masked.
 */
public record LinkToken(String value) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

  public LinkToken {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a token");
    }
  }

  /** Empty when {@code text} cannot be a token. */
  public static Optional<LinkToken> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new LinkToken(text)) : Optional.empty();
  }

  /** One that nobody has. */
  public static LinkToken random() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return of(bytes);
  }

  /**
   * One that can be made again.
   *
   * @param bytes 32 of them, that nobody can guess who lacks a secret
   */
  public static LinkToken of(byte[] bytes) {
    return new LinkToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** What is stored: SHA-256, which needs no salt for something that cannot be guessed. */
  public byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has SHA-256
    }
  }

  @Override
  public String toString() {
    return "LinkToken[masked]";
  }
}
