package org.chorus.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.chorus.testing.ManualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeycloakReachabilityTest {

  final ManualClock clock = new ManualClock();
  final AtomicInteger status = new AtomicInteger(200);
  final AtomicInteger asked = new AtomicInteger();
  final HttpClient http = HttpClient.newHttpClient();
  HttpServer server;
  KeycloakReachability keycloak;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.sendResponseHeaders(status.get(), -1);
          exchange.close();
        });
    server.start();
    keycloak =
        new KeycloakReachability(
            http,
            URI.create("http://localhost:" + server.getAddress().getPort() + "/certs"),
            clock);
  }

  @AfterEach
  void stop() {
    server.stop(0);
    http.close();
  }

  @Test
  void anAnswerIsGoodForAFewSeconds() {
    assertThat(keycloak.answers()).isTrue();
    status.set(503);
    assertThat(keycloak.answers()).isTrue();
    assertThat(asked).hasValue(1);
  }

  @Test
  void aServerThatIsStartingDoesNotAnswerYet() {
    status.set(503);
    assertThat(keycloak.answers()).isFalse();

    status.set(200);
    clock.advance(Duration.ofSeconds(3));
    assertThat(keycloak.answers()).isTrue();
  }

  @Test
  void nobodyAtThatAddressIsNoAnswer() {
    server.stop(0);
    assertThat(keycloak.answers()).isFalse();
  }
}
