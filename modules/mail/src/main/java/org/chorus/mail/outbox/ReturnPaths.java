package org.chorus.mail.outbox;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.OrganizationId;
import org.chorus.mail.suppression.AddressKey;
import org.chorus.signature.DerivedKeys;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where what comes back is to go: an envelope address of each mail's own (VERP), {@code
 * bounces+TOKEN@…}. The token says whom the mail was to, as {@link AddressKey}, on whose behalf,
 * and on which day it left, under a code that nobody else can make; so nothing has to be kept about
 * mail that was sent, and nobody can have an address held back whose mail they do not read.
 */
@Component
public final class ReturnPaths {

  private static final int ORGANIZATION_BYTES = 6;
  private static final int PAYLOAD_BYTES = AddressKey.BYTES + ORGANIZATION_BYTES + Short.BYTES;
  private static final int CODE_BYTES = 8;
  private static final int RADIX = 32;
  private static final int DIGITS = 52; // of 32 bytes, five bits each

  /** Beyond it a mail server returns nothing any more. */
  private static final int DAYS_GOOD_FOR = 30;

  /** The part before the {@code @} has at most 64 (RFC 5321, section 4.5.3.1). */
  private static final int MAX_MAILBOX = 64 - DIGITS - 1;

  private static final Pattern TOKEN = Pattern.compile("\\+([0-9a-v]{" + DIGITS + "})@");

  private final Optional<EmailAddress> address;
  private final SecretKey key;
  private final Clock clock;

  /**
   * @param address where mail comes back to, without the token; nowhere when empty
   */
  ReturnPaths(
      DerivedKeys keys, @Value("${chorus.mail.bounces.address:}") String address, Clock clock) {
    this.address = EmailAddress.parse(address);
    if (!address.isBlank()
        && this.address.filter(back -> back.localPart().length() <= MAX_MAILBOX).isEmpty()) {
      throw new IllegalArgumentException(
          "chorus.mail.bounces.address must be an address with at most "
              + MAX_MAILBOX
              + " characters before the @");
    }
    this.key = keys.forPurpose("tokens in return paths", "HmacSHA256");
    this.clock = clock;
  }

  /**
   * Whom a mail was to, and on whose behalf.
   *
   * @param organizationEnd the last digits of the Organization's id; empty for the common pages
   */
  public record Origin(AddressKey recipient, Optional<String> organizationEnd) {}

  /** The last digits of an Organization's id, which tell it from all others in practice. */
  public static String endOf(OrganizationId organization) {
    String id = organization.value().toString();
    return id.substring(id.length() - 2 * ORGANIZATION_BYTES);
  }

  /** For one mail that leaves now; empty where nothing is to come back. */
  Optional<String> of(AddressKey recipient, Optional<OrganizationId> organization) {
    return address.map(
        back -> back.localPart() + "+" + token(recipient, organization) + "@" + back.domain());
  }

  private String token(AddressKey recipient, Optional<OrganizationId> organization) {
    byte[] payload =
        ByteBuffer.allocate(PAYLOAD_BYTES)
            .put(recipient.value())
            .put(
                organization
                    .map(id -> HexFormat.of().parseHex(endOf(id)))
                    .orElseGet(() -> new byte[ORGANIZATION_BYTES]))
            .putShort((short) today())
            .array();
    byte[] all = Arrays.copyOf(payload, PAYLOAD_BYTES + CODE_BYTES);
    System.arraycopy(code(payload), 0, all, PAYLOAD_BYTES, CODE_BYTES);
    String digits = new BigInteger(1, all).toString(RADIX);
    return "0".repeat(DIGITS - digits.length()) + digits;
  }

  /**
   * Whom the mail was to that left with one of these addresses. Empty unless the text holds a token
   * that was made here, less than a month ago.
   *
   * @param text any, for instance headers; letters may have changed their case on the way
   */
  public Optional<Origin> find(String text) {
    Matcher found = TOKEN.matcher(text.toLowerCase(Locale.ROOT));
    while (found.find()) {
      Optional<Origin> origin = read(found.group(1));
      if (origin.isPresent()) {
        return origin;
      }
    }
    return Optional.empty();
  }

  private Optional<Origin> read(String digits) {
    byte[] number = new BigInteger(digits, RADIX).toByteArray();
    byte[] all = new byte[PAYLOAD_BYTES + CODE_BYTES];
    int length = Math.min(number.length, all.length); // a leading zero is only a sign
    System.arraycopy(number, number.length - length, all, all.length - length, length);
    byte[] payload = Arrays.copyOf(all, PAYLOAD_BYTES);
    if (!MessageDigest.isEqual(code(payload), Arrays.copyOfRange(all, PAYLOAD_BYTES, all.length))) {
      return Optional.empty();
    }
    ByteBuffer fields = ByteBuffer.wrap(payload);
    byte[] recipient = new byte[AddressKey.BYTES];
    fields.get(recipient);
    byte[] organization = new byte[ORGANIZATION_BYTES];
    fields.get(organization);
    int age = (short) (today() - fields.getShort());
    return age < 0 || age > DAYS_GOOD_FOR
        ? Optional.empty()
        : Optional.of(
            new Origin(
                new AddressKey(recipient),
                Arrays.equals(organization, new byte[ORGANIZATION_BYTES])
                    ? Optional.empty()
                    : Optional.of(HexFormat.of().formatHex(organization))));
  }

  private int today() {
    return (int) LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toEpochDay();
  }

  private byte[] code(byte[] payload) {
    try {
      Mac mac = Mac.getInstance(key.getAlgorithm());
      mac.init(key);
      return Arrays.copyOf(mac.doFinal(payload), CODE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java platform has HMAC-SHA-256
    }
  }
}
