package org.chorus.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivedLoginTest {

  @ParameterizedTest
  @CsvSource({
    "https://chorus.example/console/people?q=a%20b, /console/people?q=a%20b",
    "https://evil.example/console/people, /console/people",
    "/console/campaigns/1, /console/campaigns/1",
    "https://evil.example/, /console/",
    "//evil.example/console, /console/",
    "https://evil.example//console/, /console/",
    "https://evil.example/console//evil.example, /console/",
    "mailto:eve@evil.example, /console/"
  })
  void leadsToTheConsoleAndNowhereElse(String noted, String target) {
    assertThat(ArrivedLogin.withinTheConsole(noted)).isEqualTo(target);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.example",
        "/people",
        "https://evil.example",
        "\\\\evil.example",
        "a//b",
        "a/../b",
        "people?next=//evil",
        "people?next=a&b=c",
        "people?next=\u0000",
        "?next=a",
        "people\n",
        "a\\b",
        "javascript:x",
        ""
      })
  void asksForASecondFactorForScreensOnly(String screen) {
    assertThatThrownBy(() -> LoginRequests.stepUpFor(screen))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void asksForOneBackToTheVeryPersonOfAScreen() {
    assertThat(LoginRequests.stepUpFor("people/person?who=f%3A1%3Aines"))
        .isEqualTo(
            "/oauth2/authorization/keycloak?step-up=people%2Fperson%3Fwho%3Df%253A1%253Aines");
  }
}
