package org.chorus.signature;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import org.chorus.kernel.OrganizationId;
import org.springframework.stereotype.Service;

/**
 * The codes in the links by which supporters pass a page on. Each is one block of AES around the
 * number of the Signature, who is credited with the visit, noise and zeros, so that it tells nobody
 * anything: neither who it is, nor how many signed, nor that two codes are of the same person, nor
 * whether somebody had signed before. Nothing is stored for it. Whoever invents codes hits one in
 * 2<sup>16</sup>, and has then credited a stranger with having shared. (Why so: decision 0057.)
 */
@Service
public class ShareCodes {

  private static final String BLOCK = "AES/ECB/NoPadding"; // of exactly one block
  private static final int BYTES = 16;
  private static final int LENGTH = 22;
  private static final int SIGNATURE_BITS = 48;
  private static final int CHECK_BITS = 16;

  private final SecretKey key;
  private final SecureRandom random = new SecureRandom();

  ShareCodes(DerivedKeys keys) {
    this.key = keys.forPurpose("codes of supporters' links", "AES");
  }

  /**
   * What a code says.
   *
   * @param partner the mark of the partner that is credited with the visit; 0 for none
   */
  record Shared(long signature, int partner) {

    /** Whether it is this one; of a few hundred no two have the same mark. */
    boolean isBy(OrganizationId organization) {
      return partner == mark(organization);
    }
  }

  /**
   * A code of a visit, another one each time: 22 letters, digits, hyphens and underscores.
   *
   * @param partner who is credited with this visit, not with the first: what came before shows in
   *     no code
   */
  public String of(long signature, Optional<OrganizationId> partner) {
    byte[] block =
        ByteBuffer.allocate(BYTES)
            .putLong(signature << CHECK_BITS) // the last bits stay zero
            .putInt(partner.map(ShareCodes::mark).orElse(0))
            .putInt(random.nextInt())
            .array();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(apply(Cipher.ENCRYPT_MODE, block));
  }

  /** What it says; empty for what is no code. */
  Optional<Shared> read(String code) {
    if (code.length() != LENGTH) {
      return Optional.empty();
    }
    ByteBuffer block;
    try {
      block = ByteBuffer.wrap(apply(Cipher.DECRYPT_MODE, Base64.getUrlDecoder().decode(code)));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
    long head = block.getLong();
    return head << SIGNATURE_BITS == 0
        ? Optional.of(new Shared(head >>> CHECK_BITS, block.getInt()))
        : Optional.empty();
  }

  private static int mark(OrganizationId organization) {
    return (int) organization.value().getMostSignificantBits();
  }

  private byte[] apply(int mode, byte[] block) {
    try {
      Cipher cipher = Cipher.getInstance(BLOCK);
      cipher.init(mode, key);
      return cipher.doFinal(block);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java platform has AES, and the block is whole
    }
  }
}
