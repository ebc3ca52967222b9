package org.chorus.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import javax.crypto.SecretKey;
import org.chorus.kernel.EmailAddress;
import org.junit.jupiter.api.Test;

class SignerKeysTest {

  static final EmailAddress ADA = new EmailAddress("Ada@example.org");

  final SignerKeys keys = new SignerKeys("dGVzdHMgb25seTogbm90IGEgc2VjcmV0IG9mIGFueWI=");

  @Test
  void refusesAShortSecret() {
    assertThatThrownBy(() -> new SignerKeys("c2hvcnQ="))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** With another answer here every pool there is would take its signers for strangers. */
  @Test
  void theKeyOfAnAddressIsWhatItAlwaysWas() {
    assertThat(HexFormat.of().formatHex(keys.of(new Signer.AtAddress(ADA))))
        .isEqualTo("9ce81d9390d078c9537e6ea328b7072f8fdc2322d4e207829e3b18dfdbe6e8b8");
  }

  @Test
  void whatIsHashedForAnotherPurposeIsNotWhatPoolsKnow() {
    SecretKey own = new DerivedKeys(keys).forPurpose("some purpose", "HmacSHA256");
    assertThat(keys.of(ADA, own))
        .isNotEqualTo(keys.of(new Signer.AtAddress(ADA)))
        .isEqualTo(keys.of(new EmailAddress("ADA@example.org"), own));
  }
}
