package org.chorus.signature.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkAreaTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.0/24, 192.0.2.0/24",
    "' 192.0.2.77 ', 192.0.2.0/24",
    "192.0.2.77/32, 192.0.2.0/24",
    "198.0.0.0/8, 198.0.0.0/8",
    "2001:db8::/32, 2001:db8:0::/32",
    "2001:db8:7::1, 2001:db8:7::/48"
  })
  void readsWhatPeopleWriteAndKeepsNoMoreThanSignaturesHave(String text, String inet) {
    assertThat(NetworkArea.parse(text).orElseThrow().inet()).isEqualTo(inet);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.org",
        "192.0.2",
        "192.0.2.256",
        "192.0.2.0/",
        "192.0.2.0/x",
        "fe80::1%eth0",
        "192.0.2.0/24; select"
      })
  void takesNothingElseAndLooksNothingUp(String text) {
    assertThat(NetworkArea.parse(text)).isEmpty();
  }
}
