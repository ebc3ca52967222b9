package org.chorus.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkRangeTest {

  private static NetworkRange around(String address) {
    return NetworkRange.around(InetAddress.ofLiteral(address));
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1,             192.0.2.0/24",
    "192.0.2.255,           192.0.2.0/24",
    "255.255.255.255,       255.255.255.0/24",
    "0.0.0.0,               0.0.0.0/24",
    "2001:db8:1:2:3:4:5:6,  2001:db8:1::/48",
    "2001:db8:1::,          2001:db8:1::/48",
    "::ffff:192.0.2.1,      192.0.2.0/24",
    "::1,                   0:0:0::/48"
  })
  void isTheNetworkAroundAnAddress(String address, String network) {
    assertThat(around(address).cidr()).isEqualTo(network);
  }

  /** The seed is in the test's name. */
  @RepeatedTest(200)
  void keepsTheBeginningOfAnAddressAndNoMore(RepetitionInfo repetition)
      throws UnknownHostException {
    Random random = new Random(repetition.getCurrentRepetition());
    boolean six = random.nextBoolean();
    byte[] address = new byte[six ? 16 : 4];
    random.nextBytes(address);
    address[0] = 0x20; // not an IPv4 address in IPv6 form
    int kept = six ? 6 : 3;
    NetworkRange range = NetworkRange.around(InetAddress.getByAddress(address));

    byte[] neighbor = address.clone();
    neighbor[kept + random.nextInt(address.length - kept)] ^= (byte) (1 << random.nextInt(8));
    assertThat(NetworkRange.around(InetAddress.getByAddress(neighbor))).isEqualTo(range);

    byte[] stranger = address.clone();
    stranger[1 + random.nextInt(kept - 1)] ^= (byte) (1 << random.nextInt(8));
    assertThat(NetworkRange.around(InetAddress.getByAddress(stranger))).isNotEqualTo(range);

    String[] parts = range.cidr().split("/", 2);
    InetAddress first = InetAddress.ofLiteral(parts[0]);
    assertThat(first.getAddress()).startsWith(Arrays.copyOf(address, kept));
    assertThat(NetworkRange.around(first)).isEqualTo(range);
  }

  @Test
  void isNeverMoreThanTheBeginning() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NetworkRange(NetworkRange.Family.IPV4, 1 << 24));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NetworkRange(NetworkRange.Family.IPV6, 1L << 48));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NetworkRange(NetworkRange.Family.IPV6, -1));
  }

  @Test
  void printsMasked() {
    assertThat(around("192.0.2.1").toString()).doesNotContain("192");
  }
}
