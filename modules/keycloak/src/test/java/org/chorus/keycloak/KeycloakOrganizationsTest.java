package org.chorus.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.chorus.coalition.IdentityProvider;
import org.chorus.coalition.InvitationId;
import org.chorus.coalition.NewOrganization;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.Slug;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClient;

class KeycloakOrganizationsTest {

  static final InvitationId INVITATION = new InvitationId(UUID.randomUUID());
  static final NewOrganization FORESTS =
      new NewOrganization("Forests", new Slug("forests"), Optional.empty(), Optional.empty());

  final List<String> requests = new CopyOnWriteArrayList<>();
  final AtomicInteger status = new AtomicInteger(201);
  final AtomicReference<String> organizations = new AtomicReference<>("[]");
  HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/realms/chorus/protocol/openid-connect/token",
        exchange -> answer(exchange, 200, "{\"access_token\":\"secret-token\"}"));
    server.createContext(
        "/admin/realms/chorus/organizations",
        exchange -> {
          if (exchange.getRequestMethod().equals("GET")) {
            answer(exchange, 200, organizations.get());
          } else {
            answer(exchange, status.get(), "");
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange, int code, String body) throws IOException {
    String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    requests.add(
        exchange.getRequestMethod()
            + " "
            + URLDecoder.decode(exchange.getRequestURI().toString(), StandardCharsets.UTF_8)
            + " "
            + exchange.getRequestHeaders().getFirst("Authorization")
            + " "
            + URLDecoder.decode(sent, StandardCharsets.UTF_8));
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  private KeycloakOrganizations keycloak(String secret) {
    return new KeycloakOrganizations(
        RestClient.create(),
        new KeycloakSettings(
            "http://localhost:" + server.getAddress().getPort(),
            null,
            "chorus",
            "chorus-console",
            "",
            "chorus-adapter",
            secret),
        "https://petitions.example/console/");
  }

  @Test
  void createsUnderItsServiceAccountAndNotesForWhichInvitation() {
    assertThat(keycloak("s").create(FORESTS, INVITATION))
        .isEqualTo(IdentityProvider.CreateOutcome.CREATED);
    assertThat(requests.getFirst()).contains("Basic ", "grant_type=client_credentials");
    assertThat(requests.getLast())
        .startsWith("POST /admin/realms/chorus/organizations Bearer secret-token")
        .contains(
            "\"name\":\"Forests\"",
            "\"alias\":\"forests\"",
            "\"chorus-invitation\":[\"" + INVITATION + "\"]",
            "https://petitions.example/console/");
  }

  @Test
  void anAliasOrNameThatAnotherHasIsTaken() {
    status.set(409);
    assertThat(keycloak("s").create(FORESTS, INVITATION))
        .isEqualTo(IdentityProvider.CreateOutcome.TAKEN);
  }

  @Test
  void findsWhatAnEarlierAttemptCreated() {
    assertThat(keycloak("s").createdFor(INVITATION)).isEmpty();
    organizations.set("[{\"id\":\"1\",\"alias\":\"forests\",\"name\":\"Forests\"}]");
    assertThat(keycloak("s").createdFor(INVITATION)).contains(new Slug("forests"));
    assertThat(requests.getLast()).contains("q=chorus-invitation:" + INVITATION);
  }

  @Test
  void invitesTheAddressAndTakesItWellWhenThatWasDoneBefore() {
    organizations.set("[{\"id\":\"17\",\"alias\":\"forests\",\"name\":\"Forests\"}]");
    keycloak("s").invite(INVITATION, new EmailAddress("director@forests.example"));
    assertThat(requests.getLast())
        .contains("/organizations/17/members/invite-user", "email=director@forests.example");
    status.set(409);
    keycloak("s").invite(INVITATION, new EmailAddress("director@forests.example"));
  }

  @Test
  void isAwayWhenItFailsOrWasNotSetUpAndTellsNoAddress() {
    organizations.set("[{\"id\":\"17\",\"alias\":\"forests\",\"name\":\"Forests\"}]");
    status.set(500);
    assertThatThrownBy(
            () -> keycloak("s").invite(INVITATION, new EmailAddress("director@forests.example")))
        .isInstanceOf(IdentityProvider.Away.class)
        .hasMessage("Keycloak answers 500");
    assertThatThrownBy(() -> keycloak("").createdFor(INVITATION))
        .isInstanceOf(IdentityProvider.Away.class)
        .hasMessageContaining("adapter-client-secret");
    server.stop(0);
    assertThatThrownBy(() -> keycloak("s").create(FORESTS, INVITATION))
        .isInstanceOf(IdentityProvider.Away.class)
        .hasMessage("Keycloak does not answer");
  }
}
