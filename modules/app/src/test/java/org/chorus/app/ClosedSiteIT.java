package org.chorus.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.chorus.ChorusApplication;
import org.chorus.switches.Flips;
import org.chorus.switches.Switch;
import org.chorus.testing.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole house while its public site is switched off: what stays, stays as it was. */
class ClosedSiteIT {

  static ConfigurableApplicationContext house;
  static URI home;
  static HttpClient http;

  @BeforeAll
  static void start() {
    house =
        new SpringApplicationBuilder(ChorusApplication.class)
            .run(
                "--server.port=0",
                "--spring.datasource.url=" + Database.create(),
                "--chorus.signer-key=dGVzdHMgb25seTogbm90IGEgc2VjcmV0IG9mIGFueWI=",
                "--chorus.public-url=http://localhost",
                "--chorus.mail.from=chorus@chorus.example",
                "--chorus.keycloak.client-secret=unused",
                "--chorus.keycloak.url=http://localhost:1"); // where nobody listens
    home =
        URI.create(
            "http://localhost:" + house.getEnvironment().getRequiredProperty("local.server.port"));
    http = HttpClient.newBuilder().build();
    new Flips(house).off(Switch.SITE, "Back at noon.");
  }

  @AfterAll
  static void stop() {
    http.close();
    house.close();
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return http.send(HttpRequest.newBuilder(home.resolve(path)).build(), BodyHandlers.ofString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/free-the-ilsa", "/no/such/address", "/confirm/" + "a"})
  void thePublicReadsThatItIsClosedWithEveryHeaderOfAPage(String path) throws Exception {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("This site is closed at the moment", "Back at noon.");
    assertThat(answer.headers().map())
        .doesNotContainKey("set-cookie")
        .containsEntry("retry-after", List.of("300"))
        .containsEntry("cache-control", List.of("no-store"))
        .containsEntry("content-security-policy", List.of(BrowserPolicy.PUBLIC_CONTENT))
        .containsEntry("referrer-policy", List.of("no-referrer"))
        .containsEntry("x-content-type-options", List.of("nosniff"));
  }

  @ParameterizedTest
  @CsvSource({
    "/actuator/health/readiness, 200",
    "/actuator/health/liveness, 200",
    "/console, 302",
    "/console/console.css, 200",
    "/console/goodbye, 200",
    "/oauth2/authorization/keycloak, 503", // says that sign-in is away, as Keycloak is here
    "/login/time-left, 401",
    "/api/v1, 401",
    "/robots.txt, 200"
  })
  void theOtherDoorsStayAsTheyWere(String path, int status) throws Exception {
    HttpResponse<String> answer = get(path);
    assertThat(answer.body()).doesNotContain("Back at noon.");
    assertThat(answer.statusCode()).isEqualTo(status);
  }

  @Test
  void anAddressThatNoBrowserSendsIsStillTheVisitorsFault() throws Exception {
    assertThat(get("/rivers;x=1").statusCode()).isEqualTo(400);
    assertThat(get("/console;x=1").statusCode()).isEqualTo(400);
  }
}
