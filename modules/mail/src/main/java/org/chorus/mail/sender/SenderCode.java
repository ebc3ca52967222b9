package org.chorus.mail.sender;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;

/**
 * What is mailed to an address and typed into the console, to show that somebody reads its mail:
 * ten characters that cannot be mistaken for each other, 50 bits. Only its hash is stored. Prints
 * masked.
 */
record SenderCode(String value) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String DIGITS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final int LENGTH = 10;

  static SenderCode random() {
    StringBuilder code = new StringBuilder();
    for (int n = 0; n < LENGTH; n++) {
      code.append(DIGITS.charAt(RANDOM.nextInt(DIGITS.length())));
    }
    return new SenderCode(code.toString());
  }

  /** As somebody typed it, in small letters or with spaces. */
  static SenderCode typed(String text) {
    return new SenderCode(text.replaceAll("[\\s-]+", "").toUpperCase(Locale.ROOT));
  }

  byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has SHA-256
    }
  }

  @Override
  public String toString() {
    return "SenderCode[masked]";
  }
}
