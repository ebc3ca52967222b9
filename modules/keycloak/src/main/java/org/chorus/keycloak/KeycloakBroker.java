package org.chorus.keycloak;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chorus.kernel.Slug;
import org.chorus.organization.Away;
import org.chorus.organization.OrganizationProfile;
import org.chorus.organization.provider.Broker;
import org.chorus.organization.provider.ProviderDraft;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.HttpClientErrorException;

/**
 * Identity providers in Keycloak, over its REST API for administration (26.7). The provider of an
 * Organization has the Organization's alias. What Keycloak enforces by itself is configured here:
 * the provider is linked to one organization, takes only addresses of that organization's domains
 * into new accounts, is offered to nobody else, and is where people with such an address are sent.
 * It checks the domain when an account begins and not at each login; that {@code BrokeredLogin}
 * does.
 */
final class KeycloakBroker implements Broker {

  /** Marks providers that Chorus created, so that it never takes over another one. */
  private static final String MARK = "chorus.organization";

  /** Keycloak never tells a secret, and takes these stars for "as it was". */
  private static final String SECRET_AS_BEFORE = "**********";

  private static final int MAX_PEOPLE = 1000;

  private final KeycloakAdministration keycloak;
  private final KeycloakSettings settings;
  private final ProviderExamination examination;
  private final String home;

  /**
   * @param home where Keycloak sends people once they have their account
   */
  KeycloakBroker(
      KeycloakAdministration keycloak,
      KeycloakSettings settings,
      ProviderExamination examination,
      String home) {
    this.keycloak = keycloak;
    this.settings = settings;
    this.examination = examination;
    this.home = home;
  }

  @Override
  public Handover handover(Slug organization) {
    return new Handover(
        URI.create(settings.brokerEndpoint(organization.value())),
        URI.create(settings.brokeredLogout()));
  }

  @Override
  public Examined examine(ProviderDraft draft) {
    return examination.examine(draft);
  }

  @Override
  public PutOutcome put(
      OrganizationProfile organization,
      ProviderDraft draft,
      Examined examined,
      List<String> domains) {
    return keycloak.asking(
        token -> {
          Optional<Map<String, Object>> known = provider(organization.alias(), token);
          String id = organization(organization, token);
          if (known.filter(provider -> !isOurs(provider, organization.alias(), id)).isPresent()) {
            return PutOutcome.ALIAS_TAKEN;
          }
          if (!claimDomains(id, domains, token)) {
            return PutOutcome.DOMAIN_TAKEN;
          }
          Map<String, Object> wanted = representation(organization, draft, examined);
          if (known.isEmpty()) {
            // Switched off until it is linked: unlinked, it could speak for any domain.
            wanted.put("enabled", false);
            keycloak.send(HttpMethod.POST, settings.providers(), token, wanted);
          }
          if (known.filter(provider -> id.equals(provider.get("organizationId"))).isEmpty()) {
            keycloak.send(
                HttpMethod.POST,
                settings.organizations() + "/" + id + "/identity-providers",
                token,
                organization.alias().value());
          }
          wanted.put("enabled", true);
          wanted.put("organizationId", id);
          provider(organization.alias(), token)
              .map(provider -> provider.get("internalId"))
              .ifPresent(internal -> wanted.put("internalId", internal));
          if (draft.secret().isEmpty() || known.isEmpty()) {
            config(wanted).put("clientSecret", SECRET_AS_BEFORE);
          }
          keycloak.send(HttpMethod.PUT, at(organization.alias()), token, wanted);
          return PutOutcome.DONE;
        });
  }

  private static boolean isOurs(Map<String, Object> provider, Slug alias, String organization) {
    Object owner = provider.get("organizationId");
    return alias.value().equals(config(provider).get(MARK))
        && (owner == null || owner.equals(organization));
  }

