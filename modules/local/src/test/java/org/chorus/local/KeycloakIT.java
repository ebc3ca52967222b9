package org.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class KeycloakIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static LocalStack stack;
  private static Keycloak keycloak;

  @BeforeAll
  static void start() {
    stack = TestStacks.shared();
    keycloak = stack.keycloak();
  }

  @Nested
  class GivenAMemberLogsIn {
    @ParameterizedTest
    @ValueSource(strings = {"access_token", "id_token"})
    void theTokenNamesTheOrganizationByAliasAndId(String token) throws Exception {
      JsonNode claims = logIn("ines@clearwater.example", token);
      assertThat(claims.path("organization").propertyNames()).containsExactly("clearwater");
      assertThat(claims.path("organization").path("clearwater").path("id").asString())
          .isEqualTo(organizationId("clearwater"));
      assertThat(claims.path("email").asString()).isEqualTo("ines@clearwater.example");
      assertThat(claims.path("iss").asString()).isEqualTo(keycloak.issuer().toString());
    }

    @Test
    void theAccessTokenIsForTheConsoleAndCarriesNoRolesOfTheRealm() throws Exception {
      JsonNode claims = logIn("maja@rightsnorth.example", "access_token");
      assertThat(claims.path("aud").toString()).contains("chorus-console");
      assertThat(claims.has("realm_access")).isFalse();
      assertThat(claims.has("resource_access")).isFalse();
    }

    @Test
    void theRefreshedTokenStillNamesTheOrganization() throws Exception {
      try (KeycloakLogin person = new KeycloakLogin(keycloak, stack.app().url())) {
        JsonNode tokens = person.logIn("grace@openledger.example", password());
        JsonNode refreshed =
            KeycloakLogin.token(
                keycloak,
                Map.of(
                    "grant_type",
                    "refresh_token",
                    "refresh_token",
                    tokens.path("refresh_token").asString(),
                    "client_id",
                    "chorus-console",
                    "client_secret",
                    keycloak.consoleSecret()));
        assertThat(
                KeycloakLogin.claims(refreshed, "access_token")
                    .path("organization")
                    .path("open-ledger")
                    .path("id")
                    .asString())
            .isEqualTo(organizationId("open-ledger"));
      }
    }
  }

  @Nested
  class GivenAScreenAsksForASecondFactor {

    private final DemoOrganizations.Person grace =
        DemoOrganizations.read()
            .people()
            .filter(person -> person.email().equals("grace@openledger.example"))
            .findFirst()
            .orElseThrow();

    @Test
    void aCodeIsTypedAndTheTokenSaysSoOnce() throws Exception {
      try (KeycloakLogin person = new KeycloakLogin(keycloak, stack.app().url())) {
        JsonNode first = KeycloakLogin.claims(person.logIn(grace.email(), password()), "id_token");
        assertThat(first.path("acr").asString()).isEqualTo("1");

        HttpResponse<String> page = person.stepUp();
        assertThat(page.body()).contains("name=\"otp\"").doesNotContain("name=\"password\"");
        Instant now = Clock.systemUTC().instant();
        JsonNode second =
            KeycloakLogin.claims(
                person.typeCode(page, OneTimeCodes.at(now, grace.oneTimeSecret())), "id_token");
        assertThat(second.path("acr").asString()).isEqualTo("2");
        assertThat(second.path("auth_time").asLong())
            .isGreaterThanOrEqualTo(first.path("auth_time").asLong())
            .isGreaterThanOrEqualTo(now.getEpochSecond() - 1);
        assertThat(second.path("sid")).isEqualTo(first.path("sid"));
        assertThat(second.path("organization")).isEqualTo(first.path("organization"));

        assertThat(KeycloakLogin.claims(person.again(), "id_token").path("acr").asString())
            .isEqualTo("1");
        assertThat(person.stepUp().body()).contains("name=\"otp\"");
      }
    }
  }

  @Test
  void everyDemoLoginWorks() throws Exception {
    for (DemoOrganizations.Person person : DemoOrganizations.read().people().toList()) {
      assertThat(logIn(person.email(), "id_token").path("given_name").asString())
          .isEqualTo(person.firstName());
    }
  }

  @Test
  void aPersonWithoutOrganizationHasNoSuchClaim() throws Exception {
    assertThat(logIn("olga@outsider.example", "access_token").has("organization")).isFalse();
  }

  @Nested
  class GivenTheConsoleClient {
    @Test
    void whenTheChallengeIsMissing_thenItIsRefused() throws Exception {
      HttpResponse<String> answer =
          begin(stack.app().url().resolve("/login/oauth2/code/keycloak"), "");
      assertThat(answer.statusCode()).isEqualTo(302);
      assertThat(answer.headers().firstValue("Location").orElseThrow()).contains("error=");
    }

    @Test
    void whenTheRedirectIsSomebodyElses_thenItIsRefused() throws Exception {
      assertThat(
              begin(
                      URI.create("https://evil.example/login/oauth2/code/keycloak"),
                      KeycloakLogin.challenge())
                  .statusCode())
          .isEqualTo(400);
    }

    @Test
    void whenAPasswordIsSentDirectly_thenItIsRefused() throws Exception {
      JsonNode answer =
          KeycloakLogin.token(
              keycloak,
              Map.of(
                  "grant_type", "password",
                  "username", "ines@clearwater.example",
                  "password", password(),
                  "client_id", "chorus-console",
                  "client_secret", keycloak.consoleSecret()));
      assertThat(answer.path("error").asString()).isEqualTo("unauthorized_client");
    }

    @Test
    void itsAddressesAreThoseOfThisStart() {
      JsonNode client = keycloak.admin().get("clients?clientId=chorus-console").path(0);
      String app = stack.app().url().toString();
      assertThat(client.path("redirectUris").path(0).asString())
          .isEqualTo(app + "/login/oauth2/code/keycloak");
      assertThat(client.path("attributes").path("backchannel.logout.url").asString())
          .isEqualTo(app + "/logout/connect/back-channel/keycloak");
    }

    private HttpResponse<String> begin(URI redirect, String challenge) throws Exception {
      try (KeycloakLogin person = new KeycloakLogin(keycloak, stack.app().url())) {
        return person.begin(redirect, challenge);
      }
    }
  }

  @Nested
  class GivenTheAdapter {
    private String token;

    @BeforeEach
    void logIn() throws Exception {
      token =
          KeycloakLogin.asMachine(keycloak, "chorus-adapter", keycloak.adapterSecret())
              .path("access_token")
              .asString();
    }

    @Test
    void itReadsOrganizationsAndTheirMembers() throws Exception {
      assertThat(names(get("organizations"), "alias"))
          .contains("clearwater", "rights-north", "open-ledger");
      assertThat(names(get("organizations/" + organizationId("clearwater") + "/members"), "email"))
          .containsExactlyInAnyOrder("ines@clearwater.example", "tom@clearwater.example");
    }

    @Test
    void itInvites() throws Exception {
      HttpResponse<String> answer =
          send(
              request("organizations/" + organizationId("open-ledger") + "/members/invite-user")
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(BodyPublishers.ofString("email=new%40openledger.example")));
      assertThat(answer.statusCode()).isEqualTo(204);
      assertThat(stack.mail().messages())
          .anyMatch(message -> message.to().equals(List.of("new@openledger.example")));
      assertThat(
              names(
                  get("organizations/" + organizationId("open-ledger") + "/invitations"), "email"))
          .contains("new@openledger.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"clients", "events", "keys", "components"})
    void itMayNotReadTheRealm(String path) throws Exception {
      assertThat(send(request(path).GET()).statusCode()).isEqualTo(403);
    }

    /** Keycloak shows the roles to whoever manages identity providers, whose mappers name them. */
    @Test
    void itReadsTheNamesOfRolesAndMakesNone() throws Exception {
      assertThat(get("roles").isArray()).isTrue();
      HttpResponse<String> made =
          send(
              request("roles")
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString("{\"name\": \"more\"}")));
      assertThat(made.statusCode()).isEqualTo(403);
    }

    @Test
    void itReadsIdentityProvidersAndMayNotMakeOneForAdministrators() throws Exception {
      assertThat(get("identity-provider/instances").isArray()).isTrue();
      HttpResponse<String> elsewhere =
          send(
              HttpRequest.newBuilder(
                      keycloak.url().resolve("/admin/realms/master/identity-provider/instances"))
                  .header("Authorization", "Bearer " + token)
                  .GET());
      assertThat(elsewhere.statusCode()).isIn(401, 403);
    }

    @Test
    void itSeesOfTheRealmsSettingsOnlyTheName() throws Exception {
      assertThat(get("").has("smtpServer")).isFalse();
    }

    @Test
    void itMayNotChangeTheRealmNorPeople() throws Exception {
      String person = get("users?email=tom@clearwater.example").path(0).path("id").asString();
      assertThat(put("", "{\"registrationAllowed\":true}")).isEqualTo(403);
      assertThat(put("users/" + person, "{\"email\":\"evil@evil.example\"}")).isEqualTo(403);
      assertThat(put("users/" + person + "/reset-password", "{\"value\":\"x\"}")).isEqualTo(403);
      assertThat(send(request("users/" + person).DELETE()).statusCode()).isEqualTo(403);
    }

    private int put(String path, String body) throws Exception {
      return send(request(path)
              .header("Content-Type", "application/json")
              .PUT(BodyPublishers.ofString(body)))
          .statusCode();
    }

    private JsonNode get(String path) throws Exception {
      HttpResponse<String> answer = send(request(path).GET());
      assertThat(answer.statusCode()).isEqualTo(200);
      return JSON.readTree(answer.body());
    }

    private HttpRequest.Builder request(String path) {
      String separator = path.isEmpty() ? "" : "/";
      return HttpRequest.newBuilder(
              keycloak.url().resolve("/admin/realms/chorus" + separator + path))
          .header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request)
        throws IOException, InterruptedException {
      try (HttpClient http = HttpClient.newHttpClient()) {
        return http.send(request.build(), BodyHandlers.ofString());
      }
    }

    private static List<String> names(JsonNode array, String field) {
      List<String> names = new ArrayList<>();
      array.forEach(entry -> names.add(entry.path(field).asString()));
      return names;
    }
  }

  private static JsonNode logIn(String email, String token) throws Exception {
    try (KeycloakLogin person = new KeycloakLogin(keycloak, stack.app().url())) {
      return KeycloakLogin.claims(person.logIn(email, password()), token);
    }
  }

  private static String password() {
    return DemoOrganizations.read().password();
  }

  private static String organizationId(String alias) {
    for (JsonNode organization : keycloak.admin().get("organizations")) {
      if (organization.path("alias").asString().equals(alias)) {
        return organization.path("id").asString();
      }
    }
    throw new AssertionError("no organization " + alias);
  }
}
