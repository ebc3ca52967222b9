package org.chorus.signature;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.OptionalLong;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Service;

/**
 * The codes in the links by which supporters pass a page on. Each is one block of AES around the
 * number of the Signature, noise and zeros, so that it tells nobody anything: neither who it is,
 * nor how many signed, nor that two codes are of the same person. Nothing is stored for it. Whoever
 * invents codes hits one in 2<sup>32</sup>, and has then credited a stranger with having shared.
 * (Why so: decision 0057.)
 */
@Service
public class ShareCodes {

  private static final String BLOCK = "AES/ECB/NoPadding"; // of exactly one block
  private static final int BYTES = 16;
  private static final int LENGTH = 22;

  private final SecretKey key;
  private final SecureRandom random = new SecureRandom();

  ShareCodes(DerivedKeys keys) {
    this.key = keys.forPurpose("codes of supporters' links", "AES");
  }

  /** A code of a Signature, another one each time: 22 letters, digits, hyphens and underscores. */
  public String of(long signature) {
    byte[] block =
        ByteBuffer.allocate(BYTES).putLong(signature).putInt(random.nextInt()).putInt(0).array();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(apply(Cipher.ENCRYPT_MODE, block));
  }

  /** Whose code it is; empty for what is none. */
  OptionalLong signature(String code) {
    if (code.length() != LENGTH) {
      return OptionalLong.empty();
    }
    ByteBuffer block;
    try {
      block = ByteBuffer.wrap(apply(Cipher.DECRYPT_MODE, Base64.getUrlDecoder().decode(code)));
    } catch (IllegalArgumentException malformed) {
      return OptionalLong.empty();
    }
    return block.getInt(BYTES - Integer.BYTES) == 0
        ? OptionalLong.of(block.getLong(0))
        : OptionalLong.empty();
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
