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
 * Turns an address, and in some pools a name, into the key by which a pool knows a person:
 * HMAC-SHA-256 (RFC 2104) of their canonical form under a secret of the installation. Without the
 * secret nobody can test whether a given address signed, not even with a copy of the database.
 * Whoever changes the secret makes every earlier signer a stranger.
 */
@Component
public class SignerKeys {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int MIN_SECRET_BYTES = 32;

  private final CanonicalAddresses canonical = new CanonicalAddresses();
  private final SecretKey secret;
  private final Mac fresh;

  SignerKeys(@Value("${chorus.signer-key}") String base64Secret) {
    byte[] bytes = Base64.getDecoder().decode(base64Secret);
    if (bytes.length < MIN_SECRET_BYTES) {
      throw new IllegalArgumentException(
          "chorus.signer-key must be the Base64 form of at least 32 random bytes");
    }
    secret = new SecretKeySpec(bytes, ALGORITHM);
    try {
      fresh = Mac.getInstance(ALGORITHM);
      fresh.init(secret);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java platform has HMAC-SHA-256
    }
  }

  /** For {@link DerivedKeys} alone. */
  SecretKey secret() {
    return secret;
  }

  byte[] of(SignRequest request) {
    return of(Signer.of(request));
  }

  /** By which a pool knows somebody, whose rule is the one that the Signer is told by. */
  public byte[] of(Signer signer) {
    return hash(
        switch (signer) {
          case Signer.AtAddress(var address) -> canonical.of(address);
          // No address has a line break, so none has the key of an address with a name.
          case Signer.Named(var address, var given, var family) ->
              canonical.of(address) + "\n" + CanonicalNames.of(given, family);
        });
  }

  /**
   * The same for every spelling of a mailbox's address, under one of the {@link DerivedKeys}: no
   * pool's keys can be matched with it.
   */
  public byte[] of(EmailAddress address, SecretKey key) {
    return hash(key, canonical.of(address).getBytes(StandardCharsets.UTF_8));
  }

  static byte[] hash(SecretKey key, byte[] message) {
    try {
      Mac mac = Mac.getInstance(key.getAlgorithm());
      mac.init(key);
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java platform has HMAC-SHA-256
    }
  }

  byte[] hash(String person) {
    try {
      Mac mac = (Mac) fresh.clone(); // ready, which getting one anew is not
      return mac.doFinal(person.getBytes(StandardCharsets.UTF_8));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e); // the JDK's own can be
    }
  }
}
