package org.chorus.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.chorus.campaign.link.Channel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class CameByTest {

  private static Channel channel(@Nullable String query) {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setQueryString(query);
    return CameBy.channel(request);
  }

  @ParameterizedTest
  @CsvSource({
    "email, EMAIL",
    "E-Mail, EMAIL",
    "newsletter, EMAIL",
    "social, SOCIAL",
    "Facebook, SOCIAL",
    "social_media, SOCIAL",
    "paid+social, ADVERTISING",
    "Paid%20Social, ADVERTISING",
    "cpc, ADVERTISING",
    "referral, WEB",
    "whatsapp, MESSENGER",
    "qr, PRINT"
  })
  void theLinkSaysHow(String medium, Channel channel) {
    assertThat(channel("utm_medium=" + medium)).isEqualTo(channel);
    assertThat(channel("lang=de&utm_source=may&utm_medium=" + medium + "&utm_medium=qr"))
        .isEqualTo(channel);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "&",
        "=",
        "lang=de",
        "utm_medium",
        "utm_medium=",
        "utm_medium=carrier-pigeon",
        "utm_medium=%zz",
        "utm_medium=%",
        "utm_medium=%FF",
        "utm_medium=email%00",
        "utm_medium=email;x",
        "x_utm_medium=email",
        "utm_medium=&utm_medium=email"
      })
  void whatSaysNothingThatIsKnownIsNoGuess(@Nullable String query) {
    assertThat(channel(query)).isEqualTo(Channel.PAGE);
  }
}
