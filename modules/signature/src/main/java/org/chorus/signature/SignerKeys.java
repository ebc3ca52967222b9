package org.chorus.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
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
class SignerKeys {

  private static final String ALGORITHM = "HmacSHA256";
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

  /** For {@link DerivedKeys} alone. */
  SecretKey secret() {
    return secret;
  }

  byte[] of(EmailAddress address) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      return mac.doFinal(canonical.of(address).getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java platform has HMAC-SHA-256
    }
  }
}
