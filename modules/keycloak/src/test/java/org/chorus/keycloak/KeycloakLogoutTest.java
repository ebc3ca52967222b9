package org.chorus.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.Slug;
import org.chorus.kernel.Subject;
import org.chorus.organization.OrganizationProfile;
import org.chorus.organization.brand.Brand;
import org.chorus.testing.ManualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.web.util.UriComponentsBuilder;

class KeycloakLogoutTest {

  final HttpClient http = HttpClient.newHttpClient();
  HttpServer server;
  LogoutSuccessHandler logout;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    KeycloakSettings settings =
        new KeycloakSettings(
            "https://login.example",
            "http://localhost:" + server.getAddress().getPort(),
            "chorus",
            "chorus-console",
            "secret",
            "chorus-adapter",
            "");
    KeycloakConfiguration configuration = new KeycloakConfiguration();
    logout =
        new KeycloakLogout(
            configuration.clientRegistrations(
                configuration.clientRegistration(settings, "https://chorus.example")),
            new KeycloakReachability(http, URI.create(settings.keys()), new ManualClock()),
            "https://chorus.example" + LoginPages.GOODBYE_PATH);
  }

  @AfterEach
  void stop() {
    server.stop(0);
    http.close();
  }

  @Test
  void goesOnToKeycloakAndReturns() throws Exception {
    URI target = URI.create(logOut());

    assertThat(target.toString())
        .startsWith("https://login.example/realms/chorus/protocol/openid-connect/logout?");
    assertThat(UriComponentsBuilder.fromUri(target).build().getQueryParams().toSingleValueMap())
        .containsEntry("id_token_hint", "the-id-token")
        .containsEntry("post_logout_redirect_uri", "https://chorus.example/console/goodbye");
  }

  @Test
  void staysHereWhileKeycloakIsAway() throws Exception {
    server.stop(0);
    assertThat(logOut()).isEqualTo("/console/goodbye");
  }

  private String logOut() throws Exception {
    Instant now = Instant.parse("2026-03-02T09:00:00Z");
    StaffUser ines =
        new StaffUser(
            new Subject("ines"),
            "Ines",
            List.of(
                new OrganizationProfile(
                    OrganizationId.random(),
                    new Slug("rivers"),
                    "Rivers",
                    OrganizationProfile.Description.NONE,
                    Brand.NONE)),
            List.of(),
            new OidcIdToken("the-id-token", now, now.plusSeconds(60), Map.of("sub", "ines")));
    MockHttpServletResponse response = new MockHttpServletResponse();
    logout.onLogoutSuccess(
        new MockHttpServletRequest(),
        response,
        new OAuth2AuthenticationToken(
            ines, ines.getAuthorities(), KeycloakConfiguration.REGISTRATION_ID));
    return String.valueOf(response.getRedirectedUrl());
  }
}
