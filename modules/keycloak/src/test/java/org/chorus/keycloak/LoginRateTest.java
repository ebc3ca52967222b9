package org.chorus.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class LoginRateTest {

  private final LoginRate rate =
      new LoginRate(
          new LoginPages(
              new KeycloakSettings(
                  "https://login.example", null, "chorus", "console", "", "adapter", ""),
              new SessionSettings(
                  Duration.ofMinutes(30), Duration.ofHours(10), Duration.ofMinutes(10)),
              "https://chorus.example/console/goodbye"));

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.2, false",
    "192.0.2.1, ::ffff:192.0.2.1, true",
    "2001:db8:1:2::1, 2001:db8:1:2:ffff::9, true",
    "2001:db8:1:2::1, 2001:db8:1:3::1, false",
    "nonsense, other nonsense, true"
  })
  void countsByRangeOfAddresses(String one, String other, boolean together) {
    assertThat(LoginRate.rangeOf(one).equals(LoginRate.rangeOf(other))).isEqualTo(together);
  }

  @Test
  void whoeverComesTooOftenWaitsAndNobodyElseDoes() throws Exception {
    for (int i = 0; i < LoginRate.LOGIN_REQUESTS_A_MINUTE; i++) {
      assertThat(call("/oauth2/authorization/keycloak", "192.0.2.1").getStatus()).isEqualTo(200);
    }
    MockHttpServletResponse refused = call("/login/oauth2/code/keycloak", "192.0.2.1");
    assertThat(refused.getStatus()).isEqualTo(429);
    assertThat(refused.getHeader("Retry-After")).isEqualTo("1");
    assertThat(refused.getContentAsString()).contains("Too many logins", "href=\"/console/\"");

    assertThat(call("/login/oauth2/code/keycloak", "192.0.2.2").getStatus()).isEqualTo(200);
    assertThat(call("/logout/connect/back-channel/keycloak", "192.0.2.1").getStatus())
        .isEqualTo(200);
    assertThat(call("/console/", "192.0.2.1").getStatus()).isEqualTo(200);
  }

  private MockHttpServletResponse call(String path, String address) throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
    request.setRemoteAddr(address);
    MockHttpServletResponse response = new MockHttpServletResponse();
    rate.doFilter(request, response, new MockFilterChain());
    return response;
  }
}
