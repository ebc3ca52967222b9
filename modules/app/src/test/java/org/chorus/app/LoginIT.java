package org.chorus.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chorus.ChorusApplication;
import org.chorus.testing.Database;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Logging in and out over HTTP, with a stub in Keycloak's place. */
class LoginIT {

  static final StubKeycloak KEYCLOAK = new StubKeycloak();

  static final Map<String, Object> MEMBER = Map.of("organization", List.of("rivers"));

  /** Two servers on one database. */
  static ConfigurableApplicationContext house;

  static ConfigurableApplicationContext otherHouse;
  static URI home;
  static URI otherHome;

  @TempDir static Path secrets;

  @BeforeAll
  static void start() throws IOException {
    Files.writeString(secrets.resolve("chorus.keycloak.client-secret"), "console secret");
    String database = Database.create();
    house = run(database);
    otherHouse = run(database);
    home = addressOf(house);
    otherHome = addressOf(otherHouse);
  }

  private static ConfigurableApplicationContext run(String database) {
    return new SpringApplicationBuilder(ChorusApplication.class)
        .run(
            "--server.port=0",
            "--spring.datasource.url=" + database,
            "--chorus.signer-key=dGVzdHMgb25seTogbm90IGEgc2VjcmV0IG9mIGFueWI=",
            "--chorus.public-url=https://chorus.example",
            "--chorus.mail.from=chorus@chorus.example",
            "--chorus.keycloak.url=" + KEYCLOAK.url(),
            "--chorus.keycloak.client-id=" + StubKeycloak.CLIENT,
            "--CHORUS_SECRETS_DIR=" + secrets);
  }

  private static URI addressOf(ConfigurableApplicationContext server) {
    return URI.create(
        "http://localhost:" + server.getEnvironment().getRequiredProperty("local.server.port"));
  }

  private static StaffHttp browser() {
    return new StaffHttp(KEYCLOAK, home);
  }

  @AfterAll
  static void stop() {
    house.close();
    otherHouse.close();
    KEYCLOAK.close();
  }

  @Test
  void sendsTheBrowserToKeycloakWithAllThatTheStandardAsksFor() throws Exception {
    StaffHttp ines = browser();
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
    StaffHttp ines = browser();
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

    assertThat(post("/logout/connect/back-channel/keycloak", KEYCLOAK.logoutTokenFor("ines")))
        .isEqualTo(200);
    assertThat(ines.isLoggedIn()).isFalse();
  }

  @Nested
  class GivenALoginThatAnotherServerHearsTheEndOf {

    private final StaffHttp ines = browser();

    @BeforeEach
    void logInHereAndOutThere() throws Exception {
      ines.logIn("ines-there", MEMBER);
      assertThat(ines.isLoggedIn()).isTrue();
      assertThat(
              post(
                  otherHome,
                  "/logout/connect/back-channel/keycloak",
                  KEYCLOAK.logoutTokenFor("ines-there")))
          .isEqualTo(200);
    }

    @Test
    void theNextPageSaysWhyAndLeadsBack() throws Exception {
      HttpResponse<String> page = ines.get("/console/campaigns?q=a&b=%22");
      assertThat(page.statusCode()).isEqualTo(401);
      assertThat(page.body())
          .contains(
              "You are logged out",
              "Your login was ended where you logged in",
              "href=\"/console/campaigns?q=a&amp;b=%22\"");
      assertThat(ines.get("/console/campaigns").statusCode()).isEqualTo(302);
    }

    @Test
    void anOpenScreenLoadsThatPageAtTheNextClick() throws Exception {
      for (int click = 1; click <= 2; click++) {
        HttpResponse<String> answer = ines.askAsScreen("uidl");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("Vaadin-Refresh");
      }
      assertThat(ines.get("/console/people").body())
          .contains("Your login was ended where you logged in", "href=\"/console/people\"");
    }

    @Test
    void noFileComesOut() throws Exception {
      assertThat(ines.get("/console/VAADIN/dynamic/resource/0/x/contacts.csv").statusCode())
          .isEqualTo(401);
    }
  }

  @Test
  void aLogoutTokenWithoutSessionEndsAllLoginsOfThePersonAndNobodyElses() throws Exception {
    StaffHttp laptop = browser();
    StaffHttp phone = new StaffHttp(KEYCLOAK, otherHome);
    StaffHttp tom = browser();
    laptop.logIn("ada", MEMBER);
    phone.logIn("ada", MEMBER);
    tom.logIn("tom-too", MEMBER);
    post("/logout/connect/back-channel/keycloak", KEYCLOAK.logoutTokenWithoutSessionFor("ada"));
    assertThat(laptop.isLoggedIn()).isFalse();
    assertThat(phone.isLoggedIn()).isFalse();
    assertThat(tom.isLoggedIn()).isTrue();
  }

  @Test
  void somebodyElseInTheSameBrowserGetsNothingOfTheSessionBefore() throws Exception {
    StaffHttp shared = browser();
    shared.logIn("ines-shared", MEMBER);
    shared.logIn("tom-shared", MEMBER, shared.leaveForKeycloak());
    assertThat(shared.isLoggedIn()).isTrue();
    assertThat(why("ines-shared")).isEqualTo("REPLACED");
    assertThat(why("tom-shared")).isNull();
  }

