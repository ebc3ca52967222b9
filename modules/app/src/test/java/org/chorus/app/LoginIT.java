package org.chorus.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.chorus.ChorusApplication;
import org.chorus.testing.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.util.UriComponentsBuilder;

/** Logging in and out over HTTP, with a stub in Keycloak's place. */
class LoginIT {

  static final StubKeycloak KEYCLOAK = new StubKeycloak();

  static ConfigurableApplicationContext house;
  static URI home;

  @BeforeAll
  static void start() {
    house =
        new SpringApplicationBuilder(ChorusApplication.class)
            .run(
                "--server.port=0",
                "--spring.datasource.url=" + Database.create(),
                "--chorus.signer-key=dGVzdHMgb25seTogbm90IGEgc2VjcmV0IG9mIGFueWI=",
                "--chorus.public-url=https://chorus.example",
                "--chorus.mail.from=chorus@chorus.example",
                "--chorus.keycloak.url=" + KEYCLOAK.url(),
                "--chorus.keycloak.client-id=" + StubKeycloak.CLIENT,
                "--chorus.keycloak.client-secret=console secret");
    home =
        URI.create(
            "http://localhost:" + house.getEnvironment().getRequiredProperty("local.server.port"));
  }

  @AfterAll
  static void stop() {
    house.close();
    KEYCLOAK.close();
  }

  @Test
  void sendsTheBrowserToKeycloakWithAllThatTheStandardAsksFor() throws Exception {
    Browser ines = new Browser();
    URI authorization = ines.leaveForKeycloak();

    assertThat(authorization.toString())
        .startsWith(KEYCLOAK.issuer() + "/protocol/openid-connect/auth?");
    assertThat(parameter(authorization, "response_type")).isEqualTo("code");
    assertThat(parameter(authorization, "scope").split(" "))
        .containsExactlyInAnyOrder("openid", "profile", "email", "organization:*");
    assertThat(parameter(authorization, "code_challenge_method")).isEqualTo("S256");
    assertThat(parameter(authorization, "redirect_uri"))
        .isEqualTo("https://chorus.example/login/oauth2/code/keycloak");
  }

  @Test
  void aMemberComesInAndLeavesWhenKeycloakSaysSo() throws Exception {
    Browser ines = new Browser();
    HttpResponse<String> callback = ines.logIn("ines", Map.of("organization", List.of("rivers")));

    assertThat(callback.statusCode()).isEqualTo(302);
    assertThat(callback.headers().firstValue("Location").orElseThrow()).contains("/console");
    assertThat(callback.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("chorus-staff=")
        .contains("HttpOnly", "SameSite=Lax");
    assertThat(KEYCLOAK.lastTokenRequest())
        .contains(
            "Basic "
                + Base64.getEncoder()
                    .encodeToString(
                        "chorus-console:console+secret".getBytes(StandardCharsets.UTF_8)),
            "code_verifier=");
    assertThat(ines.isLoggedIn()).isTrue();

    assertThat(post("/logout/connect/back-channel/keycloak", KEYCLOAK.logoutTokenFor("ines")))
        .isEqualTo(200);
    assertThat(ines.isLoggedIn()).isFalse();
  }

  @Test
  void anotherPersonsLogoutLeavesTheSessionAlone() throws Exception {
    Browser tom = new Browser();
    tom.logIn("tom", Map.of("organization", List.of("rivers")));

    post("/logout/connect/back-channel/keycloak", KEYCLOAK.logoutTokenFor("somebody-else"));
    assertThat(tom.isLoggedIn()).isTrue();
    assertThat(post("/logout/connect/back-channel/keycloak", "forged")).isEqualTo(400);
    assertThat(tom.isLoggedIn()).isTrue();
  }

  @Test
  void whomNoOrganizationVouchesForIsToldSoAndCanTryAnotherAccount() throws Exception {
    Browser olga = new Browser();
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
    Browser theo = new Browser();
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
    Browser ines = new Browser();
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
    Browser ines = new Browser();
    URI authorization = ines.leaveForKeycloak();
    KEYCLOAK.letIn("ines", "another nonce", Map.of("organization", List.of("rivers")));

    assertThat(ines.comeBack(authorization).statusCode()).isEqualTo(400);
    assertThat(ines.isLoggedIn()).isFalse();
  }

  @Test
  void comingBackWithoutHavingLeftIsRefused() throws Exception {
    HttpResponse<String> refused =
        new Browser().get("/login/oauth2/code/keycloak?code=stolen&state=guessed");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("You are not logged in");
  }

  private static int post(String path, String logoutToken) throws Exception {
    try (HttpClient keycloak = HttpClient.newHttpClient()) {
      return keycloak
          .send(
              HttpRequest.newBuilder(home.resolve(path))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(BodyPublishers.ofString("logout_token=" + logoutToken))
                  .build(),
              BodyHandlers.discarding())
          .statusCode();
    }
  }

  private static String parameter(URI uri, String name) {
    String value =
        UriComponentsBuilder.fromUri(uri).build().getQueryParams().toSingleValueMap().get(name);
    assertThat(value).as(name).isNotNull();
    return URLDecoder.decode(String.valueOf(value), StandardCharsets.UTF_8);
  }

  /** Keeps cookies and follows no redirect by itself. */
  private static final class Browser {

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();

    HttpResponse<String> get(String path) throws Exception {
      return http.send(
          HttpRequest.newBuilder(home.resolve(path)).header("Accept", "text/html").build(),
          BodyHandlers.ofString());
    }

    /** As far as the address at Keycloak. */
    URI leaveForKeycloak() throws Exception {
      get("/console/");
      HttpResponse<String> redirect = get("/oauth2/authorization/keycloak");
      assertThat(redirect.statusCode()).isEqualTo(302);
      return URI.create(redirect.headers().firstValue("Location").orElseThrow());
    }

    HttpResponse<String> comeBack(URI authorization) throws Exception {
      String state = URLEncoder.encode(parameter(authorization, "state"), StandardCharsets.UTF_8);
      return get("/login/oauth2/code/keycloak?code=code&state=" + state);
    }

    HttpResponse<String> logIn(String subject, Map<String, Object> claims) throws Exception {
      URI authorization = leaveForKeycloak();
      List<String> before = sessionIds();
      KEYCLOAK.letIn(subject, parameter(authorization, "nonce"), claims);
      HttpResponse<String> callback = comeBack(authorization);
      if (callback.statusCode() == 302) {
        assertThat(sessionIds())
            .as("session id, new at login")
            .isNotEmpty()
            .doesNotContainAnyElementsOf(before);
      }
      return callback;
    }

    private List<String> sessionIds() {
      return cookies.getCookieStore().getCookies().stream().map(HttpCookie::getValue).toList();
    }

    boolean isLoggedIn() throws Exception {
      HttpResponse<String> console = get("/console/");
      return console.statusCode() != 302
          || !console.headers().firstValue("Location").orElse("").contains("/oauth2/");
    }
  }
}
