package org.chorus.keycloak;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chorus.kernel.Slug;
import org.chorus.organization.Away;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/** Keycloak's REST API for administration, as the service account of Chorus. */
final class KeycloakAdministration {

  private static final int PAGE = 100;

  private static final ParameterizedTypeReference<Map<String, Object>> FIELDS =
      new ParameterizedTypeReference<>() {};
  private static final ParameterizedTypeReference<List<Map<String, Object>>> LIST =
      new ParameterizedTypeReference<>() {};

  private final RestClient http;
  private final KeycloakSettings settings;
  private final AdapterTokens tokens;

  KeycloakAdministration(RestClient http, KeycloakSettings settings) {
    this.http = http;
    this.settings = settings;
    this.tokens = new AdapterTokens(http, settings);
  }

  /** Keycloak searches organizations by name and domain, and not by alias. */
  Optional<String> find(Slug alias, String token) {
    for (int first = 0; ; first += PAGE) {
      List<Map<String, Object>> page =
          list(settings.organizations() + "?first=" + first + "&max=" + PAGE, token);
      Optional<String> found =
          page.stream()
              .filter(organization -> alias.value().equals(organization.get("alias")))
              .map(organization -> String.valueOf(organization.get("id")))
              .findFirst();
      if (found.isPresent() || page.size() < PAGE) {
        return found;
      }
    }
  }

  Map<String, Object> fields(String address, String token) {
    Map<String, Object> answer =
        http.get()
            .uri(URI.create(address))
            .headers(headers -> headers.setBearerAuth(token))
            .retrieve()
            .body(FIELDS);
    if (answer == null) {
      throw new Away("Keycloak answers nothing");
    }
    return answer;
  }

  List<Map<String, Object>> list(String address, String token) {
    List<Map<String, Object>> answer =
        http.get()
            .uri(URI.create(address))
            .headers(headers -> headers.setBearerAuth(token))
            .retrieve()
            .body(LIST);
    return answer == null ? List.of() : answer;
  }

  void send(HttpMethod method, String address, String token, Object body) {
    http.method(method)
        .uri(URI.create(address))
        .headers(headers -> headers.setBearerAuth(token))
        .contentType(MediaType.APPLICATION_JSON)
        .body(body)
        .retrieve()
        .toBodilessEntity();
  }

  /** Sends something that is answered with more than a status. */
  Map<String, Object> exchange(HttpMethod method, String address, String token, Object body) {
    Map<String, Object> answer =
        http.method(method)
            .uri(URI.create(address))
            .headers(headers -> headers.setBearerAuth(token))
            .contentType(MediaType.APPLICATION_JSON)
            .body(body)
            .retrieve()
            .body(FIELDS);
    return answer == null ? Map.of() : answer;
  }

  /** Sends a form, as some parts of the administration want it. */
  void submit(String address, String token, MultiValueMap<String, String> form) {
    http.post()
        .uri(URI.create(address))
        .headers(headers -> headers.setBearerAuth(token))
        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .body(form)
        .retrieve()
        .toBodilessEntity();
  }

  interface Question<T> {
    T ask(String token);
  }

  /** Answers of Keycloak can quote what was sent, secrets too; only their kind is passed on. */
  <T> T asking(Question<T> question) {
    if (settings.adapterClientSecret().isBlank()) {
      throw new Away("chorus.keycloak.adapter-client-secret is not set");
    }
    try {
      return question.ask(tokens.next());
    } catch (RestClientResponseException answer) {
      throw new Away("Keycloak answers " + answer.getStatusCode().value());
    } catch (RestClientException away) {
      throw new Away("Keycloak does not answer", away);
    }
  }
}
