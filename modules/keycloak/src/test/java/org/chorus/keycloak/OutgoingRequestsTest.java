package org.chorus.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.chorus.keycloak.OutgoingRequests.NoAnswer;
import org.chorus.keycloak.OutgoingRequests.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutgoingRequestsTest {

  final AtomicInteger asked = new AtomicInteger();
  final CountDownLatch testEnds = new CountDownLatch(1);
  HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          switch (exchange.getRequestURI().getPath()) {
            case "/moved" -> {
              exchange.getResponseHeaders().set("Location", "/");
              exchange.sendResponseHeaders(302, -1);
            }
            case "/large" -> {
              exchange.sendResponseHeaders(200, 0);
              byte[] part = new byte[1 << 16];
              for (int i = 0; i < 32; i++) {
                exchange.getResponseBody().write(part);
              }
            }
            case "/silent" -> {
              try {
                testEnds.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            }
            default -> exchange.sendResponseHeaders(200, -1);
          }
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    testEnds.countDown();
    server.stop(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/",
        "https://localhost/",
        "https://2130706433/",
        "https://10.1.2.3/",
        "https://172.16.0.1/",
        "https://192.168.1.1/",
        "https://169.254.169.254/latest/meta-data",
        "https://100.100.100.200/",
        "https://0.0.0.0/",
        "https://198.18.0.1/",
        "https://224.0.0.1/",
        "https://255.255.255.255/",
        "https://[::1]/",
        "https://[::]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://[fc00::1]/",
        "https://[fd00:ec2::254]/",
        "https://[fe80::1]/",
        "https://[fec0::1]/",
        "https://[64:ff9b::a00:1]/",
        "https://[2002:7f00:1::1]/",
        "https://[ff02::1]/"
      })
  void nothingThatIsNotPublicIsAsked(String address) throws IOException {
    try (OutgoingRequests outgoing = new OutgoingRequests(false)) {
      assertThat(reason(() -> outgoing.get(address))).isEqualTo(Reason.NOT_PUBLIC);
      assertThat(reason(() -> outgoing.check(address))).isEqualTo(Reason.NOT_PUBLIC);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://login.example.org/",
        "http://localhost/",
        "ftp://login.example.org/",
        "file:///etc/passwd",
        "login.example.org",
        "//login.example.org/",
        "https://name@login.example.org/",
        "https://login.example.org@10.0.0.1/",
        "https:///path",
        "not an address",
        ""
      })
  void nothingButPlainHttpsAddressesIsAsked(String address) throws IOException {
    try (OutgoingRequests outgoing = new OutgoingRequests(false)) {
      assertThat(reason(() -> outgoing.get(address))).isIn(Reason.NOT_HTTPS, Reason.NOT_AN_ADDRESS);
    }
  }

  @Test
  void aNameThatLeadsIntoThePrivateNetworkIsNotAsked() throws IOException {
    try (OutgoingRequests outgoing = naming("10.0.0.1")) {
      assertThat(reason(() -> outgoing.get("https://rebound.example/")))
          .isEqualTo(Reason.NOT_PUBLIC);
    }
    try (OutgoingRequests outgoing = naming("203.0.113.7", "127.0.0.1")) {
      assertThat(reason(() -> outgoing.get("https://mixed.example/"))).isEqualTo(Reason.NOT_PUBLIC);
    }
  }

  @Test
  void aNameThatIsPublicWhenCheckedAndPrivateWhenConnectedToIsNotAsked() throws Exception {
    AtomicInteger lookups = new AtomicInteger();
    DnsResolver rebinding =
        new Names(
            host ->
                lookups.incrementAndGet() == 1
                    ? new String[] {"203.0.113.7"}
                    : new String[] {"127.0.0.1"});
    try (OutgoingRequests outgoing =
        new OutgoingRequests(false, rebinding, Duration.ofSeconds(5))) {
      String address = "https://rebinding.example:" + server.getAddress().getPort() + "/";
      outgoing.check(address);
      assertThat(reason(() -> outgoing.get(address))).isEqualTo(Reason.NOT_PUBLIC);
    }
    assertThat(asked).hasValue(0);
  }

  @Test
  void onAStackOfOneMachineThisMachineIsAskedAndNoOther() throws Exception {
    try (OutgoingRequests outgoing = new OutgoingRequests(true)) {
      assertThat(outgoing.get(local("/")).status()).isEqualTo(200);
      assertThat(reason(() -> outgoing.get("https://10.0.0.1/"))).isEqualTo(Reason.NOT_PUBLIC);
      assertThat(reason(() -> outgoing.get("http://127.0.0.1.nip.example/")))
          .isEqualTo(Reason.NOT_HTTPS);
    }
  }

  @Test
  void aRedirectIsNotFollowed() throws Exception {
    try (OutgoingRequests outgoing = new OutgoingRequests(true)) {
      assertThat(outgoing.get(local("/moved")).status()).isEqualTo(302);
    }
    assertThat(asked).hasValue(1);
  }

  @Test
  void aLargeAnswerIsCutOff() throws IOException {
    try (OutgoingRequests outgoing = new OutgoingRequests(true)) {
      assertThat(reason(() -> outgoing.get(local("/large")))).isEqualTo(Reason.TOO_LARGE);
    }
  }

  @Test
  void aServerThatKeepsSilentIsLeft() throws IOException {
    try (OutgoingRequests outgoing =
        new OutgoingRequests(true, SystemDefaultDnsResolver.INSTANCE, Duration.ofMillis(200))) {
      assertThat(reason(() -> outgoing.get(local("/silent")))).isEqualTo(Reason.TOO_SLOW);
    }
  }

  private String local(String path) {
    return "http://localhost:" + server.getAddress().getPort() + path;
  }

  private static Reason reason(ThrowingCallable request) {
    NoAnswer[] caught = new NoAnswer[1];
    assertThatThrownBy(request).isInstanceOfSatisfying(NoAnswer.class, none -> caught[0] = none);
    return caught[0].reason();
  }

  private static OutgoingRequests naming(String... addresses) {
    return new OutgoingRequests(false, new Names(host -> addresses), Duration.ofSeconds(5));
  }

  private interface Zone {
    String[] addressesOf(String host);
  }

  private record Names(Zone zone) implements DnsResolver {

    @Override
    public InetAddress[] resolve(String host) {
      return Arrays.stream(zone.addressesOf(host)).map(Names::literal).toArray(InetAddress[]::new);
    }

    private static InetAddress literal(String address) {
      return InetAddress.ofLiteral(address);
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
      return host;
    }
  }
}
