package org.chorus.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.chorus.kernel.Finding;
import org.chorus.kernel.Finding.Verdict;
import org.chorus.organization.provider.Broker.Examined;
import org.chorus.organization.provider.ClientSecret;
import org.chorus.organization.provider.ProviderDraft;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProviderExaminationTest {

  record Reply(int status, String body) {}

  final Map<String, Reply> replies = new ConcurrentHashMap<>();
  final Map<String, Object> configuration = new HashMap<>();
  final OutgoingRequests outgoing = new OutgoingRequests(true);
  HttpServer server;
  String issuer;

  @BeforeEach
  void aProviderThatIsAllRight() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          Reply reply =
              replies.getOrDefault(exchange.getRequestURI().getPath(), new Reply(404, "no"));
          byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(reply.status(), body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    issuer = "http://localhost:" + server.getAddress().getPort() + "/realms/partner";
    configuration.put("issuer", issuer);
    configuration.put("authorization_endpoint", issuer + "/auth");
    configuration.put("token_endpoint", issuer + "/token");
    configuration.put("jwks_uri", issuer + "/keys");
    configuration.put("backchannel_logout_supported", true);
    keys(KeyUse.SIGNATURE);
    replies.put("/realms/partner/token", new Reply(400, "{\"error\":\"invalid_grant\"}"));
  }

  @AfterEach
  void stop() throws IOException {
    outgoing.close();
    server.stop(0);
  }

  private void keys(KeyUse use) throws Exception {
    replies.put(
        "/realms/partner/keys",
        new Reply(
            200, new JWKSet(new ECKeyGenerator(Curve.P_256).keyUse(use).generate()).toString()));
  }

  private Examined examine(String address) {
    replies.put(
        "/realms/partner/.well-known/openid-configuration",
        new Reply(200, JSONObjectUtils.toJSONString(configuration)));
    return new ProviderExamination(outgoing)
        .examine(
            new ProviderDraft.OpenIdConnect(
                address, "chorus", Optional.of(new ClientSecret("s3cret"))));
  }

  private static List<String> bad(Examined examined) {
    return examined.findings().stream()
        .filter(finding -> finding.verdict() == Verdict.BAD)
        .peek(finding -> assertThat(finding.remedy()).isNotBlank())
        .map(Finding::what)
        .toList();
  }

  @Test
  void isFoundByItsIssuerOrByItsDiscoveryAddress() {
    for (String address : List.of(issuer, issuer + "/.well-known/openid-configuration")) {
      Examined examined = examine(address);
      assertThat(examined.findings()).allMatch(finding -> finding.verdict() == Verdict.GOOD);
      assertThat(examined.issuer()).contains(issuer);
      assertThat(examined.particulars())
          .containsEntry("token_endpoint", issuer + "/token")
          .containsEntry("token_endpoint_auth_method", "client_secret_basic");
    }
  }

  @Test
  void thatCallsItselfOtherwiseIsNotTakenForTheOneThatWasMeant() {
    configuration.put("issuer", "https://login.evil.example");
    Examined examined = examine(issuer);
    assertThat(bad(examined)).singleElement().asString().contains("https://login.evil.example");
    assertThat(examined.issuer()).isEmpty();
  }

  @Test
  void thatRefusesTheSecretIsToldBeforeAnybodyLogsIn() {
    replies.put("/realms/partner/token", new Reply(401, "{\"error\":\"invalid_client\"}"));
    Examined examined = examine(issuer);
    assertThat(bad(examined)).singleElement().asString().contains("client ID with this secret");
    assertThat(examined.findings().toString()).doesNotContain("s3cret");
  }

  @Test
  void withoutAKeyForSignaturesIsOfNoUse() throws Exception {
    keys(KeyUse.ENCRYPTION);
    assertThat(bad(examine(issuer))).singleElement().asString().contains("no key");
    replies.put("/realms/partner/keys", new Reply(200, "<html>"));
    assertThat(bad(examine(issuer))).singleElement().asString().contains("cannot be read as keys");
  }

  @Test
  void whoseEndpointsLeadIntoAPrivateNetworkIsRefused() {
    configuration.put("token_endpoint", "https://10.0.0.5/token");
    assertThat(bad(examine(issuer)))
        .singleElement()
        .asString()
        .contains("fetches who logged in", "not on the public internet");
  }

  @Test
  void withoutAnEndpointIsRefused() {
    configuration.remove("authorization_endpoint");
    assertThat(bad(examine(issuer))).singleElement().asString().contains("authorization_endpoint");
  }

  @Test
  void thatIsNoneIsToldApart() {
    assertThat(bad(examine(issuer + "/other")))
        .singleElement()
        .asString()
        .contains("no OpenID Connect configuration", "404");
    replies.put("/page/.well-known/openid-configuration", new Reply(200, "<!DOCTYPE html>"));
    replies.put("/moved/.well-known/openid-configuration", new Reply(302, ""));
    String host = issuer.replace("/realms/partner", "");
    assertThat(bad(examine(host + "/page"))).singleElement().asString().contains("is no OpenID");
    assertThat(bad(examine(host + "/moved"))).singleElement().asString().contains("leads on");
    server.stop(0);
    assertThat(bad(examine(issuer))).singleElement().asString().contains("accept the connection");
  }

  @Test
  void thatDoesNotSayWhenPeopleLogOutIsNoteworthyOnly() {
    configuration.remove("backchannel_logout_supported");
    Examined examined = examine(issuer);
    assertThat(bad(examined)).isEmpty();
    assertThat(examined.findings()).anyMatch(each -> each.verdict() == Verdict.NOTEWORTHY);
  }
}
