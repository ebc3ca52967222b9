package org.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A realm as an older Chorus left it, made by taking away what came since. */
class RealmRenewalIT {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final LocalStack stack = TestStacks.shared();
  private final Keycloak keycloak = stack.keycloak();
  private final KeycloakAdmin admin = keycloak.admin();
  private final DemoOrganizations.Person olga =
      DemoOrganizations.read()
          .people()
          .filter(person -> person.email().equals("olga@outsider.example"))
          .findFirst()
          .orElseThrow();

  @Test
  void aRealmFromBeforeGetsWhatItLacksAndStepUpWorks() throws Exception {
    List<String> flow = flow();
    List<String> mappers = mappers("clients", client("chorus-console"));
    List<String> groups = mappers("client-scopes", organizationScope());
    List<String> roles = rolesOfAdapter();
    makeOld();
    assertThat(mappers("clients", client("chorus-console"))).isNotEqualTo(mappers);
    assertThat(rolesOfAdapter()).isEmpty();

    new RealmRenewal(admin, Keycloak.realm()).renew();

    assertThat(flow()).isEqualTo(flow);
    assertThat(mappers("clients", client("chorus-console")))
        .containsExactlyInAnyOrderElementsOf(mappers);
    assertThat(mappers("client-scopes", organizationScope()))
        .containsExactlyInAnyOrderElementsOf(groups);
    assertThat(rolesOfAdapter())
        .containsExactlyInAnyOrderElementsOf(roles)
        .contains("manage-identity-providers", "create-client");
    try (KeycloakLogin person = new KeycloakLogin(keycloak, stack.app().url())) {
      person.logIn(olga.email(), DemoOrganizations.read().password());
      String code = OneTimeCodes.at(Clock.systemUTC().instant(), olga.oneTimeSecret());
      JsonNode token = KeycloakLogin.claims(person.typeCode(person.stepUp(), code), "id_token");
      assertThat(token.path("acr").asString()).isEqualTo("2");
      assertThat(token.path("identity_provider_told").asBoolean()).isTrue();
    }
  }

  private void makeOld() {
    admin.put("", JSON.createObjectNode().put("browserFlow", "browser"));
    admin
        .get("authentication/flows")
        .valueStream()
        .filter(flow -> flow.path("alias").asString().equals("chorus browser"))
        .forEach(flow -> admin.delete("authentication/flows/" + flow.path("id").asString()));
    dropMappers("clients/" + client("chorus-console"), "identity provider");
    dropMappers("client-scopes/" + organizationScope(), "organization groups");
    admin.delete(
        "users/" + adapterAccount() + "/role-mappings/clients/" + client("realm-management"));
    String credentials = "users/" + olga.id() + "/credentials";
    admin
        .get(credentials)
        .valueStream()
        .filter(credential -> credential.path("type").asString().equals("otp"))
        .forEach(credential -> admin.delete(credentials + "/" + credential.path("id").asString()));
  }

  private void dropMappers(String owner, String begin) {
    admin
        .get(owner + "/protocol-mappers/models")
        .valueStream()
        .filter(mapper -> mapper.path("name").asString().startsWith(begin))
        .forEach(
            mapper ->
                admin.delete(owner + "/protocol-mappers/models/" + mapper.path("id").asString()));
  }

  private List<String> mappers(String kind, String owner) {
    return names(
        admin
            .get(kind + "/" + owner + "/protocol-mappers/models")
            .valueStream()
            .filter(mapper -> !mapper.path("name").asString().equals("smuggled")));
  }

  private List<String> rolesOfAdapter() {
    return names(
        admin
            .get(
                "users/"
                    + adapterAccount()
                    + "/role-mappings/clients/"
                    + client("realm-management"))
            .valueStream());
  }

  private List<String> flow() {
    List<String> steps = new ArrayList<>();
    String bound = admin.get("").path("browserFlow").asString().replace(" ", "%20");
    for (JsonNode step : admin.get("authentication/flows/" + bound + "/executions")) {
      steps.add(
          step.path("level").asInt()
              + " "
              + step.path("displayName").asString()
              + " "
              + step.path("requirement").asString()
              + " "
              + step.path("alias").asString(""));
    }
    return steps;
  }

  private String adapterAccount() {
    return admin
        .get("clients/" + client("chorus-adapter") + "/service-account-user")
        .path("id")
        .asString();
  }

  private String client(String clientId) {
    return admin.get("clients?clientId=" + clientId).path(0).path("id").asString();
  }

  private String organizationScope() {
    return admin
        .get("client-scopes")
        .valueStream()
        .filter(scope -> scope.path("name").asString().equals("organization"))
        .findFirst()
        .orElseThrow()
        .path("id")
        .asString();
  }

  private static List<String> names(Stream<JsonNode> entries) {
    return entries.map(entry -> entry.path("name").asString()).toList();
  }
}
