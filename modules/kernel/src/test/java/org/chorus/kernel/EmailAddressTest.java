package org.chorus.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada@example.org",
        "ada.lovelace+news@mail.example.org",
        "o'hara@example.org",
        "jörg@example.org",
        "ada@bücher.example"
      })
  void acceptsPlausibleAddresses(String text) {
    assertThat(EmailAddress.parse(text)).map(EmailAddress::value).contains(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "ada",
        "@example.org",
        "ada@",
        "ada@example",
        "a b@example.org",
        "ada@exa mple.org",
        "ada@@example.org",
        ".ada@example.org",
        "ada.@example.org",
        "a..b@example.org",
        "ada@-example.org",
        "ada@example..org",
        "ada\u0000@example.org",
        "ada\r\n@example.org",
        "<ada@example.org>",
        "ada@example.org,bob@example.org",
        "ada@127.0.0.1",
        "\"ada\"@example.org"
      })
  void refusesWhatCannotBeAnAddress(String text) {
    assertThat(EmailAddress.parse(text)).isEmpty();
  }

  @Test
  void refusesLongAddresses() {
    assertThat(EmailAddress.parse("a".repeat(65) + "@example.org")).isEmpty();
    assertThat(EmailAddress.parse("ada@" + "example.".repeat(40) + "org")).isEmpty();
  }

  @Test
  void trimsWhatPeoplePaste() {
    assertThat(EmailAddress.parse(" ada@example.org\n"))
        .map(EmailAddress::value)
        .contains("ada@example.org");
  }

  @Test
  void writesInternationalDomainsInAsciiAndLowerCase() {
    assertThat(new EmailAddress("Ada@BÜCHER.example").domain()).isEqualTo("xn--bcher-kva.example");
  }

  @Test
  void masksItselfAndNeverEchoesInput() {
    assertThat(new EmailAddress("ada@example.org")).hasToString("EmailAddress[masked]");
    assertThatThrownBy(() -> new EmailAddress("secret")).hasMessageNotContaining("secret");
  }
}
