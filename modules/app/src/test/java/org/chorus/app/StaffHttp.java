package org.chorus.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A browser as far as logging in goes: keeps cookies, follows no redirect by itself, and may be led
 * to another server by the load balancer. Sends secure cookies over plain HTTP, as from behind a
 * proxy.
 */
public final class StaffHttp {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final StubKeycloak keycloak;
  private final URI home;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private String address = "";

  public StaffHttp(StubKeycloak keycloak, URI home) {
    this.keycloak = keycloak;
    this.home = home;
  }

  public HttpResponse<String> get(String path) throws Exception {
    return send(HttpRequest.newBuilder(home.resolve(path)).header("Accept", "text/html"));
  }

  /** As a screen of the console asks by itself. */
  HttpResponse<String> askAsScreen(String type) throws Exception {
    return send(
        HttpRequest.newBuilder(home.resolve("/console/?v-r=" + type + "&v-uiId=0"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{}")));
  }

  /** What a form or a screen sends. */
  public HttpResponse<String> post(String path, String type, String body) throws Exception {
    return send(
        HttpRequest.newBuilder(home.resolve(path))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    if (!address.isEmpty()) {
      request.header("X-Forwarded-For", address);
    }
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
    for (String header : response.headers().allValues("Set-Cookie")) {
      String[] pair = header.split(";", 2)[0].split("=", 2);
      cookies.put(pair[0], pair[1]);
    }
    return response;
  }

  /** Comes from this address from now on, as a proxy says. */
  public void comeFrom(String newAddress) {
    address = newAddress;
  }

  void setCookie(String name, String value) {
    cookies.put(name, value);
  }

  /** As far as the address at Keycloak. */
  URI leaveForKeycloak() throws Exception {
    return leaveForKeycloak("/console/", "/oauth2/authorization/keycloak");
  }

  URI leaveForKeycloak(String wanted, String start) throws Exception {
    get(wanted);
    HttpResponse<String> redirect = get(start);
    assertThat(redirect.statusCode()).isEqualTo(302);
    return URI.create(redirect.headers().firstValue("Location").orElseThrow());
  }

  HttpResponse<String> comeBack(URI authorization) throws Exception {
    String state = URLEncoder.encode(parameter(authorization, "state"), StandardCharsets.UTF_8);
    return get("/login/oauth2/code/keycloak?code=code&state=" + state);
  }

  public HttpResponse<String> logIn(String subject, Map<String, Object> claims) throws Exception {
    return logIn(subject, claims, "/console/");
  }

  /** From an address of the console and back. */
  HttpResponse<String> logIn(String subject, Map<String, Object> claims, String wanted)
      throws Exception {
    return logIn(subject, claims, leaveForKeycloak(wanted, "/oauth2/authorization/keycloak"));
  }

  HttpResponse<String> logIn(String subject, Map<String, Object> claims, URI authorization)
      throws Exception {
    List<String> before = sessionIds();
    keycloak.letIn(subject, parameter(authorization, "nonce"), new HashMap<>(claims));
    HttpResponse<String> callback = comeBack(authorization);
    if (callback.statusCode() == 302) {
      assertThat(sessionIds())
          .as("session id, new at login")
          .isNotEmpty()
          .doesNotContainAnyElementsOf(before);
    }
    return callback;
  }

  private List<String> sessionIds() {
    return List.copyOf(cookies.values());
  }

  public boolean isLoggedIn() throws Exception {
    HttpResponse<String> console = get("/console/");
    return console.statusCode() != 401
        && (console.statusCode() != 302
            || !console.headers().firstValue("Location").orElse("").contains("/oauth2/"));
  }

  static String parameter(URI uri, String name) {
    String value =
        UriComponentsBuilder.fromUri(uri).build().getQueryParams().toSingleValueMap().get(name);
    assertThat(value).as(name).isNotNull();
    return URLDecoder.decode(String.valueOf(value), StandardCharsets.UTF_8);
  }
}
