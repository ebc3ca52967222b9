package org.chorus.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SignerKeysTest {

  @Test
  void refusesAShortSecret() {
    assertThatThrownBy(() -> new SignerKeys("c2hvcnQ="))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** With another answer here every pool there is would take its signers for strangers. */
  @Test
  void theKeyOfAnAddressIsWhatItAlwaysWas() {
    SignerKeys keys = new SignerKeys("dGVzdHMgb25seTogbm90IGEgc2VjcmV0IG9mIGFueWI=");
    assertThat(HexFormat.of().formatHex(keys.hash("ada@example.org")))
        .isEqualTo("9ce81d9390d078c9537e6ea328b7072f8fdc2322d4e207829e3b18dfdbe6e8b8");
  }
}
