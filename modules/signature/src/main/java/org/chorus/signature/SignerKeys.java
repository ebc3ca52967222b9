package org.chorus.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.chorus.kernel.EmailAddress;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Turns an address into the key by which a pool knows a person: HMAC-SHA-256 (RFC 2104) of the
 * canonical address under a secret of the installation. Without the secret nobody can test whether
 * a given address signed, not even with a copy of the database. Whoever changes the secret makes
 * every earlier signer a stranger.
 */
@Component
public class SignerKeys {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int DERIVED_BYTES = 32;
  private static final int MIN_SECRET_BYTES = 32;

  private final CanonicalAddresses canonical = new CanonicalAddresses();
  private final SecretKeySpec secret;

  SignerKeys(@Value("${chorus.signer-key}") String base64Secret) {
    byte[] bytes = Base64.getDecoder().decode(base64Secret);
    if (bytes.length < MIN_SECRET_BYTES) {
      throw new IllegalArgumentException(
          "chorus.signer-key must be the Base64 form of at least 32 random bytes");
    }
    secret = new SecretKeySpec(bytes, ALGORITHM);
  }

  /** By which every pool knows whoever reads the mail of an address. */
  public byte[] of(EmailAddress address) {
    return of(address, secret);
  }

  /** The same under a {@link #derived} key, so that nothing can be matched with a pool. */
  public byte[] of(EmailAddress address, SecretKey key) {
    return hash(key, canonical.of(address).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A key for one other purpose (RFC 5869, HKDF with SHA-256): whoever has it learns neither the
   * secret nor the key for a third purpose. The same at every start, and another with another
   * secret.
   *
   * @param purpose in a few words; whoever changes them changes the key
   */
  public SecretKey derived(String purpose) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveKey(
              ALGORITHM,
              HKDFParameterSpec.ofExtract()
                  .addIKM(secret)
                  .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), DERIVED_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java platform since 25 has it
    }
  }

  static byte[] hash(SecretKey key, byte[] message) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java platform has HMAC-SHA-256
    }
  }
}
