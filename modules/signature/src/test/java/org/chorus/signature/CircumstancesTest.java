package org.chorus.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CircumstancesTest {

  private static Circumstances with(Suspicion... suspicions) {
    return new Circumstances(Optional.empty(), Set.of(suspicions));
  }

  @Test
  void nothingIsSuspiciousByItself() {
    assertThat(Circumstances.UNKNOWN.areSuspicious()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void oneReasonIsEnoughUnlessItIsWeak(Suspicion suspicion) {
    assertThat(with(suspicion).areSuspicious()).isEqualTo(!suspicion.isWeak());
  }

  @Test
  void anOldPageAloneKeepsNobodyOut() {
    assertThat(with(Suspicion.FORM_TOKEN_OLD).areSuspicious()).isFalse();
    assertThat(with(Suspicion.FORM_TOKEN_OLD, Suspicion.HONEYPOT).areSuspicious()).isTrue();
  }

  @Test
  void cannotBeChangedAfterwards() {
    Set<Suspicion> seen = EnumSet.of(Suspicion.TOO_FAST);
    Circumstances circumstances = new Circumstances(Optional.empty(), seen);
    seen.add(Suspicion.HONEYPOT);
    assertThat(circumstances.suspicions()).containsExactly(Suspicion.TOO_FAST);
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> circumstances.suspicions().clear());
    assertThat(new Circumstances(Optional.empty(), new HashSet<>()))
        .isEqualTo(Circumstances.UNKNOWN);
  }

  @Test
  void printMasked() {
    NetworkRange network = NetworkRange.around(InetAddress.ofLiteral("192.0.2.1"));
    assertThat(new Circumstances(Optional.of(network), Set.of(Suspicion.TOO_FAST)).toString())
        .isEqualTo("Circumstances[masked]");
  }
}
