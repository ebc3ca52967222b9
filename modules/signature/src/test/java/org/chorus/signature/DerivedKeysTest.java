package org.chorus.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class DerivedKeysTest {

  private static final String SECRET = base64((byte) 1);

  private static String base64(byte fill) {
    byte[] secret = new byte[32];
    Arrays.fill(secret, fill);
    return Base64.getEncoder().encodeToString(secret);
  }

  private static byte[] key(String secret, String purpose) {
    return new DerivedKeys(new SignerKeys(secret)).forPurpose(purpose, "HmacSHA256").getEncoded();
  }

  @Test
  void everyNodeHasTheSame() {
    assertThat(key(SECRET, "form token")).hasSize(32).isEqualTo(key(SECRET, "form token"));
  }

  @Test
  void eachPurposeAndEachSecretHasItsOwn() {
    assertThat(key(SECRET, "form token"))
        .isNotEqualTo(key(SECRET, "challenge"))
        .isNotEqualTo(key(base64((byte) 2), "form token"))
        .isNotEqualTo(Base64.getDecoder().decode(SECRET));
  }
}
