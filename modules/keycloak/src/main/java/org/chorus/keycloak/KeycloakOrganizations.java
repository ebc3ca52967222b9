package org.chorus.keycloak;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.chorus.coalition.IdentityProvider;
import org.chorus.coalition.InvitationId;
import org.chorus.coalition.NewOrganization;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.Slug;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/**
 * Organizations in Keycloak, over its REST API for administration (Keycloak 26.4 or newer, since
 * when an organization needs no domain). Works under a service account that may manage
 * organizations and nothing else of the realm. For which invitation an organization was created
 * stands in an attribute of it, so that a second attempt finds the first.
 */
final class KeycloakOrganizations implements IdentityProvider {

  private static final String INVITATION = "chorus-invitation";

  private final RestClient http;
  private final KeycloakSettings settings;
  private final String home;
  private final AdapterTokens tokens;

  /**
   * @param home where Keycloak sends people once they have their account
   */
  KeycloakOrganizations(RestClient http, KeycloakSettings settings, String home) {
    this.http = http;
    this.settings = settings;
    this.home = home;
    this.tokens = new AdapterTokens(http, settings);
  }

  private record Found(String id, String alias) {}

  @Override
  public Optional<Slug> createdFor(InvitationId invitation) {
    return asking(() -> find(invitation)).map(Found::alias).flatMap(Slug::parse);
  }

  private Optional<Found> find(InvitationId invitation) {
    Found[] found =
        http.get()
            .uri(
                settings.organizations() + "?q={attribute}&exact=true&first=0&max=1",
                INVITATION + ":" + invitation)
            .headers(headers -> headers.setBearerAuth(tokens.next()))
            .retrieve()
            .body(Found[].class);
    return found == null || found.length == 0 ? Optional.empty() : Optional.of(found[0]);
  }

  @Override
  public CreateOutcome create(NewOrganization organization, InvitationId invitation) {
    return asking(
        () -> {
          try {
            http.post()
                .uri(settings.organizations())
                .headers(headers -> headers.setBearerAuth(tokens.next()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(
                    Map.of(
                        "name",
                        organization.name(),
                        "alias",
                        organization.alias().value(),
                        "enabled",
                        true,
                        "redirectUrl",
                        home,
                        "attributes",
                        Map.of(INVITATION, List.of(invitation.toString()))))
                .retrieve()
                .toBodilessEntity();
            return CreateOutcome.CREATED;
          } catch (HttpClientErrorException refused) {
            if (refused.getStatusCode().isSameCodeAs(HttpStatus.CONFLICT)) {
              return CreateOutcome.TAKEN;
            }
            throw refused;
          }
        });
  }

  @Override
  public void invite(InvitationId createdFor, EmailAddress address) {
    asking(
        () -> {
          String organization =
              find(createdFor).map(Found::id).orElseThrow(() -> new Away("created, and not found"));
          MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
          form.add("email", address.value());
          try {
            http.post()
                .uri(settings.organizations() + "/{id}/members/invite-user", organization)
                .headers(headers -> headers.setBearerAuth(tokens.next()))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form)
                .retrieve()
                .toBodilessEntity();
          } catch (HttpClientErrorException refused) {
            if (!refused.getStatusCode().isSameCodeAs(HttpStatus.CONFLICT)) {
              throw refused; // a conflict: a member already, or invited already
            }
          }
          return organization;
        });
  }

  /** Answers of Keycloak can quote what was sent; only their kind is passed on. */
  private <T> T asking(Supplier<T> question) {
    if (settings.adapterClientSecret().isBlank()) {
      throw new Away("chorus.keycloak.adapter-client-secret is not set");
    }
    try {
      return question.get();
    } catch (RestClientResponseException answer) {
      throw new Away("Keycloak answers " + answer.getStatusCode().value());
    } catch (RestClientException away) {
      throw new Away("Keycloak does not answer", away);
    }
  }
}
