package org.chorus.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The administrator of the local Keycloak, over its REST API. The app never acts as this one; it
 * has a service account of its own that may far less.
 */
public final class KeycloakAdmin {
  static final String USERNAME = "admin";

  private final URI server;
  private final String password;
  private final String realm;
  private final JsonMapper json = JsonMapper.builder().build();

  KeycloakAdmin(URI server, String password) {
    this(server, password, Keycloak.REALM);
  }

  private KeycloakAdmin(URI server, String password, String realm) {
    this.server = server;
    this.password = password;
    this.realm = realm;
  }

  /** The same person, administering another realm. */
  KeycloakAdmin ofRealm(String other) {
    return new KeycloakAdmin(server, password, other);
  }

  /** Points the console's client and the realm's mail at the addresses of this start. */
  void settle(URI publicUrl, int smtpPort) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      String token = token(http);
      JsonNode found = get(http, token, "clients?clientId=chorus-console").path(0);
      ObjectNode client = (ObjectNode) found;
      client.put("rootUrl", publicUrl.toString());
      client.putArray("redirectUris").add(publicUrl + "/login/oauth2/code/keycloak");
      client
          .withObject("attributes")
          .put("post.logout.redirect.uris", publicUrl + "/*")
          .put("backchannel.logout.url", publicUrl + "/logout/connect/back-channel/keycloak");
      put(http, token, "clients/" + client.path("id").asString(), client);

      ObjectNode realm = json.createObjectNode();
      realm.set("smtpServer", get(http, token, "").path("smtpServer"));
      realm.withObject("smtpServer").put("host", "127.0.0.1").put("port", "" + smtpPort);
      put(http, token, "", realm);
    }
  }

  /**
   * Calls the administration API of the realm.
   *
   * @param path below the realm, for instance {@code organizations?search=clearwater}
   * @return the answer's body, a missing node when it has none
   */
  public JsonNode get(String path) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return get(http, token(http), path);
    }
  }

  /** Replaces what stands at the path below the realm. */
  public void put(String path, JsonNode body) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      put(http, token(http), path, body);
    }
  }

  /** Adds what the path below the realm is a list of. */
  public void post(String path, JsonNode body) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      post(http, request(token(http), path), body);
    }
  }

  /** Takes away what stands at the path below the realm. */
  public void delete(String path) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      send(http, request(token(http), path).DELETE().build());
    }
  }

  /** Adds a realm beside ours, as another server would be. */
  public void addRealm(JsonNode realm) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      post(http, request(token(http), server.resolve("/admin/realms")), realm);
    }
  }

  /** Ends every session of a person, as if they logged out there. */
  public void logOut(String username) {
    String id = get("users?exact=true&username=" + username).path(0).path("id").asString();
    post("users/" + id + "/logout", json.createObjectNode());
  }

  private void post(HttpClient http, HttpRequest.Builder request, JsonNode body) {
    send(
        http,
        request
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json.writeValueAsString(body)))
            .build());
  }

  private JsonNode get(HttpClient http, String token, String path) {
    return json.readTree(send(http, request(token, path).GET().build()));
  }

  private void put(HttpClient http, String token, String path, JsonNode body) {
    send(
        http,
        request(token, path)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(json.writeValueAsString(body)))
            .build());
  }

  private HttpRequest.Builder request(String token, String path) {
    String separator = path.isEmpty() ? "" : "/";
    return request(token, server.resolve("/admin/realms/" + realm + separator + path));
  }

  private static HttpRequest.Builder request(String token, URI address) {
    return HttpRequest.newBuilder(address)
        .timeout(Duration.ofSeconds(30))
        .header("Authorization", "Bearer " + token);
  }

  private String token(HttpClient http) {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve("/realms/master/protocol/openid-connect/token"))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    "grant_type=password&client_id=admin-cli&username="
                        + USERNAME
                        + "&password="
                        + URLEncoder.encode(password, StandardCharsets.UTF_8)))
            .build();
    return json.readTree(send(http, request)).path("access_token").asString();
  }

  private static String send(HttpClient http, HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new CannotStart(
            String.format(
                Locale.ROOT,
                "Keycloak answers %d to %s %s.",
                response.statusCode(),
                request.method(),
                request.uri().getPath()));
      }
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("Talking to Keycloak was interrupted.", e);
    }
  }
}
