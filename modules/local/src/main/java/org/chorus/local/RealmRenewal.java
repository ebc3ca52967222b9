package org.chorus.local;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings a realm that an older Chorus imported in step with today's realm file: Keycloak imports a
 * realm once in its life and overlooks the file from then on. Adds what is missing, and takes
 * nothing away: scopes and mappers, roles of service accounts, the flow after identity providers,
 * and, when the login flow is not yet in use, that flow with the settings of sessions and the
 * second factors of the demo logins.
 *
 * <p>Each step can be repeated, and the flow is put into use last, so a start that was interrupted
 * is made up for by the next one. Clients, people and organizations that are missing altogether are
 * not added: that takes {@code --fresh}.
 */
final class RealmRenewal {

  private static final List<String> SESSION_SETTINGS =
      List.of("ssoSessionIdleTimeout", "ssoSessionMaxLifespan");

  /** As the app names it to the providers that it sets up. */
  private static final String AFTER_PROVIDER = "chorus after provider";

  private final KeycloakAdmin admin;
  private final JsonNode wanted;
  private final JsonMapper json = JsonMapper.builder().build();

  /**
   * @param realm the realm file, with the demo organizations
   */
  RealmRenewal(KeycloakAdmin admin, byte[] realm) {
    this.admin = admin;
    this.wanted = json.readTree(realm);
  }

  void renew() {
    scopes();
    clients();
    JsonNode realm = admin.get("");
    if (!realm.path("browserFlow").equals(wanted.path("browserFlow"))) {
      secondFactors();
      flow(wanted.path("browserFlow"));
      putIntoUse(realm);
    }
    afterProviders();
  }

  /** Identity providers that were set up before there was a flow for who comes from them get it. */
  private void afterProviders() {
    JsonNode flow = json.valueToTree(AFTER_PROVIDER);
    if (!isWhole(flow)) {
      flow(flow);
    }
    for (JsonNode provider : admin.get("identity-provider/instances?max=1000")) {
      if (provider.path("organizationId").isString()
          && !provider.path("postBrokerLoginFlowAlias").equals(flow)) {
        String path = "identity-provider/instances/" + encoded(provider.path("alias").asString());
        ObjectNode changed = (ObjectNode) admin.get(path);
        admin.put(path, changed.set("postBrokerLoginFlowAlias", flow));
      }
    }
  }

  /** Neither missing nor half, as an interrupted start leaves it. */
  private boolean isWhole(JsonNode flow) {
    return !named(admin.get("authentication/flows"), "alias", flow).isMissingNode()
        && admin.get(executionsOf(flow)).size() == steps(flow);
  }

  private int steps(JsonNode flow) {
    return flowOf(flow)
        .path("authenticationExecutions")
        .valueStream()
        .mapToInt(step -> step.has("flowAlias") ? 1 + steps(step.path("flowAlias")) : 1)
        .sum();
  }

  private void scopes() {
    JsonNode known = admin.get("client-scopes");
    for (JsonNode scope : wanted.path("clientScopes")) {
      JsonNode before = named(known, "name", scope.path("name"));
      if (before.isMissingNode()) {
        admin.post("client-scopes", scope);
      } else {
        mappers("client-scopes/" + before.path("id").asString(), before, scope);
      }
    }
    offeredScopes();
  }

  /** Clients that register themselves may have only what the realm offers to all. */
  private void offeredScopes() {
    JsonNode known = admin.get("client-scopes");
    JsonNode offered = admin.get("default-optional-client-scopes");
    for (JsonNode name : wanted.path("defaultOptionalClientScopes")) {
      if (named(offered, "name", name).isMissingNode()) {
        String id = named(known, "name", name).path("id").asString();
        admin.put("default-optional-client-scopes/" + id, json.createObjectNode());
      }
    }
  }

  private void clients() {
    for (JsonNode client : wanted.path("clients")) {
      JsonNode before = client(client.path("clientId").asString());
      if (!before.isMissingNode()) {
        mappers("clients/" + before.path("id").asString(), before, client);
      }
    }
    for (JsonNode user : wanted.path("users")) {
      if (user.has("serviceAccountClientId")) {
        rolesOf(user);
      }
    }
  }

  private JsonNode client(String clientId) {
    return admin.get("clients?clientId=" + clientId).path(0);
  }

  private void mappers(String owner, JsonNode before, JsonNode after) {
    for (JsonNode mapper : after.path("protocolMappers")) {
      if (named(before.path("protocolMappers"), "name", mapper.path("name")).isMissingNode()) {
        admin.post(owner + "/protocol-mappers/models", mapper);
      }
    }
  }

