package org.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RealmFileTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final byte[] TEMPLATE = BuildOutput.resource("chorus-realm.json");

  @Nested
  class TheProductionTemplate {
    private final JsonNode realm = JSON.readTree(TEMPLATE);

    @Test
    void hasNobodyInItButTheServiceAccount() {
      assertThat(realm.path("users")).hasSize(1);
      assertThat(realm.path("users").path(0).path("serviceAccountClientId").asString())
          .isEqualTo("chorus-adapter");
      assertThat(realm.has("organizations")).isFalse();
    }

    @Test
    void asksForAPasswordAgainBeforeASecondFactorAndForACodeEachTime() {
      assertThat(realm.path("browserFlow").asString()).isEqualTo("chorus browser");
      assertThat(realm.path("authenticationFlows").findValuesAsString("alias"))
          .contains("chorus browser", "chorus after provider");
      assertThat(level("chorus level 1")).containsExactly("1", "600");
      assertThat(level("chorus level 2")).containsExactly("2", "0");
      assertThat(level("chorus level 1 after provider")).containsExactly("1", "0");
      assertThat(level("chorus level 2 after provider")).containsExactly("2", "0");
    }

    /** The level of a step, and for how many seconds it is good. */
    private List<String> level(String step) {
      return realm
          .path("authenticatorConfig")
          .valueStream()
          .filter(config -> config.path("alias").asString().equals(step))
          .map(config -> config.path("config"))
          .flatMap(
              config ->
                  Stream.of("loa-condition-level", "loa-max-age")
                      .map(key -> config.path(key).asString()))
          .toList();
    }

    @Test
    void keepsSessionsAsLongAsTheHouseKeepsLogins() {
      assertThat(realm.path("ssoSessionIdleTimeout").asInt()).isEqualTo(36_000);
      assertThat(realm.path("ssoSessionMaxLifespan").asInt()).isEqualTo(36_000);
    }

    @Test
    void carriesNoSecret() {
      for (JsonNode client : realm.path("clients")) {
        assertThat(client.path("secret").asString()).matches("\\$\\{CHORUS_[A-Z]+_SECRET}");
      }
    }

    @Test
    void givesNoChorusClientRolesOfTheRealm() {
      JsonNode console = client("chorus-console");
      assertThat(console.path("fullScopeAllowed").asBoolean()).isFalse();
      assertThat(names(console.path("defaultClientScopes"))).doesNotContain("roles");
      // What a client that registers itself can have besides the realm's usual scopes.
      assertThat(names(realm.path("defaultOptionalClientScopes"))).contains("chorus-api");
    }

    @Test
    void letsPeopleInByTheStandardFlowOnly() {
      for (JsonNode client : realm.path("clients")) {
        assertThat(client.path("directAccessGrantsEnabled").asBoolean(true)).isFalse();
        assertThat(client.path("implicitFlowEnabled").asBoolean(true)).isFalse();
        assertThat(client.path("publicClient").asBoolean(true)).isFalse();
      }
    }

    private JsonNode client(String id) {
      for (JsonNode client : realm.path("clients")) {
        if (client.path("clientId").asString().equals(id)) {
          return client;
        }
      }
      throw new AssertionError("no client " + id);
    }

    private List<String> names(JsonNode array) {
      List<String> names = new ArrayList<>();
      array.forEach(name -> names.add(name.asString()));
      return names;
    }
  }

  @Nested
  class WithTheDemo {
    private final JsonNode realm =
        JSON.readTree(RealmFile.withDemo(TEMPLATE, DemoOrganizations.read()));

    @Test
    void everyMemberOfAnOrganizationIsAlsoAUser() {
      List<String> users = new ArrayList<>();
      realm.path("users").forEach(user -> users.add(user.path("username").asString()));
      assertThat(realm.path("organizations")).hasSize(4);
      for (JsonNode organization : realm.path("organizations")) {
        for (JsonNode member : organization.path("members")) {
          assertThat(users).contains(member.path("username").asString());
        }
      }
    }

    @Test
    void placeholdersAreLeftForKeycloak() {
      assertThat(realm.toString()).contains("${CHORUS_PUBLIC_URL}", "${CHORUS_CONSOLE_SECRET}");
    }
  }
}