  @Nested
  class GivenALoginGetsOld {

    private final StaffHttp ines = browser();

    @Test
    void whenNothingIsDone_thenItEndsAlthoughTheTabIsOpen() throws Exception {
      ines.logIn("ines-idle", MEMBER);
      age("ines-idle", "31 minutes", "seen_at");
      assertThat(ines.askAsScreen("heartbeat").body()).isEqualTo("Vaadin-Refresh");
      assertThat(ines.get("/login/time-left").statusCode()).isEqualTo(401);
      HttpResponse<String> page = ines.get("/console/");
      assertThat(page.statusCode()).isEqualTo(401);
      assertThat(page.body()).contains("Nothing was done here for 30 minutes");
    }

    @Test
    void whenItLastedAsLongAsAnyMay_thenItEndsAlthoughSomebodyIsAtWork() throws Exception {
      ines.logIn("ines-long", MEMBER);
      age("ines-long", "601 minutes", "begun_at");
      assertThat(ines.get("/console/").body()).contains("A login lasts 10 hours at most");
    }

    @Test
    void onlyWhatSomebodyDoesMovesTheEnd() throws Exception {
      ines.logIn("ines-rests", MEMBER);
      age("ines-rests", "29 minutes", "seen_at");
      assertThat(ines.get("/login/time-left").body())
          .matches("\\{\"idle\": [56]\\d, \"whole\": 34\\d\\d\\d}");
      ines.askAsScreen("heartbeat");
      assertThat(ines.get("/login/time-left").body()).matches("\\{\"idle\": [56]\\d, .*");
      ines.askAsScreen("uidl");
      assertThat(ines.get("/login/time-left").body()).matches("\\{\"idle\": 1[78]\\d\\d, .*");
    }

    /** Makes the person's login as old as if it had begun, or been seen, that much earlier. */
    private static void age(String subject, String by, String since) {
      jdbc()
          .sql(
              """
              update staff_login
                 set begun_at = begun_at - cast(:by as interval),
                     seen_at = case when :since = 'seen_at'
                                    then seen_at - cast(:by as interval) else seen_at end
               where subject = :subject
              """)
          .param("by", by)
          .param("since", since)
          .param("subject", subject)
          .update();
    }
  }

  @Test
  void nobodyComesInOnAnAuthenticationOfLongAgo() throws Exception {
    StaffHttp passerBy = browser();
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

    private final StaffHttp ines = browser();

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
      assertThat(location.getAuthority()).isIn(null, home.getAuthority());
      return location.getRawPath();
    }
  }

  @Test
  void theAddressThatWasWantedIsWhereTheLoginEnds() throws Exception {
    HttpResponse<String> callback = browser().logIn("ines-wants", MEMBER, "/console/people?q=a");
    assertThat(callback.headers().firstValue("Location").orElseThrow())
        .endsWith("/console/people?q=a&continue");
  }

  @Test
  void whoIsNotLoggedInLearnsNoTime() throws Exception {
    assertThat(browser().get("/login/time-left").statusCode()).isEqualTo(401);
  }

  private static @Nullable String why(String subject) {
    return jdbc()
        .sql("select why from staff_login where subject = :subject")
        .param("subject", subject)
        .query((row, number) -> Optional.ofNullable(row.getString("why")))
        .single()
        .orElse(null);
  }

  private static JdbcClient jdbc() {
    return house.getBean(JdbcClient.class);
  }

  @Test
  void anotherPersonsLogoutLeavesTheSessionAlone() throws Exception {
    StaffHttp tom = browser();
    tom.logIn("tom", Map.of("organization", List.of("rivers")));

    post("/logout/connect/back-channel/keycloak", KEYCLOAK.logoutTokenFor("somebody-else"));
    assertThat(tom.isLoggedIn()).isTrue();
    assertThat(post("/logout/connect/back-channel/keycloak", "forged")).isEqualTo(400);
    assertThat(tom.isLoggedIn()).isTrue();
  }

  @Test
  void whomNoOrganizationVouchesForIsToldSoAndCanTryAnotherAccount() throws Exception {
    StaffHttp olga = browser();
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
    StaffHttp theo = browser();
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
    StaffHttp ines = browser();
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
    StaffHttp ines = browser();
    URI authorization = ines.leaveForKeycloak();
    KEYCLOAK.letIn("ines", "another nonce", Map.of("organization", List.of("rivers")));

    assertThat(ines.comeBack(authorization).statusCode()).isEqualTo(400);
    assertThat(ines.isLoggedIn()).isFalse();
  }

  @Test
  void comingBackWithoutHavingLeftIsRefused() throws Exception {
    HttpResponse<String> refused =
        browser().get("/login/oauth2/code/keycloak?code=stolen&state=guessed");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("You are not logged in");
  }

  private static int post(String path, String logoutToken) throws Exception {
    return post(home, path, logoutToken);
  }

  private static int post(URI server, String path, String logoutToken) throws Exception {
    try (HttpClient keycloak = HttpClient.newHttpClient()) {
      return keycloak
          .send(
              HttpRequest.newBuilder(server.resolve(path))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(BodyPublishers.ofString("logout_token=" + logoutToken))
                  .build(),
              BodyHandlers.discarding())
          .statusCode();
    }
  }
}
