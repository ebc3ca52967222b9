package org.chorus.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.chorus.testing.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logging in over HTTP, with a stub in Keycloak's place; how logins end: {@link LoginEndIT}. */
class LoginIT {

  static final StubKeycloak KEYCLOAK = new StubKeycloak();

  static final Map<String, Object> MEMBER = Map.of("organization", List.of("rivers"));

  static StaffServer house;

  @TempDir static Path secrets;

  @BeforeAll
  static void start() throws IOException {
    house = new StaffServer(KEYCLOAK, Database.create(), secrets);
  }

  @AfterAll
  static void stop() {
    house.close();
    KEYCLOAK.close();
  }

  @Test
  void sendsTheBrowserToKeycloakWithAllThatTheStandardAsksFor() throws Exception {
    StaffHttp ines = house.browser();
    URI authorization = ines.leaveForKeycloak();

    assertThat(authorization.toString())
        .startsWith(KEYCLOAK.issuer() + "/protocol/openid-connect/auth?");
    assertThat(StaffHttp.parameter(authorization, "response_type")).isEqualTo("code");
    assertThat(StaffHttp.parameter(authorization, "scope").split(" "))
        .containsExactlyInAnyOrder("openid", "profile", "email", "organization:*");
    assertThat(StaffHttp.parameter(authorization, "code_challenge_method")).isEqualTo("S256");
    assertThat(StaffHttp.parameter(authorization, "redirect_uri"))
        .isEqualTo("https://chorus.example/login/oauth2/code/keycloak");
  }

  @Test
  void aMemberComesInAndLeavesWhenKeycloakSaysSo() throws Exception {
    StaffHttp ines = house.browser();
    HttpResponse<String> callback = ines.logIn("ines", Map.of("organization", List.of("rivers")));

    assertThat(callback.statusCode()).isEqualTo(302);
    assertThat(callback.headers().firstValue("Location").orElseThrow()).contains("/console");
    assertThat(callback.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("__Host-chorus-staff=")
        .contains("Path=/", "Secure", "HttpOnly", "SameSite=Lax")
        .doesNotContain("Domain");
    assertThat(KEYCLOAK.lastTokenRequest())
        .contains(
            "Basic "
                + Base64.getEncoder()
                    .encodeToString(
                        "chorus-console:console+secret".getBytes(StandardCharsets.UTF_8)),
            "code_verifier=");
    assertThat(ines.isLoggedIn()).isTrue();

    assertThat(house.hearOfLogout(KEYCLOAK.logoutTokenFor("ines"))).isEqualTo(200);
    assertThat(ines.isLoggedIn()).isFalse();
  }

  @Test
  void nobodyComesInOnAnAuthenticationOfLongAgo() throws Exception {
    StaffHttp passerBy = house.browser();
    URI authorization = passerBy.leaveForKeycloak();
    assertThat(StaffHttp.parameter(authorization, "max_age")).isEqualTo("1800");
    HttpResponse<String> refused =
        passerBy.logIn(
            "ines",
            Map.of(
                "organization",
                List.of("rivers"),
                "auth_time",
                Instant.now().minus(Duration.ofMinutes(40)).getEpochSecond()),
            authorization);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(passerBy.isLoggedIn()).isFalse();
  }

  @Nested
  class GivenAScreenThatTakesASecondFactor {

    private final StaffHttp ines = house.browser();

    @Test
    void keycloakIsAskedForItAndTheWayLeadsBack() throws Exception {
      ines.logIn("ines-steps", MEMBER);
      URI authorization = stepUpFrom("campaigns%2F1%2Fnumbers");
      assertThat(StaffHttp.parameter(authorization, "claims"))
          .isEqualTo("{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"2\"]}}}");
      assertThat(target(ines.logIn("ines-steps", MEMBER, authorization)))
          .isEqualTo("/console/campaigns/1/numbers");
      assertThat(ines.isLoggedIn()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "%2F%2Fevil.example",
          "https:%2F%2Fevil.example",
          "%5C%5Cevil.example",
          "people%2F%2Fevil.example",
          "..%2F..%2Fevil"
        })
    void theWayBackLeadsNowhereElse(String screen) throws Exception {
      assertThat(target(ines.logIn("ines-led-on", MEMBER, stepUpFrom(screen))))
          .isEqualTo("/console/");
    }

    private URI stepUpFrom(String screen) throws Exception {
      return ines.leaveForKeycloak("/console/", "/oauth2/authorization/keycloak?step-up=" + screen);
    }

    private static String target(HttpResponse<?> callback) {
      URI location = URI.create(callback.headers().firstValue("Location").orElseThrow());
      assertThat(location.getAuthority()).isIn(null, house.home().getAuthority());
      return location.getRawPath();
    }
  }

  @Test
  void theAddressThatWasWantedIsWhereTheLoginEnds() throws Exception {
    HttpResponse<String> callback =
        house.browser().logIn("ines-wants", MEMBER, "/console/people?q=a");
    assertThat(callback.headers().firstValue("Location").orElseThrow())
        .endsWith("/console/people?q=a&continue");
  }

  @Test
  void whomNoOrganizationVouchesForIsToldSoAndCanTryAnotherAccount() throws Exception {
    StaffHttp olga = house.browser();
    HttpResponse<String> refused =
        olga.logIn("olga", Map.of("realm_access", Map.of("roles", List.of("administrator"))));

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body())
        .contains(
            "no organization on Chorus has you as a member",
            "action=\"" + KEYCLOAK.issuer() + "/protocol/openid-connect/logout\"",
            "name=\"id_token_hint\"")
        .doesNotContain("Exception");
    assertThat(refused.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("form-action " + KEYCLOAK.url());
    assertThat(olga.isLoggedIn()).isFalse();
  }

  @Test
  void whoseOrganizationHasAnAliasThatChorusUsesItselfIsToldTheRemedy() throws Exception {
    StaffHttp theo = house.browser();
    HttpResponse<String> refused = theo.logIn("theo", Map.of("organization", List.of("thanks")));

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body())
        .contains(
            "Its alias in Keycloak is <b>thanks</b>",
            "create your organization anew under another alias",
            "name=\"id_token_hint\"");
    assertThat(theo.isLoggedIn()).isFalse();
  }

  @Test
  void aTokenEndpointThatFailsIsExplained() throws Exception {
    StaffHttp ines = house.browser();
    URI authorization = ines.leaveForKeycloak();
    KEYCLOAK.failWith(500);
    HttpResponse<String> away = ines.comeBack(authorization);
    assertThat(away.statusCode()).isEqualTo(503);
    assertThat(away.body()).contains("Sign-in is away for a moment", "url=/console/");

    authorization = ines.leaveForKeycloak();
    KEYCLOAK.failWith(400);
    HttpResponse<String> refused = ines.comeBack(authorization);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("You are not logged in", "href=\"/console/\"");
  }

  @Test
  void aTokenForAnotherLoginIsRefused() throws Exception {
    StaffHttp ines = house.browser();
    URI authorization = ines.leaveForKeycloak();
    KEYCLOAK.letIn("ines", "another nonce", Map.of("organization", List.of("rivers")));

    assertThat(ines.comeBack(authorization).statusCode()).isEqualTo(400);
    assertThat(ines.isLoggedIn()).isFalse();
  }

  @Test
  void comingBackWithoutHavingLeftIsRefused() throws Exception {
    HttpResponse<String> refused =
        house.browser().get("/login/oauth2/code/keycloak?code=stolen&state=guessed");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("You are not logged in");
  }
}
