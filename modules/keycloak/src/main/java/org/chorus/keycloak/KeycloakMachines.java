package org.chorus.keycloak;

import java.util.List;
import java.util.Map;
import org.chorus.organization.Away;
import org.chorus.organization.machine.MachineId;
import org.chorus.organization.machine.MachineRegistry;
import org.chorus.organization.machine.MachineSecret;
import org.chorus.organization.machine.RegistrationKey;
import org.springframework.http.HttpMethod;

/**
 * Machine clients at Keycloak's client registration service (RFC 7591 and 7592, in Keycloak's own
 * representation). The service account may create clients there and touch no client that exists;
 * changing one takes that client's own key.
 */
final class KeycloakMachines implements MachineRegistry {

  private final KeycloakAdministration keycloak;
  private final KeycloakSettings settings;

  KeycloakMachines(KeycloakAdministration keycloak, KeycloakSettings settings) {
    this.keycloak = keycloak;
    this.settings = settings;
  }

  @Override
  public RegistrationKey register(MachineId id, MachineSecret secret) {
    return keycloak.asking(
        token ->
            key(
                keycloak.exchange(
                    HttpMethod.POST, settings.registrations(), token, client(id, secret))));
  }

  @Override
  public RegistrationKey renew(MachineId id, RegistrationKey key, MachineSecret secret) {
    return keycloak.asking(
        token -> key(keycloak.exchange(HttpMethod.PUT, at(id), key.value(), client(id, secret))));
  }

  @Override
  public void remove(MachineId id, RegistrationKey key) {
    keycloak.asking(
        token -> {
          keycloak.send(HttpMethod.DELETE, at(id), key.value(), "");
          return id;
        });
  }

  private String at(MachineId id) {
    return settings.registrations() + "/" + id.clientId();
  }

  /** May ask for tokens for the API, and do nothing else: no login, no redirect, no role. */
  private static Map<String, Object> client(MachineId id, MachineSecret secret) {
    return Map.ofEntries(
        Map.entry("clientId", id.clientId()),
        Map.entry("name", "Machine client of Chorus"),
        Map.entry("protocol", "openid-connect"),
        Map.entry("publicClient", false),
        Map.entry("clientAuthenticatorType", "client-secret"),
        Map.entry("secret", secret.value()),
        Map.entry("standardFlowEnabled", false),
        Map.entry("implicitFlowEnabled", false),
        Map.entry("directAccessGrantsEnabled", false),
        Map.entry("serviceAccountsEnabled", true),
        Map.entry("fullScopeAllowed", false),
        Map.entry("redirectUris", List.of()),
        Map.entry("webOrigins", List.of()),
        Map.entry("attributes", Map.of("client_credentials.use_refresh_token", "false")),
        Map.entry("defaultClientScopes", List.of("basic", MachineTokens.AUDIENCE)),
        Map.entry("optionalClientScopes", List.of()));
  }

  private static RegistrationKey key(Map<String, Object> answer) {
    if (answer.get("registrationAccessToken") instanceof String key) {
      return new RegistrationKey(key);
    }
    throw new Away("Keycloak names no key for the client");
  }
}