  private void rolesOf(JsonNode account) {
    String own = client(account.path("serviceAccountClientId").asString()).path("id").asString();
    String user = admin.get("clients/" + own + "/service-account-user").path("id").asString();
    for (String clientId : account.path("clientRoles").propertyNames()) {
      String mappings =
          "users/" + user + "/role-mappings/clients/" + client(clientId).path("id").asString();
      Set<JsonNode> names = new HashSet<>();
      account.path("clientRoles").path(clientId).forEach(names::add);
      for (JsonNode role : admin.get(mappings + "/available")) {
        if (names.contains(role.path("name"))) {
          admin.post(mappings, json.createArrayNode().add(role));
        }
      }
    }
  }

  /** Gives the demo logins their known secret, unless the person has set up one of their own. */
  private void secondFactors() {
    for (JsonNode person : wanted.path("users")) {
      if (!person.has("email")) {
        continue;
      }
      String address = encoded(person.path("email").asString());
      JsonNode before = admin.get("users?exact=true&email=" + address).path(0);
      String user = "users/" + before.path("id").asString();
      JsonNode secret = named(person.path("credentials"), "type", json.valueToTree("otp"));
      if (before.isMissingNode()
          || !named(admin.get(user + "/credentials"), "type", secret.path("type"))
              .isMissingNode()) {
        continue;
      }
      ((ObjectNode) before).putArray("credentials").add(secret);
      admin.put(user, before);
    }
  }

  private void flow(JsonNode flow) {
    // A half one, of a start that was interrupted, is in use nowhere.
    JsonNode half = named(admin.get("authentication/flows"), "alias", flow);
    if (!half.isMissingNode()) {
      admin.delete("authentication/flows/" + half.path("id").asString());
    }
    ObjectNode top = flowOf(flow).deepCopy();
    top.remove("authenticationExecutions");
    admin.post("authentication/flows", top);
    executions(flow);
  }

  private ObjectNode flowOf(JsonNode alias) {
    return (ObjectNode) named(wanted.path("authenticationFlows"), "alias", alias);
  }

  /** Keycloak appends what is added, so the order is that of the file. */
  private void executions(JsonNode flow) {
    String path = executionsOf(flow);
    for (JsonNode step : flowOf(flow).path("authenticationExecutions")) {
      boolean nested = step.has("flowAlias");
      ObjectNode addition = json.createObjectNode();
      if (nested) {
        ObjectNode child = flowOf(step.path("flowAlias"));
        addition.set("alias", child.path("alias"));
        addition.set("type", child.path("providerId"));
        addition.set("description", child.path("description"));
        admin.post(path + "/flow", addition);
      } else {
        addition.set("provider", step.path("authenticator"));
        admin.post(path + "/execution", addition);
      }
      ObjectNode added = lastOf(admin.get(path));
      added.set("requirement", step.path("requirement"));
      admin.put(path, added);
      if (step.has("authenticatorConfig")) {
        admin.post(
            "authentication/executions/" + added.path("id").asString() + "/config",
            named(wanted.path("authenticatorConfig"), "alias", step.path("authenticatorConfig")));
      }
      if (nested) {
        executions(step.path("flowAlias"));
      }
    }
  }

  private static String executionsOf(JsonNode flow) {
    return "authentication/flows/" + encoded(flow.asString()) + "/executions";
  }

  /** The list goes depth first; what was just added is the last of its own level. */
  private static ObjectNode lastOf(JsonNode executions) {
    return (ObjectNode)
        executions
            .valueStream()
            .filter(execution -> execution.path("level").asInt() == 0)
            .reduce((before, after) -> after)
            .orElseThrow();
  }

  private void putIntoUse(JsonNode before) {
    ObjectNode realm = json.createObjectNode();
    SESSION_SETTINGS.forEach(setting -> realm.set(setting, wanted.path(setting)));
    // Keycloak takes attributes that are left out for removed ones.
    ObjectNode attributes = realm.putObject("attributes");
    attributes.setAll((ObjectNode) before.path("attributes"));
    attributes.setAll((ObjectNode) wanted.path("attributes"));
    realm.set("browserFlow", wanted.path("browserFlow"));
    admin.put("", realm);
  }

  private static JsonNode named(JsonNode list, String field, JsonNode value) {
    for (JsonNode entry : list) {
      if (entry.path(field).equals(value)) {
        return entry;
      }
    }
    return JsonMapper.builder().build().missingNode();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
