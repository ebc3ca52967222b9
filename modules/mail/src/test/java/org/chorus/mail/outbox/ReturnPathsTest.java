package org.chorus.mail.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.chorus.kernel.OrganizationId;
import org.chorus.mail.outbox.ReturnPaths.Origin;
import org.chorus.mail.suppression.AddressKey;
import org.chorus.signature.DerivedKeys;
import org.chorus.signature.TestKeys;
import org.chorus.testing.ManualClock;
import org.junit.jupiter.api.Test;

class ReturnPathsTest {

  static final DerivedKeys KEYS = TestKeys.some();
  static final OrganizationId RIVERS = new OrganizationId(UUID.randomUUID());

  final ManualClock clock = new ManualClock();
  final ReturnPaths paths = new ReturnPaths(KEYS, "bounces@mail.example", clock);

  static AddressKey key(int seed) {
    byte[] bytes = new byte[AddressKey.BYTES];
    new Random(seed).nextBytes(bytes);
    return new AddressKey(bytes);
  }

  String path(AddressKey key) {
    return paths.of(key, Optional.of(RIVERS)).orElseThrow();
  }

  @Test
  void whatComesBackTellsWhomTheMailWasToAndForWhom() {
    for (int seed = 0; seed < 500; seed++) {
      assertThat(paths.find("<" + path(key(seed)) + ">"))
          .contains(new Origin(key(seed), Optional.of(ReturnPaths.endOf(RIVERS))));
    }
    AddressKey zeros = new AddressKey(new byte[AddressKey.BYTES]);
    assertThat(paths.find(paths.of(zeros, Optional.empty()).orElseThrow()))
        .contains(new Origin(zeros, Optional.empty()));
  }

  @Test
  void noAddressIsLongerThanServersTake() {
    assertThat(path(key(1)).indexOf('@')).isLessThanOrEqualTo(64);
  }

  @Test
  void lettersMayChangeTheirCaseOnTheWay() {
    assertThat(paths.find(path(key(1)).toUpperCase(Locale.ROOT))).isPresent();
  }

  @Test
  void whatIsChangedByOneDigitIsNobodys() {
    String path = path(key(1));
    int token = path.indexOf('+') + 1;
    Set<String> changed = new HashSet<>();
    for (int n = 0; n < 52; n++) {
      char other = path.charAt(token + n) == '7' ? '8' : '7';
      changed.add(path.substring(0, token + n) + other + path.substring(token + n + 1));
    }
    assertThat(changed).hasSize(52).noneMatch(text -> paths.find(text).isPresent());
  }

  @Test
  void anotherInstallationsIsNobodys() {
    ReturnPaths others = new ReturnPaths(TestKeys.others(), "bounces@mail.example", clock);
    assertThat(others.find(path(key(1)))).isEmpty();
  }

  @Test
  void afterAMonthNothingComesBackAnyMore() {
    String path = path(key(1));
    clock.advance(Duration.ofDays(30));
    assertThat(paths.find(path)).isPresent();
    clock.advance(Duration.ofDays(1));
    assertThat(paths.find(path)).isEmpty();
  }

  @Test
  void withoutTheSettingThereIsNone() {
    assertThat(new ReturnPaths(KEYS, "", clock).of(key(1), Optional.empty())).isEmpty();
  }

  @Test
  void anAddressThatLeavesNoRoomIsRefusedAndSoIsNone() {
    for (String address : new String[] {"returned-mail@mail.example", "no address"}) {
      assertThatThrownBy(() -> new ReturnPaths(KEYS, address, clock))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("chorus.mail.bounces.address")
          .hasMessageNotContaining(address);
    }
  }
}
