package org.chorus.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.chorus.kernel.OrganizationId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShareCodesTest {

  static final String SECRET = Base64.getEncoder().encodeToString(new byte[32]);

  static final OrganizationId RIVERS = OrganizationId.random();

  final ShareCodes codes = new ShareCodes(new DerivedKeys(new SignerKeys(SECRET)));

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 10_000_001, (1L << 48) - 1})
  void aCodeLeadsToItsSignatureAndTheVisitsPartner(long signature) {
    assertThat(codes.read(codes.of(signature, Optional.of(RIVERS))))
        .hasValueSatisfying(
            shared -> {
              assertThat(shared.signature()).isEqualTo(signature);
              assertThat(shared.isBy(RIVERS)).isTrue();
              assertThat(shared.isBy(OrganizationId.random())).isFalse();
            });
    assertThat(codes.read(codes.of(signature, Optional.empty())))
        .hasValue(new ShareCodes.Shared(signature, 0));
  }

  @Test
  void noTwoCodesOfOneSignatureAreAlike() {
    Set<String> all = new HashSet<>();
    for (int n = 0; n < 1_000; n++) {
      all.add(codes.of(7, Optional.of(RIVERS)));
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
    assertThat(codes.read(text)).isEmpty();
  }

  @Test
  void aCodeWithOneLetterChangedIsNotThatPersons() {
    String code = codes.of(7, Optional.empty());
    char other = code.charAt(3) == 'x' ? 'y' : 'x';
    assertThat(codes.read(code.substring(0, 3) + other + code.substring(4)))
        .isNotEqualTo(codes.read(code));
  }
}
