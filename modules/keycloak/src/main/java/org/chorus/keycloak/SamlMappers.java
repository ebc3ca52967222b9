package org.chorus.keycloak;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chorus.kernel.Slug;
import org.chorus.organization.provider.ProviderDraft;
import org.springframework.http.HttpMethod;

/** From which attributes of an assertion Keycloak takes a person's address and names. */
final class SamlMappers {

  /** Under which names SAML providers tell names: X.500, Microsoft, and in plain words. */
  private static final List<String> FIRST_NAMES =
      List.of(
          "urn:oid:2.5.4.42",
          "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname",
          "givenName",
          "firstName");

  private static final List<String> LAST_NAMES =
      List.of(
          "urn:oid:2.5.4.4",
          "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname",
          "sn",
          "lastName");

  private final KeycloakAdministration keycloak;
  private final KeycloakSettings settings;

  SamlMappers(KeycloakAdministration keycloak, KeycloakSettings settings) {
    this.keycloak = keycloak;
    this.settings = settings;
  }

  /** Takes the address from the attribute that was chosen, and names from where they often are. */
  void put(Slug alias, ProviderDraft.Saml draft, String token) {
    Map<String, Map<String, Object>> wanted = new LinkedHashMap<>();
    draft.emailAttribute().ifPresent(name -> add(wanted, alias, name, "email"));
    FIRST_NAMES.forEach(name -> add(wanted, alias, name, "firstName"));
    LAST_NAMES.forEach(name -> add(wanted, alias, name, "lastName"));
    String address = settings.providers() + "/" + alias + "/mappers";
    for (Map<String, Object> present : keycloak.list(address, token)) {
      String own = address + "/" + present.get("id");
      Map<String, Object> mapper = wanted.remove(String.valueOf(present.get("name")));
      if (mapper == null) {
        // Only of addresses: an attribute that is not chosen any more must not go on giving them.
        if (givesAddresses(present)) {
          keycloak.send(HttpMethod.DELETE, own, token, "");
        }
      } else {
        mapper.put("id", present.get("id"));
        keycloak.send(HttpMethod.PUT, own, token, mapper);
      }
    }
    wanted.values().forEach(mapper -> keycloak.send(HttpMethod.POST, address, token, mapper));
  }

  private static boolean givesAddresses(Map<String, Object> mapper) {
    return mapper.get("config") instanceof Map<?, ?> config
        && "email".equals(config.get("user.attribute"));
  }

  private static void add(
      Map<String, Map<String, Object>> mappers, Slug alias, String attribute, String field) {
    String name = field + " from " + attribute;
    Map<String, Object> mapper = new HashMap<>();
    mapper.put("name", name);
    mapper.put("identityProviderAlias", alias.value());
    mapper.put("identityProviderMapper", "saml-user-attribute-idp-mapper");
    mapper.put(
        "config",
        Map.of("syncMode", "FORCE", "attribute.name", attribute, "user.attribute", field));
    mappers.put(name, mapper);
  }
}
