package org.chorus.mail.outbox;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.mail.MessagingException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.jspecify.annotations.Nullable;
import org.simplejavamail.utils.mail.dkim.Canonicalization;
import org.simplejavamail.utils.mail.dkim.DkimMessage;
import org.simplejavamail.utils.mail.dkim.DkimSigner;
import org.simplejavamail.utils.mail.dkim.SigningAlgorithm;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Signs mail in the name of an Organization's domain (DKIM, RFC 6376), with the installation's one
 * key: each domain that carries its public half in its DNS vouches for mail that was signed here.
 */
@Component
public final class DomainSigner {

  private static final int MIN_BITS = 2048;
  private static final int ID_BYTES = 8;

  private final @Nullable RSAPrivateCrtKey key;
  private final String selector;

  /**
   * @param pem an RSA key of at least 2048 bits in PKCS #8, as {@code openssl genpkey} writes it;
   *     nothing is signed when empty
   * @param selector under which name domains carry the public half
   */
  DomainSigner(
      @Value("${chorus.mail.dkim.key:}") String pem,
      @Value("${chorus.mail.dkim.selector:chorus}") String selector) {
    this.key = pem.isBlank() ? null : read(pem);
    this.selector = selector;
    if (!selector.matches("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")) {
      throw new IllegalArgumentException(
          "chorus.mail.dkim.selector must be lower-case letters, digits and hyphens");
    }
  }

  private static RSAPrivateCrtKey read(String pem) {
    try {
      byte[] encoded =
          Base64.getDecoder()
              .decode(pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s+", ""));
      if (KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded))
              instanceof RSAPrivateCrtKey rsa
          && rsa.getModulus().bitLength() >= MIN_BITS) {
        return rsa;
      }
    } catch (GeneralSecurityException | IllegalArgumentException notAKey) {
      // said below, without what was written there: it is a secret, if a broken one
    }
    throw new IllegalArgumentException(
        "chorus.mail.dkim.key must be an RSA key of at least 2048 bits in PKCS #8");
  }

  /** What domains have to carry, and where. */
  public record Wanted(String selector, String publicKey) {

    /** The name of the record for one domain. */
    public String nameAt(String domain) {
      return selector + "._domainkey." + domain;
    }

    /** The content of the TXT record (RFC 6376, section 3.6.1). */
    public String record() {
      return "v=DKIM1; k=rsa; p=" + publicKey;
    }

    /** Short, and another with another key or selector. */
    public String id() {
      try {
        byte[] digest =
            MessageDigest.getInstance("SHA-256")
                .digest((selector + " " + publicKey).getBytes(US_ASCII));
        return HexFormat.of().formatHex(Arrays.copyOf(digest, ID_BYTES));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e); // every Java platform has SHA-256
      }
    }
  }

  /** What a domain has to carry so that mail can be signed for it; empty where none is signed. */
  public Optional<Wanted> wanted() {
    return Optional.ofNullable(key).map(rsa -> new Wanted(selector, publicHalf(rsa)));
  }

  private static String publicHalf(RSAPrivateCrtKey rsa) {
    try {
      PublicKey half =
          KeyFactory.getInstance("RSA")
              .generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent()));
      return Base64.getEncoder().encodeToString(half.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // a key that was read has another half
    }
  }

  /**
   * The same mail, signed.
   *
   * @param message complete, with its changes saved; what is changed afterwards breaks the
   *     signature
   */
  SMTPMessage sign(SMTPMessage message, String domain) throws MessagingException {
    if (key == null) {
      throw new IllegalStateException("there is no key to sign with");
    }
    DkimSigner signer = new DkimSigner(domain, selector, key);
    signer.setSigningAlgorithm(SigningAlgorithm.SHA256_WITH_RSA);
    signer.setHeaderCanonicalization(Canonicalization.RELAXED);
    signer.setBodyCanonicalization(Canonicalization.RELAXED);
    signer.setCheckDomainKey(false); // the domain was asked when it was checked, not with each mail
    signer.addHeaderToSign("Auto-Submitted");
    DkimMessage signed = new DkimMessage(message, signer);
    signed.setEnvelopeFrom(message.getEnvelopeFrom());
    return signed;
  }
}
