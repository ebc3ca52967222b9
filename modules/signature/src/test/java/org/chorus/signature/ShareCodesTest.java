package org.chorus.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShareCodesTest {

  static final String SECRET = Base64.getEncoder().encodeToString(new byte[32]);

  final ShareCodes codes = new ShareCodes(new DerivedKeys(new SignerKeys(SECRET)));

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 10_000_001, Long.MAX_VALUE})
  void aCodeLeadsToItsSignature(long signature) {
    assertThat(codes.signature(codes.of(signature))).hasValue(signature);
  }

  @Test
  void noTwoCodesOfOneSignatureAreAlike() {
    Set<String> all = new HashSet<>();
    for (int n = 0; n < 1_000; n++) {
      all.add(codes.of(7));
    }
    assertThat(all).hasSize(1_000).allMatch(code -> code.matches("[A-Za-z0-9_-]{22}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "k7m2xqp",
        "AAAAAAAAAAAAAAAAAAAAAA",
        "aaaaaaaaaaaaaaaaaaaaaa",
        "!!!!!!!!!!!!!!!!!!!!!!",
        "äääääääääääääääääääääää",
        "AAAAAAAAAAAAAAAAAAAAAAA"
      })
  void whatIsNoCodeIsNobodys(String text) {
    assertThat(codes.signature(text)).isEqualTo(OptionalLong.empty());
  }

  @Test
  void aCodeWithOneLetterChangedIsNobodys() {
    String code = codes.of(7);
    char other = code.charAt(3) == 'x' ? 'y' : 'x';
    assertThat(codes.signature(code.substring(0, 3) + other + code.substring(4)))
        .isEqualTo(OptionalLong.empty());
  }
}
