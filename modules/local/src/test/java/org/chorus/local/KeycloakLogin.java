package org.chorus.local;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A person at the real login pages: authorization code with PKCE, as the app does it.
 *
 * <p>Keeps its cookies itself: Keycloak marks them secure, which browsers accept from localhost
 * over plain HTTP and {@link java.net.CookieManager} does not.
 */
final class KeycloakLogin implements AutoCloseable {
  private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
  private static final String ESSENTIAL_SECOND_FACTOR =
      "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"2\"]}}}";
  private static final String VERIFIER = "chorus-test-".repeat(5);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Keycloak keycloak;
  private final URI redirect;
  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  private final Map<String, String> cookies = new LinkedHashMap<>();

  KeycloakLogin(Keycloak keycloak, URI app) {
    this.keycloak = keycloak;
    this.redirect = app.resolve("/login/oauth2/code/keycloak");
  }

  /** Types address and password, and returns the answer of the token endpoint. */
  JsonNode logIn(String email, String password) throws IOException, InterruptedException {
    HttpResponse<String> page = open(authorization(redirect, challenge()));
    page = submit(page, Map.of("username", email)); // identity first: the address leads on
    page = submit(page, Map.of("password", password));
    return exchange(codeOf(page));
  }

  /** Asks for the second factor as the app does, in the session that {@link #logIn} began. */
  HttpResponse<String> stepUp() throws IOException, InterruptedException {
    return open(authorization(redirect, challenge(), Map.of("claims", ESSENTIAL_SECOND_FACTOR)));
  }

  /** Logs in anew in the same session, asking for nothing in particular. */
  JsonNode again() throws IOException, InterruptedException {
    return exchange(codeOf(open(authorization(redirect, challenge()))));
  }

  /** Types a one-time code into the page that asks for it. */
  JsonNode typeCode(HttpResponse<String> page, String code)
      throws IOException, InterruptedException {
    return exchange(codeOf(submit(page, Map.of("otp", code))));
  }

  /** Opens the first page of a login and follows no redirect to the app. */
  HttpResponse<String> begin(URI redirectTo, String challenge)
      throws IOException, InterruptedException {
    return open(authorization(redirectTo, challenge));
  }

  private URI authorization(URI redirectTo, String challenge) {
    return authorization(redirectTo, challenge, Map.of());
  }

  private URI authorization(URI redirectTo, String challenge, Map<String, String> wishes) {
    Map<String, String> query = new HashMap<>(wishes);
    query.put("client_id", "chorus-console");
    query.put("response_type", "code");
    query.put("scope", "openid profile email organization:*");
    query.put("redirect_uri", redirectTo.toString());
    query.put("state", "state");
    query.put("nonce", "nonce");
    if (!challenge.isEmpty()) {
      query.put("code_challenge", challenge);
      query.put("code_challenge_method", "S256");
    }
    return URI.create(keycloak.issuer() + "/protocol/openid-connect/auth?" + form(query));
  }

  static String challenge() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpResponse<String> open(URI address) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(address).GET());
  }

  private HttpResponse<String> submit(HttpResponse<String> page, Map<String, String> fields)
      throws IOException, InterruptedException {
    Matcher form = FORM.matcher(page.body());
    if (!form.find()) {
      throw new AssertionError("no form on a page with status " + page.statusCode());
    }
    return send(
        HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form(fields))));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
    for (String header : response.headers().allValues("Set-Cookie")) {
      String pair = header.split(";", 2)[0];
      cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
    }
    return response;
  }

  private static String codeOf(HttpResponse<String> page) {
    String location =
        page.headers()
            .firstValue("Location")
            .orElseThrow(() -> new AssertionError("login refused: status " + page.statusCode()));
    for (String parameter : URI.create(location).getRawQuery().split("&", -1)) {
      if (parameter.startsWith("code=")) {
        return URLDecoder.decode(parameter.substring(5), StandardCharsets.UTF_8);
      }
    }
    throw new AssertionError("no code in the redirect");
  }

  private JsonNode exchange(String code) throws IOException, InterruptedException {
    return token(
        keycloak,
        Map.of(
            "grant_type",
            "authorization_code",
            "code",
            code,
            "redirect_uri",
            redirect.toString(),
            "client_id",
            "chorus-console",
            "client_secret",
            keycloak.consoleSecret(),
            "code_verifier",
            VERIFIER));
  }

  /** A machine's login. */
  static JsonNode asMachine(Keycloak keycloak, String client, String secret)
      throws IOException, InterruptedException {
    return token(
        keycloak,
        Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret));
  }

  static JsonNode token(Keycloak keycloak, Map<String, String> fields)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(keycloak.issuer() + "/protocol/openid-connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form(fields)))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
    }
  }

  /** What a token says; its signature is the business of the app's own tests. */
  static JsonNode claims(JsonNode tokens, String name) {
    String payload = tokens.path(name).asString().split("\\.", -1)[1];
    return JSON.readTree(Base64.getUrlDecoder().decode(payload));
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  @Override
  public void close() {
    http.close();
  }
}
