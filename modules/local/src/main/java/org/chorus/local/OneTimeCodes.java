package org.chorus.local;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The authenticator app of the demo's people: time-based one-time passwords (RFC 6238) as Keycloak
 * takes them by default, of six digits, changing every 30 seconds, with HMAC-SHA1.
 */
final class OneTimeCodes {
  static final Duration PERIOD = Duration.ofSeconds(30);
  private static final int MODULUS = 1_000_000;

  private OneTimeCodes() {}

  static String at(Instant time, String secret) {
    byte[] counter =
        ByteBuffer.allocate(Long.BYTES)
            .putLong(Math.floorDiv(time.getEpochSecond(), PERIOD.toSeconds()))
            .array();
    byte[] hash = hmac(secret.getBytes(StandardCharsets.UTF_8), counter);
    int offset = hash[hash.length - 1] & 0xf;
    int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
    return String.format(Locale.ROOT, "%06d", number % MODULUS);
  }

  private static byte[] hmac(byte[] key, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key, "HmacSHA1"));
      return mac.doFinal(message);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
