package org.chorus.keycloak;

import java.util.Map;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Access tokens of the service account under which Chorus asks Keycloak's administration. */
final class AdapterTokens {

  private static final ParameterizedTypeReference<Map<String, Object>> FIELDS =
      new ParameterizedTypeReference<>() {};

  private final RestClient http;
  private final KeycloakSettings settings;

  AdapterTokens(RestClient http, KeycloakSettings settings) {
    this.http = http;
    this.settings = settings;
  }

  /** A new one each time: organizations and providers change rarely. */
  String next() {
    MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
    form.add("grant_type", "client_credentials");
    Map<String, Object> answer =
        http.post()
            .uri(settings.tokenEndpoint())
            .headers(
                headers ->
                    headers.setBasicAuth(
                        settings.adapterClientId(), settings.adapterClientSecret()))
            .contentType(MediaType.APPLICATION_FORM_URLENCODED)
            .body(form)
            .retrieve()
            .body(FIELDS);
    if (answer == null || !(answer.get("access_token") instanceof String token)) {
      throw new RestClientException("no token for the service account");
    }
    return token;
  }
}