  private Map<String, Object> representation(
      OrganizationProfile organization, ProviderDraft draft, Examined examined) {
    Map<String, String> endpoints = examined.endpoints();
    Map<String, Object> config = new HashMap<>();
    config.put(MARK, organization.alias().value());
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
    config.put("syncMode", "FORCE"); // names and addresses follow the provider at each login
    config.put("kc.org.domain", "ANY"); // of the organization's own
    config.put("kc.org.broker.redirect.mode.email-matches", "true");
    config.put("kc.org.broker.login.hide-when-org-unknown", "true");
    Map<String, Object> provider = new HashMap<>();
    provider.put("alias", organization.alias().value());
    provider.put("displayName", organization.name());
    provider.put("providerId", "oidc");
    // The organization's own domains are its own to vouch for, and it can vouch for no other.
    provider.put("trustEmail", true);
    provider.put("storeToken", false);
    provider.put("linkOnly", false);
    provider.put("hideOnLogin", true);
    provider.put("firstBrokerLoginFlowAlias", "first broker login");
    provider.put("config", config);
    return provider;
  }

  private static void putIfThere(Map<String, Object> config, String name, @Nullable String value) {
    if (value != null) {
      config.put(name, value);
    }
  }

  @SuppressWarnings("unchecked") // JSON objects have strings for keys
  private static Map<String, Object> config(Map<String, Object> provider) {
    return provider.get("config") instanceof Map<?, ?> config
        ? (Map<String, Object>) config
        : Map.of();
  }

  @Override
  public void switchOn(Slug organization) {
    change(organization, true);
  }

  @Override
  public void switchOff(Slug organization) {
    change(organization, false);
  }

  private void change(Slug organization, boolean enabled) {
    keycloak.asking(
        token -> {
          Map<String, Object> provider =
              provider(organization, token).orElseThrow(() -> new Away("the provider is gone"));
          provider.put("enabled", enabled);
          keycloak.send(HttpMethod.PUT, at(organization), token, provider);
          return organization;
        });
  }

  @Override
  public void remove(Slug organization) {
    keycloak.asking(
        token -> {
          if (provider(organization, token).isPresent()) {
            keycloak.send(HttpMethod.DELETE, at(organization), token, "");
          }
          return organization;
        });
  }

  @Override
  public int people(Slug organization) {
    return keycloak.asking(
        token ->
            keycloak
                .find(organization, token)
                .map(
                    id ->
                        keycloak
                            .list(
                                settings.organizations()
                                    + "/"
                                    + id
                                    + "/members?membershipType=MANAGED&first=0&max="
                                    + MAX_PEOPLE,
                                token)
                            .size())
                .orElse(0));
  }

  private String organization(OrganizationProfile organization, String token) {
    return keycloak
        .find(organization.alias(), token)
        .orElseGet(
            () -> {
              keycloak.send(
                  HttpMethod.POST,
                  settings.organizations(),
                  token,
                  Map.of(
                      "name",
                      organization.name(),
                      "alias",
                      organization.alias().value(),
                      "enabled",
                      true,
                      "redirectUrl",
                      home));
              return keycloak
                  .find(organization.alias(), token)
                  .orElseThrow(() -> new Away("created, and not found"));
            });
  }

  private boolean claimDomains(String organization, List<String> domains, String token) {
    String address = settings.organizations() + "/" + organization;
    Map<String, Object> known = new HashMap<>(keycloak.fields(address, token));
    List<Map<String, Object>> wanted = new ArrayList<>();
    domains.forEach(domain -> wanted.add(Map.of("name", domain, "verified", true)));
    known.put("domains", wanted);
    try {
      keycloak.send(HttpMethod.PUT, address, token, known);
      return true;
    } catch (HttpClientErrorException refused) {
      // The domains are well formed, so the one thing left to refuse is that another has one.
      if (refused.getStatusCode().isSameCodeAs(HttpStatus.BAD_REQUEST)
          || refused.getStatusCode().isSameCodeAs(HttpStatus.CONFLICT)) {
        return false;
      }
      throw refused;
    }
  }

  private Optional<Map<String, Object>> provider(Slug alias, String token) {
    try {
      return Optional.of(new HashMap<>(keycloak.fields(at(alias), token)));
    } catch (HttpClientErrorException.NotFound none) {
      return Optional.empty();
    }
  }

  private String at(Slug alias) {
    return settings.providers() + "/" + alias;
  }
}
