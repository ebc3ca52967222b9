package org.chorus.keycloak;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  /** Marks organizations that a platform administrator had created, with the name they gave. */
  private static final String ADDED = "chorus-added";

  /** The realm's flow that asks for a second factor after a provider, where the login takes one. */
  private static final String AFTERWARDS = "chorus after provider";

  /** Keycloak never tells a secret, and takes these stars for "as it was". */
  private static final String SECRET_AS_BEFORE = "**********";

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

  private static final int MAX_PEOPLE = 1000;

  private final KeycloakAdministration keycloak;
  private final KeycloakSettings settings;
  private final ProviderExamination examination;
  private final SamlExamination samlExamination;
  private final String home;

  /**
   * @param home where Keycloak sends people once they have their account
   */
  KeycloakBroker(
      KeycloakAdministration keycloak,
      KeycloakSettings settings,
      ProviderExamination examination,
      SamlExamination samlExamination,
      String home) {
    this.keycloak = keycloak;
    this.settings = settings;
    this.examination = examination;
    this.samlExamination = samlExamination;
    this.home = home;
  }

  @Override
  public CreateOutcome create(Slug alias, String name) {
    return keycloak.asking(
        token -> {
          try {
            keycloak.send(
                HttpMethod.POST,
                settings.organizations(),
                token,
                Map.of(
                    "name",
                    name,
                    "alias",
                    alias.value(),
                    "enabled",
                    true,
                    "redirectUrl",
                    home,
                    "attributes",
                    Map.of(ADDED, List.of(name))));
            return CreateOutcome.CREATED;
          } catch (HttpClientErrorException.Conflict taken) {
            return wasAdded(alias, name, token) ? CreateOutcome.CREATED : CreateOutcome.TAKEN;
          }
        });
  }

  /** Whether an attempt that failed half-way left it behind. */
  private boolean wasAdded(Slug alias, String name, String token) {
    return keycloak
        .find(alias, token)
        .map(id -> keycloak.fields(settings.organizations() + "/" + id, token).get("attributes"))
        .filter(
            attributes ->
                attributes instanceof Map<?, ?> map && List.of(name).equals(map.get(ADDED)))
        .isPresent();
  }

  @Override
  public Handover handover(Slug organization) {
    return new Handover(
        URI.create(settings.brokerEndpoint(organization.value())),
        URI.create(settings.brokeredLogout()),
        URI.create(settings.issuer()),
        URI.create(settings.brokerEndpoint(organization.value()) + "/descriptor"));
  }

  @Override
  public Examined examine(ProviderDraft draft) {
    return switch (draft) {
      case ProviderDraft.OpenIdConnect openIdConnect -> examination.examine(openIdConnect);
      case ProviderDraft.Saml saml -> samlExamination.examine(saml);
    };
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
          if (known.filter(provider -> !isOfKind(provider, wanted)).isPresent()) {
            // Keycloak does not turn one kind into the other. What linked accounts to it goes too.
            keycloak.send(HttpMethod.DELETE, at(organization.alias()), token, "");
            known = Optional.empty();
          }
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
          if (draft instanceof ProviderDraft.Saml saml) {
            putMappers(organization.alias(), saml, token);
          }
          wanted.put("enabled", true);
          wanted.put("organizationId", id);
          provider(organization.alias(), token)
              .map(provider -> provider.get("internalId"))
              .ifPresent(internal -> wanted.put("internalId", internal));
          if (draft instanceof ProviderDraft.OpenIdConnect client
              && (client.secret().isEmpty() || known.isEmpty())) {
            config(wanted).put("clientSecret", SECRET_AS_BEFORE);
          }
          keycloak.send(HttpMethod.PUT, at(organization.alias()), token, wanted);
          return PutOutcome.DONE;
        });
  }

  private static boolean isOfKind(Map<String, Object> provider, Map<String, Object> wanted) {
    return Objects.equals(provider.get("providerId"), wanted.get("providerId"));
  }

  private static boolean isOurs(Map<String, Object> provider, Slug alias, String organization) {
    Object owner = provider.get("organizationId");
    return alias.value().equals(config(provider).get(MARK))
        && (owner == null || owner.equals(organization));
  }

  private Map<String, Object> representation(
      OrganizationProfile organization, ProviderDraft draft, Examined examined) {
    Map<String, Object> config =
        switch (draft) {
          case ProviderDraft.OpenIdConnect client -> openIdConnect(client, examined);
          case ProviderDraft.Saml _ -> saml(examined);
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
    return provider;
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
  private Map<String, Object> saml(Examined examined) {
    Map<String, Object> config = new HashMap<>(examined.particulars());
    config.put("entityId", settings.issuer());
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

  /** Takes the address from the attribute that was chosen, and names from where they often are. */
  private void putMappers(Slug alias, ProviderDraft.Saml draft, String token) {
    Map<String, Map<String, Object>> wanted = new LinkedHashMap<>();
    draft.emailAttribute().ifPresent(name -> addMapper(wanted, alias, name, "email"));
    FIRST_NAMES.forEach(name -> addMapper(wanted, alias, name, "firstName"));
    LAST_NAMES.forEach(name -> addMapper(wanted, alias, name, "lastName"));
    String address = at(alias) + "/mappers";
    for (Map<String, Object> present : keycloak.list(address, token)) {
      String own = address + "/" + present.get("id");
      Map<String, Object> mapper = wanted.remove(String.valueOf(present.get("name")));
      if (mapper == null) {
        // Only of addresses: an attribute that is not chosen any more must not go on giving them.
        if (config(present).get("user.attribute") instanceof String field
            && field.equals("email")) {
          keycloak.send(HttpMethod.DELETE, own, token, "");
        }
      } else {
        mapper.put("id", present.get("id"));
        keycloak.send(HttpMethod.PUT, own, token, mapper);
      }
    }
    wanted.values().forEach(mapper -> keycloak.send(HttpMethod.POST, address, token, mapper));
  }

  private static void addMapper(
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
