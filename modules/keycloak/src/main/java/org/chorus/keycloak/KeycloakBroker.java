package org.chorus.keycloak;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.chorus.kernel.Slug;
import org.chorus.organization.Away;
import org.chorus.organization.OrganizationProfile;
import org.chorus.organization.provider.Broker;
import org.chorus.organization.provider.ProviderDraft;
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

  /** Marks organizations that a platform administrator had created, with the name they gave. */
  private static final String ADDED = "chorus-added";

  private static final int MAX_PEOPLE = 1000;

  private final KeycloakAdministration keycloak;
  private final KeycloakSettings settings;
  private final ProviderExamination examination;
  private final SamlExamination samlExamination;
  private final SamlMappers mappers;
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
    this.mappers = new SamlMappers(keycloak, settings);
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
          Optional<KeycloakProvider> known = provider(organization.alias(), token);
          String id = organization(organization, token);
          if (known.filter(provider -> !provider.isOurs(organization.alias(), id)).isPresent()) {
            return PutOutcome.ALIAS_TAKEN;
          }
          if (!claimDomains(id, domains, token)) {
            return PutOutcome.DOMAIN_TAKEN;
          }
          KeycloakProvider wanted =
              KeycloakProvider.of(organization, draft, examined, settings.issuer());
          if (known.filter(provider -> !provider.isOfKindOf(wanted)).isPresent()) {
            // Keycloak does not turn one kind into the other. What linked accounts to it goes too.
            keycloak.send(HttpMethod.DELETE, at(organization.alias()), token, "");
            known = Optional.empty();
          }
          if (known.isEmpty()) {
            // Switched off until it is linked: unlinked, it could speak for any domain.
            keycloak.send(
                HttpMethod.POST, settings.providers(), token, wanted.switchedOff().fields());
          }
          if (known.filter(provider -> provider.isLinkedTo(id)).isEmpty()) {
            keycloak.send(
                HttpMethod.POST,
                settings.organizations() + "/" + id + "/identity-providers",
                token,
                organization.alias().value());
          }
          if (draft instanceof ProviderDraft.Saml saml) {
            mappers.put(organization.alias(), saml, token);
          }
          KeycloakProvider complete = wanted.switchedOn().linkedTo(id);
          if (draft instanceof ProviderDraft.OpenIdConnect client
              && (client.secret().isEmpty() || known.isEmpty())) {
            complete = complete.withSecretAsBefore();
          }
          keycloak.send(
              HttpMethod.PUT,
              at(organization.alias()),
              token,
              provider(organization.alias(), token)
                  .map(complete::inPlaceOf)
                  .orElse(complete)
                  .fields());
          return PutOutcome.DONE;
        });
  }

  @Override
  public void switchOn(Slug organization) {
    change(organization, KeycloakProvider::switchedOn);
  }

  @Override
  public void switchOff(Slug organization) {
    change(organization, KeycloakProvider::switchedOff);
  }

  private void change(Slug organization, UnaryOperator<KeycloakProvider> step) {
    keycloak.asking(
        token -> {
          KeycloakProvider provider =
              provider(organization, token).orElseThrow(() -> new Away("the provider is gone"));
          keycloak.send(HttpMethod.PUT, at(organization), token, step.apply(provider).fields());
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

  private Optional<KeycloakProvider> provider(Slug alias, String token) {
    try {
      return Optional.of(new KeycloakProvider(keycloak.fields(at(alias), token)));
    } catch (HttpClientErrorException.NotFound none) {
      return Optional.empty();
    }
  }

  private String at(Slug alias) {
    return settings.providers() + "/" + alias;
  }
}
