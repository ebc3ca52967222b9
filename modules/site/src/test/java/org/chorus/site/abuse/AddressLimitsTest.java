package org.chorus.site.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** With the limits as delivered. */
class AddressLimitsTest {

  static final ClientAddress SCHOOL = ClientAddress.of("192.0.2.1");

  final AtomicLong nanos = new AtomicLong(-5);
  final AddressLimits limits = new AddressLimits(Settings.asDelivered(), nanos::get);

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Nested
  class Signatures {

    @Test
    void ofAWholeSchoolAreFine() {
      assertThat(IntStream.range(0, 100).filter(n -> limits.crowds(SCHOOL))).isEmpty();
    }

    @Test
    void beyondThatAreACrowdUntilItIsOver() {
      IntStream.range(0, 100).forEach(n -> limits.crowds(SCHOOL));
      assertThat(limits.crowds(SCHOOL)).isTrue();
      assertThat(limits.crowds(ClientAddress.of("192.0.2.2"))).isFalse();
      pass(Duration.ofMinutes(10));
      assertThat(limits.crowds(SCHOOL)).isFalse();
    }

    @Test
    void fromManyAddressesOfOneNetworkAreACrowdToo() {
      for (int n = 0; n < 500; n++) {
        assertThat(limits.crowds(ClientAddress.of("192.0.2." + n % 250))).isFalse();
      }
      assertThat(limits.crowds(ClientAddress.of("192.0.2.251"))).isTrue();
      assertThat(limits.crowds(ClientAddress.of("192.0.3.251"))).isFalse();
    }

    @Test
    void fromOneLineOfIpv6AreACrowdWhateverAddressItTakes() {
      for (int n = 0; n < 100; n++) {
        limits.crowds(ClientAddress.of("2001:db8:0:1:" + Integer.toHexString(n) + "::1"));
      }
      assertThat(limits.crowds(ClientAddress.of("2001:db8:0:1:ffff::1"))).isTrue();
      assertThat(limits.crowds(ClientAddress.of("2001:db8:0:2::1"))).isFalse();
    }

    @Test
    void fromOneSiteOfIpv6AreACrowdWhateverLineItTakes() {
      for (int n = 0; n < 500; n++) {
        limits.crowds(ClientAddress.of("2001:db8:0:" + Integer.toHexString(n) + "::1"));
      }
      assertThat(limits.crowds(ClientAddress.of("2001:db8:0:ffff::1"))).isTrue();
      assertThat(limits.crowds(ClientAddress.of("2001:db8:1:ffff::1"))).isFalse();
    }
  }

  @Nested
  class Posts {

    @Test
    void areHeldBackWhenTheyFloodAndGivenBackAsLongAsThatIsAffordable() {
      for (int n = 0; n < 600; n++) {
        assertThat(limits.admit(SCHOOL)).isEqualTo(new Admission.Admitted());
      }
      for (int n = 0; n < 60; n++) {
        assertThat(limits.admit(SCHOOL))
            .isEqualTo(new Admission.Later(Duration.ofSeconds(2))); // one a second, rounded up
      }
      assertThat(limits.admit(SCHOOL)).isEqualTo(new Admission.Flooded(Duration.ofSeconds(2)));
      assertThat(limits.admit(ClientAddress.of("198.51.100.1")))
          .isEqualTo(new Admission.Admitted());
    }

    @Test
    void areTakenAgainAtThePaceThatIsAllowed() {
      IntStream.range(0, 10_000).forEach(n -> limits.admit(SCHOOL));
      pass(Duration.ofSeconds(1));
      assertThat(limits.admit(SCHOOL)).isEqualTo(new Admission.Admitted());
      assertThat(limits.admit(SCHOOL)).isNotEqualTo(new Admission.Admitted());
    }
  }

  /** One who signs from anywhere is nobody's crowd; the seed is told. */
  @RepeatedTest(5)
  void peopleAllOverTheWorldAreNoCrowd(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    for (int n = 0; n < 20_000; n++) {
      String address =
          random.nextBoolean()
              ? "%d.%d.%d.%d"
                  .formatted(
                      random.nextInt(1, 224),
                      random.nextInt(256),
                      random.nextInt(256),
                      random.nextInt(256))
              : "2a%02x:%x:%x:%x::1"
                  .formatted(
                      random.nextInt(256),
                      random.nextInt(65_536),
                      random.nextInt(65_536),
                      random.nextInt(65_536));
      ClientAddress from = ClientAddress.of(address);
      assertThat(limits.admit(from)).isEqualTo(new Admission.Admitted());
      assertThat(limits.crowds(from)).as(address).isFalse();
    }
  }
}
