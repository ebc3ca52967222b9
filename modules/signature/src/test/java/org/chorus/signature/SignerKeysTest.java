package org.chorus.signature;

import static org.assertj.core.api.Assertions.assertThat;

import javax.crypto.SecretKey;
import org.chorus.kernel.EmailAddress;
import org.junit.jupiter.api.Test;

class SignerKeysTest {

  static final String SECRET = "dGVzdHMgb25seTogbm90IGEgc2VjcmV0IG9mIGFueWI=";
  static final EmailAddress ADA = new EmailAddress("Ada@example.org");

  final SignerKeys keys = new SignerKeys(SECRET);

  @Test
  void aDerivedKeyIsTheSameAtEveryStart() {
    SecretKey key = keys.derived("some purpose");
    assertThat(new SignerKeys(SECRET).derived("some purpose").getEncoded())
        .isEqualTo(key.getEncoded())
        .hasSize(32);
  }

  @Test
  void anotherPurposeOrAnotherSecretHasAnother() {
    byte[] key = keys.derived("some purpose").getEncoded();
    assertThat(keys.derived("another purpose").getEncoded()).isNotEqualTo(key);
    assertThat(
            new SignerKeys("YW5vdGhlciBzZWNyZXQsIHRlc3RzIG9ubHksIG5vYm9keQ==")
                .derived("some purpose")
                .getEncoded())
        .isNotEqualTo(key);
  }

  @Test
  void whatIsHashedForAnotherPurposeIsNotWhatPoolsKnow() {
    SecretKey own = keys.derived("some purpose");
    assertThat(keys.of(ADA, own))
        .isNotEqualTo(keys.of(ADA))
        .isEqualTo(keys.of(new EmailAddress("ADA@example.org"), own));
  }
}
