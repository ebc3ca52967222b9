package org.chorus.site.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Random;
import org.chorus.signature.NetworkRange;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {

  @Test
  void ofIpv4EachIsALineOfItsOwn() {
    ClientAddress ada = ClientAddress.of("192.0.2.1");
    ClientAddress neighbor = ClientAddress.of("192.0.2.2");
    ClientAddress stranger = ClientAddress.of("192.0.3.1");
    assertThat(ada.subscriber()).isNotEqualTo(neighbor.subscriber());
    assertThat(ada.network()).isEqualTo(neighbor.network()).isNotEqualTo(stranger.network());
    assertThat(ada.range().map(NetworkRange::cidr)).hasValue("192.0.2.0/24");
  }

  @Test
  void ofIpv6ALineHasAsManyAsItLikes() {
    ClientAddress ada = ClientAddress.of("2001:db8:1:2::1");
    ClientAddress phone = ClientAddress.of("2001:db8:1:2:aaaa:bbbb:cccc:dddd");
    ClientAddress neighbor = ClientAddress.of("2001:db8:1:3::1");
    ClientAddress stranger = ClientAddress.of("2001:db8:2:2::1");
    assertThat(ada).isEqualTo(phone);
    assertThat(ada.subscriber()).isNotEqualTo(neighbor.subscriber());
    assertThat(ada.network()).isEqualTo(neighbor.network()).isNotEqualTo(stranger.network());
  }

  @Test
  void ipv4InTheFormOfIpv6IsIpv4() {
    assertThat(ClientAddress.of("::ffff:192.0.2.1")).isEqualTo(ClientAddress.of("192.0.2.1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "unknown", "localhost", "192.0.2.1, 192.0.2.2", "_hidden"})
  void whatIsNoAddressIsOnePlace(String literal) {
    ClientAddress address = ClientAddress.of(literal);
    assertThat(address.range()).isEmpty();
    assertThat(address).isEqualTo(ClientAddress.of("no address"));
  }

  /** Written in any way, and told apart from others exactly where they differ; the seed is told. */
  @RepeatedTest(200)
  void isTheSameHoweverTheAddressIsWritten(RepetitionInfo repetition) throws UnknownHostException {
    Random random = new Random(repetition.getCurrentRepetition());
    boolean six = random.nextBoolean();
    byte[] bytes = new byte[six ? 16 : 4];
    random.nextBytes(bytes);
    bytes[0] = 0x20; // neither mapped nor unspecified
    String written = InetAddress.getByAddress(bytes).getHostAddress();
    ClientAddress address = ClientAddress.of(written);
    assertThat(ClientAddress.of(written.toUpperCase(Locale.ROOT))).isEqualTo(address);

    int lineBytes = six ? 8 : 4;
    int networkBytes = six ? 6 : 3;
    int changed = random.nextInt(1, bytes.length);
    bytes[changed] ^= (byte) (1 << random.nextInt(8));
    ClientAddress other = ClientAddress.of(InetAddress.getByAddress(bytes).getHostAddress());
    assertThat(other.subscriber() == address.subscriber()).isEqualTo(changed >= lineBytes);
    assertThat(other.network() == address.network()).isEqualTo(changed >= networkBytes);
    assertThat(other.range().equals(address.range())).isEqualTo(changed >= networkBytes);
  }

  @Test
  void printsMasked() {
    assertThat(ClientAddress.of("192.0.2.1").toString()).doesNotContain("192");
  }
}
