package org.chorus.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import org.springframework.stereotype.Component;

/**
 * Keys for what the installation signs for itself, each derived from its secret for one purpose
 * (HKDF with SHA-256, RFC 5869): whoever learns one learns neither the secret nor another key. The
 * same on every node, and gone with the secret.
 */
@Component
public class DerivedKeys {

  private static final int BYTES = 32;

  private final SignerKeys signerKeys;

  DerivedKeys(SignerKeys signerKeys) {
    this.signerKeys = signerKeys;
  }

  /**
   * The key for a purpose, always the same.
   *
   * @param purpose names one use of one key, and is never used for another
   * @param algorithm that the key is for, {@code HmacSHA256} for instance
   */
  public SecretKey forPurpose(String purpose, String algorithm) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveKey(
              algorithm,
              HKDFParameterSpec.ofExtract()
                  .addIKM(signerKeys.secret())
                  .thenExpand(("chorus " + purpose).getBytes(StandardCharsets.UTF_8), BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java platform since 25 has HKDF with SHA-256
    }
  }
}
