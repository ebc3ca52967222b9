package org.chorus.keycloak;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.chorus.kernel.Slug;
import org.chorus.organization.OrganizationProfile;
import org.chorus.organization.provider.Broker.Examined;
import org.chorus.organization.provider.ProviderDraft;
import org.jspecify.annotations.Nullable;

/**
 * An identity provider as Keycloak's REST API for administration tells and takes it (26.7). Each
 * change is a new value: what was read is never half of what is sent.
 */
record KeycloakProvider(Map<String, Object> fields) {

  /** Marks providers that Chorus created, so that it never takes over another one. */
  private static final String MARK = "chorus.organization";

  /** The realm's flow that asks for a second factor after a provider, where the login takes one. */
  private static final String AFTERWARDS = "chorus after provider";

  /** Keycloak never tells a secret, and takes these stars for "as it was". */
  private static final String SECRET_AS_BEFORE = "**********";

  KeycloakProvider {
    fields = Collections.unmodifiableMap(new HashMap<>(fields)); // JSON has nulls
  }

  /**
   * What is wanted of an organization's provider, neither switched on nor linked to it yet.
   *
   * @param issuer the realm, as it calls itself
   */
  static KeycloakProvider of(
      OrganizationProfile organization, ProviderDraft draft, Examined examined, String issuer) {
    Map<String, Object> config =
        switch (draft) {
          case ProviderDraft.OpenIdConnect client -> openIdConnect(client, examined);
          case ProviderDraft.Saml _ -> saml(examined, issuer);
        };
    config.put(MARK, organization.alias().value());
    config.put("syncMode", "FORCE"); // names and addresses follow the provider at each login
    config.put("kc.org.domain", "ANY"); // of the organization's own
    config.put("kc.org.broker.redirect.mode.email-matches", "true");
    config.put("kc.org.broker.login.hide-when-org-unknown", "true");
    Map<String, Object> provider = new HashMap<>();
    provider.put("alias", organization.alias().value());
    provider.put("postBrokerLoginFlowAlias", AFTERWARDS);
    provider.put("displayName", organization.name());
    provider.put(
        "providerId",
        switch (draft) {
          case ProviderDraft.OpenIdConnect _ -> "oidc";
          case ProviderDraft.Saml _ -> "saml";
        });
    // The organization's own domains are its own to vouch for, and it can vouch for no other.
    provider.put("trustEmail", true);
    provider.put("storeToken", false);
    provider.put("linkOnly", false);
    provider.put("hideOnLogin", true);
    provider.put("firstBrokerLoginFlowAlias", "first broker login");
    provider.put("config", config);
    return new KeycloakProvider(provider);
  }

  private static Map<String, Object> openIdConnect(
      ProviderDraft.OpenIdConnect draft, Examined examined) {
    Map<String, String> endpoints = examined.particulars();
    Map<String, Object> config = new HashMap<>();
    config.put("issuer", examined.issuer().orElseThrow());
    config.put("authorizationUrl", endpoints.get("authorization_endpoint"));
    config.put("tokenUrl", endpoints.get("token_endpoint"));
    config.put("jwksUrl", endpoints.get("jwks_uri"));
    config.put("useJwksUrl", "true");
    config.put("validateSignature", "true");
    putIfThere(config, "userInfoUrl", endpoints.get("userinfo_endpoint"));
    putIfThere(config, "logoutUrl", endpoints.get("end_session_endpoint"));
    config.put("backchannelSupported", "true");
    config.put("clientId", draft.clientId());
    draft.secret().ifPresent(secret -> config.put("clientSecret", secret.value()));
    config.put("clientAuthMethod", endpoints.get(ProviderExamination.AUTHENTICATION));
    config.put("defaultScope", "openid profile email");
    config.put("pkceEnabled", "true");
    config.put("pkceMethod", "S256");
    return config;
  }

  /**
   * The assertion itself has to be signed, not only the message around it, and by the provider that
   * the metadata name. Keycloak gets the certificates from us and fetches no metadata by itself.
   */
  private static Map<String, Object> saml(Examined examined, String issuer) {
    Map<String, Object> config = new HashMap<>(examined.particulars());
    config.put("entityId", issuer);
    config.put("idpEntityId", examined.issuer().orElseThrow());
    config.put("validateSignature", "true");
    config.put("wantAssertionsSigned", "true");
    config.put("wantAssertionsEncrypted", "false");
    config.put("signatureAlgorithm", "RSA_SHA256");
    config.put("postBindingResponse", "true");
    config.put("useMetadataDescriptorUrl", "false");
    config.put("principalType", "SUBJECT");
    config.put("allowCreate", "true");
    config.put("backchannelSupported", "false"); // logs out by way of the browser
    config.put("allowedClockSkew", "30"); // seconds
    return config;
  }

  private static void putIfThere(Map<String, Object> config, String name, @Nullable String value) {
    if (value != null) {
      config.put(name, value);
    }
  }

  /** Whether Chorus created it under this alias, and it is linked to nobody else. */
  boolean isOurs(Slug alias, String organization) {
    return alias.value().equals(config().get(MARK))
        && (fields.get("organizationId") == null || isLinkedTo(organization));
  }

  boolean isLinkedTo(String organization) {
    return organization.equals(fields.get("organizationId"));
  }

  boolean isOfKindOf(KeycloakProvider other) {
    return Objects.equals(fields.get("providerId"), other.fields.get("providerId"));
  }

  KeycloakProvider switchedOn() {
    return with("enabled", true);
  }

  KeycloakProvider switchedOff() {
    return with("enabled", false);
  }

  KeycloakProvider linkedTo(String organization) {
    return with("organizationId", organization);
  }

  /** Keycloak keeps the secret that it has. */
  KeycloakProvider withSecretAsBefore() {
    Map<String, Object> config = new HashMap<>(config());
    config.put("clientSecret", SECRET_AS_BEFORE);
    return with("config", config);
  }

  /** Under the key that Keycloak gave to the one that it knows. */
  KeycloakProvider inPlaceOf(KeycloakProvider known) {
    Object key = known.fields.get("internalId");
    return key == null ? this : with("internalId", key);
  }

  private KeycloakProvider with(String field, Object value) {
    Map<String, Object> changed = new HashMap<>(fields);
    changed.put(field, value);
    return new KeycloakProvider(changed);
  }

  @SuppressWarnings("unchecked") // JSON objects have strings for keys
  private Map<String, Object> config() {
    return fields.get("config") instanceof Map<?, ?> config
        ? (Map<String, Object>) config
        : Map.of();
  }

  /** Without the client's secret, which is among the fields. */
  @Override
  public String toString() {
    return "KeycloakProvider[" + fields.get("alias") + "]";
  }
}
