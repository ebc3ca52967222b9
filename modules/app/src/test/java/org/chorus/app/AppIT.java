package org.chorus.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.chorus.ChorusApplication;
import org.chorus.testing.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole house over HTTP, as it is configured for production, while Keycloak is away. */
class AppIT {

  static ConfigurableApplicationContext house;
  static URI home;
  static HttpClient http;

  @BeforeAll
  static void start() {
    house =
        new SpringApplicationBuilder(ChorusApplication.class)
            .run(
                "--server.port=0",
                "--spring.datasource.url=" + Database.create(),
                "--chorus.signer-key=dGVzdHMgb25seTogbm90IGEgc2VjcmV0IG9mIGFueWI=",
                "--chorus.public-url=http://localhost",
                "--chorus.mail.from=chorus@chorus.example",
                "--chorus.keycloak.client-secret=unused",
                "--chorus.keycloak.url=http://localhost:1"); // where nobody listens
    home =
        URI.create(
            "http://localhost:" + house.getEnvironment().getRequiredProperty("local.server.port"));
    http = HttpClient.newBuilder().build();
  }

  @AfterAll
  static void stop() {
    http.close();
    house.close();
  }

  @Test
  void isReadyWithoutKeycloak() throws Exception {
    HttpResponse<String> readiness = get("/actuator/health/readiness");
    assertThat(readiness.statusCode()).isEqualTo(200);
    assertThat(readiness.body()).contains("\"UP\"");
    assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/actuator",
        "/actuator/beans",
        "/actuator/caches",
        "/actuator/conditions",
        "/actuator/configprops",
        "/actuator/env",
        "/actuator/flyway",
        "/actuator/heapdump",
        "/actuator/info",
        "/actuator/logfile",
        "/actuator/loggers",
        "/actuator/mappings",
        "/actuator/metrics",
        "/actuator/modulith",
        "/actuator/prometheus",
        "/actuator/sbom",
        "/actuator/scheduledtasks",
        "/actuator/shutdown",
        "/actuator/threaddump"
      })
  void tellsNothingElseAboutItsInside(String path) throws Exception {
    assertThat(get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void whoeverOpensAnInvitationWithoutALoginGetsTheLookOfTheConsoleToo() throws Exception {
    assertThat(get("/console/console.css").statusCode()).isEqualTo(200);
    assertThat(get("/console/invitation/" + "x".repeat(43)).statusCode()).isEqualTo(200);
    assertThat(get("/console/invitation/" + "x".repeat(43) + "/answer").statusCode())
        .isEqualTo(302);
  }

  @Test
  void consoleLeadsToTheLoginAndThatToAClearPage() throws Exception {
    HttpResponse<String> console = get("/console");
    assertThat(console.statusCode()).isEqualTo(302);
    assertThat(location(console).getPath()).isEqualTo("/oauth2/authorization/keycloak");
    assertThat(console.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("chorus-staff=")
        .contains("Path=/", "HttpOnly", "SameSite=Lax")
        .doesNotContain("Secure"); // over plain HTTP a browser would refuse it

    HttpResponse<String> away = get(location(console).getPath());
    assertThat(away.statusCode()).isEqualTo(503);
    assertThat(away.headers().firstValue("Retry-After")).hasValue("5");
    assertThat(away.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    assertThat(away.body())
        .contains("Sign-in is away for a moment", "http-equiv=\"refresh\"")
        .doesNotContain("Exception");
  }

  @Test
  void aCodeBroughtBackIsNotSpentWhileKeycloakIsAway() throws Exception {
    HttpResponse<String> away = get("/login/oauth2/code/keycloak?code=c&state=s");
    assertThat(away.statusCode()).isEqualTo(503);
    assertThat(away.body()).contains("content=\"5\"");
  }

  @Test
  void saysGoodbyeToAnybody() throws Exception {
    assertThat(get("/console/goodbye").body()).contains("You are logged out");
  }

  @Test
  void publicResponsesCarryThePolicyAndNoCookie() throws Exception {
    HttpResponse<String> page = get("/no-such-campaign/at-all");
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.headers().map())
        .doesNotContainKey("set-cookie")
        .containsEntry("content-security-policy", List.of(BrowserPolicy.PUBLIC_CONTENT))
        .containsEntry("referrer-policy", List.of("strict-origin-when-cross-origin"))
        .containsEntry("x-content-type-options", List.of("nosniff"))
        .containsKey("permissions-policy");
    assertThat(page.headers().map()).doesNotContainKey("strict-transport-security");
  }

  @Test
  void behindTlsTheBrowserIsToldToStayThere() throws Exception {
    HttpResponse<String> page =
        http.send(
            HttpRequest.newBuilder(home.resolve("/no-such-page"))
                .header("X-Forwarded-Proto", "https")
                .build(),
            BodyHandlers.ofString());
    assertThat(page.headers().firstValue("Strict-Transport-Security")).isPresent();
  }

  @Test
  void publicPostsNeedNoToken() throws Exception {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(home.resolve("/no-such-campaign"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("name=Ada"))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).isIn(404, 405);
  }

  @Test
  void aMalformedFormIsTheVisitorsFault() throws Exception {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(home.resolve("/no-such-campaign"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("name=%zz"))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(400);
  }

  @Test
  void staffPostsWithoutTokenAreRefused() throws Exception {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(home.resolve("/logout"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).isIn(302, 403);
    assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("goodbye");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/rivers;jsessionid=1",
        "/rivers//forests",
        "/a/../b",
        "/%2e%2e/etc",
        "/a%2fb",
        "/a%5cb",
        "/a%00b",
        "/a%0ab",
        "/a%",
        "/a%zz",
        "/a\\b",
        "/a|b",
        "/%c0%af",
        "/console;x",
        "/console/%2e%2e/",
        "/?a=%zz",
        "/a?b=%"
      })
  void aMalformedAddressIsTheVisitorsFault(String target) throws Exception {
    List<String> head = rawHead("GET", target);
    assertThat(head.getFirst()).startsWith("HTTP/1.1 400");
    if (!refusedByTheServerItself(target)) {
      assertThat(head)
          .contains(
              "Content-Security-Policy: " + BrowserPolicy.PUBLIC_CONTENT,
              "Referrer-Policy: strict-origin-when-cross-origin",
              "Permissions-Policy: " + BrowserPolicy.PERMISSIONS,
              "X-Content-Type-Options: nosniff",
              "X-Frame-Options: DENY");
    }
  }

  /** What Tomcat may refuse with a page of its own, before any code of ours could say something. */
  private static boolean refusedByTheServerItself(String target) {
    return List.of(
            "/%2e%2e/etc", "/a%2fb", "/a%5cb", "/a%00b", "/a%", "/a%zz", "/a\\b", "/a|b", "/%c0%af")
        .contains(target);
  }

  @Test
  void traceIsRefusedAndNothingIsEchoed() throws Exception {
    for (String target : List.of("/", "/console/", "/no-such-campaign")) {
      List<String> head = rawHead("TRACE", target);
      assertThat(head.getFirst()).containsPattern("HTTP/1.1 (400|403|405)");
      assertThat(head).noneMatch(line -> line.startsWith("Content-Type: message/http"));
    }
  }

  @Test
  void theConsoleTellsBrowsersNotToFrameKeepOrTellWhereTheyWere() throws Exception {
    HttpResponse<String> screen =
        http.send(
            HttpRequest.newBuilder(
                    home.resolve("/console/invitation/" + "x".repeat(43) + "/register"))
                .header("X-Forwarded-Proto", "https")
                .build(),
            BodyHandlers.ofString());
    assertThat(screen.statusCode()).isEqualTo(200);
    assertThat(screen.headers().map())
        .containsEntry("referrer-policy", List.of("strict-origin-when-cross-origin"))
        .containsEntry("permissions-policy", List.of(BrowserPolicy.PERMISSIONS))
        .containsEntry("x-content-type-options", List.of("nosniff"))
        .containsEntry("strict-transport-security", List.of("max-age=31536000"));
    assertThat(screen.headers().firstValue("cache-control").orElseThrow()).contains("no-store");
    assertThat(screen.headers().firstValue("content-security-policy").orElseThrow())
        .contains("frame-ancestors 'none'", "base-uri 'self'", "object-src 'none'");
  }

  /** Written by hand, because Java's client refuses to send such requests. */
  private static List<String> rawHead(String method, String target) throws IOException {
    try (Socket socket = new Socket(home.getHost(), home.getPort())) {
      socket
          .getOutputStream()
          .write(
              (method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.ISO_8859_1));
      BufferedReader response =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      return response.lines().takeWhile(line -> !line.isEmpty()).toList();
    }
  }

  private static URI location(HttpResponse<?> response) {
    return URI.create(response.headers().firstValue("Location").orElseThrow());
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return http.send(HttpRequest.newBuilder(home.resolve(path)).build(), BodyHandlers.ofString());
  }
}
