package org.chorus.site.abuse;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.signature.DerivedKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * What a form carries to show that it was taken from a page of ours, and when. Everybody who reads
 * a page at the same moment gets the same token, because pages are shared: it tells when the page
 * was made, for which Campaign and partner, and whether it set a challenge, signed (HMAC-SHA-256,
 * RFC 2104, cut to 128 bits) with a key that all nodes derive from the installation's secret. It
 * tells nothing about who reads.
 */
@Component
final class FormTokens {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int STAMP_BYTES = Long.BYTES;
  private static final int SIGNATURE_BYTES = 16;
  private static final int LENGTH = (STAMP_BYTES + SIGNATURE_BYTES) * 4 / 3; // no padding
  private static final int PAGE_BYTES = 4 * Long.BYTES;
  private static final UUID NO_PARTNER = new UUID(0, 0);

  private final Mac keyed;
  private final Clock clock;

  @Autowired
  FormTokens(DerivedKeys keys, Clock clock) {
    this(keys.forPurpose("form token", ALGORITHM), clock);
  }

  FormTokens(SecretKey key, Clock clock) {
    try {
      keyed = Mac.getInstance(ALGORITHM);
      keyed.init(key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java platform has HMAC-SHA-256
    }
    this.clock = clock;
  }

  /** What a token says. */
  sealed interface Reading {

    /** There is none. */
    record Missing() implements Reading {}

    /** It is not one of ours for this page. */
    record Forged() implements Reading {}

    /**
     * It is ours.
     *
     * @param age since the page was made; negative where the clock of another node is ahead
     * @param challenged whether the page set a challenge
     */
    record Genuine(Duration age, boolean challenged) implements Reading {}
  }

  /** For a page that is made now. */
  String issue(PublishedPage page, boolean challenged) {
    long stamp = clock.millis() << 1 | (challenged ? 1 : 0);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            ByteBuffer.allocate(STAMP_BYTES + SIGNATURE_BYTES)
                .putLong(stamp)
                .put(signature(page, stamp), 0, SIGNATURE_BYTES)
                .array());
  }

  Reading read(String token, PublishedPage page) {
    if (token.isEmpty()) {
      return new Reading.Missing();
    }
    if (token.length() != LENGTH) {
      return new Reading.Forged();
    }
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException notBase64) {
      return new Reading.Forged();
    }
    if (bytes.length != STAMP_BYTES + SIGNATURE_BYTES) {
      return new Reading.Forged(); // padded
    }
    long stamp = ByteBuffer.wrap(bytes).getLong();
    boolean ours =
        MessageDigest.isEqual( // in constant time
            Arrays.copyOf(signature(page, stamp), SIGNATURE_BYTES),
            Arrays.copyOfRange(bytes, STAMP_BYTES, bytes.length));
    return ours
        ? new Reading.Genuine(Duration.ofMillis(clock.millis() - (stamp >> 1)), (stamp & 1) == 1)
        : new Reading.Forged();
  }

  /** A copy of one that has its key is ready at once, and nobody waits for another's. */
  private byte[] signature(PublishedPage page, long stamp) {
    UUID campaign = page.campaign().value();
    UUID partner = page.organization().map(own -> own.id().value()).orElse(NO_PARTNER);
    byte[] signed =
        ByteBuffer.allocate(STAMP_BYTES + PAGE_BYTES)
            .putLong(stamp)
            .putLong(campaign.getMostSignificantBits())
            .putLong(campaign.getLeastSignificantBits())
            .putLong(partner.getMostSignificantBits())
            .putLong(partner.getLeastSignificantBits())
            .array();
    try {
      return ((Mac) keyed.clone()).doFinal(signed);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e); // the JDK's own can
    }
  }
}
