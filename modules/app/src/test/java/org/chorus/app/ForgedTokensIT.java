package org.chorus.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.chorus.ChorusApplication;
import org.chorus.testing.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A thousand forged tokens through both doors that take tokens: the end of a login, and Keycloak's
 * word that somebody logged out. The seed is in the name of what fails.
 */
class ForgedTokensIT {

  private static final int LOGINS = 400;
  private static final int LOGOUTS = 600;
  private static final long SEED = 20_261_122;

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
                "--chorus.keycloak.client-secret=console secret",
                "--chorus.keycloak.url=" + KEYCLOAK.url(),
                "--chorus.keycloak.client-id=" + StubKeycloak.CLIENT);
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
  void noForgedTokenLetsAnybodyInOrBreaksAnything() throws Exception {
    Random random = new Random(SEED);
    for (int n = 0; n < LOGINS; n++) {
      Forgery forgery = Forgery.nth(n);
      StaffHttp browser = new StaffHttp(KEYCLOAK, home);
      browser.comeFrom(address(n));
      URI authorization = browser.leaveForKeycloak();
      JWTClaimsSet.Builder claims =
          KEYCLOAK
              .idClaims("mallory", StaffHttp.parameter(authorization, "nonce"))
              .claim("organization", List.of("rivers"));
      KEYCLOAK.letIn(forgery.forge(KEYCLOAK, claims, JOSEObjectType.JWT, random));

      HttpResponse<String> answer = browser.comeBack(authorization);

      assertThat(answer.statusCode()).as("%s, %d of seed %d", forgery, n, SEED).isEqualTo(400);
      assertThat(browser.isLoggedIn()).as("%s, %d of seed %d", forgery, n, SEED).isFalse();
    }
  }

  @Test
  void noForgedLogoutEndsAnybodysLoginOrBreaksAnything() throws Exception {
    StaffHttp ines = new StaffHttp(KEYCLOAK, home);
    ines.logIn("ines", Map.of("organization", List.of("rivers")));
    assertThat(ines.isLoggedIn()).isTrue();
    Random random = new Random(SEED);
    try (HttpClient http = HttpClient.newHttpClient()) {
      for (int n = 0; n < LOGOUTS; n++) {
        Forgery forgery = Forgery.nth(n);
        String token =
            forgery.forge(
                KEYCLOAK, KEYCLOAK.logoutClaims("ines"), new JOSEObjectType("logout+jwt"), random);

        HttpResponse<String> answer =
            http.send(
                HttpRequest.newBuilder(home.resolve("/logout/connect/back-channel/keycloak"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("X-Forwarded-For", address(n))
                    .POST(BodyPublishers.ofString("logout_token=" + token))
                    .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).as("%s, %d of seed %d", forgery, n, SEED).isEqualTo(400);
      }
    }
    assertThat(ines.isLoggedIn()).isTrue();
  }

  /** Each from elsewhere, so that none is turned away for coming too often. */
  private static String address(int n) {
    return "203.0." + n / 250 + "." + (n % 250 + 1);
  }
}
