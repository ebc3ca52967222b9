package org.chorus.app;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The two back-channel endpoints of Keycloak that a login needs, and its signature. */
public final class StubKeycloak implements AutoCloseable {

  public static final String CLIENT = "chorus-console";

  private static final String PROTOCOL = "/realms/chorus/protocol/openid-connect";

  private final RSAKey key;
  private final HttpServer server;
  private volatile int tokenStatus = 200;
  private volatile String idToken = "";
  private volatile String lastTokenRequest = "";

  public StubKeycloak() {
    try {
      key = new RSAKeyGenerator(2048).keyID("realm").generate();
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    server.createContext(
        PROTOCOL + "/certs", exchange -> answer(exchange, 200, new JWKSet(key).toString()));
    server.createContext(PROTOCOL + "/token", this::token);
    server.createContext(
        "/realms/chorus/clients-registrations/default",
        exchange -> answer(exchange, 200, "{\"registrationAccessToken\": \"key\"}"));
    server.start();
  }

  public String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  String issuer() {
    return url() + "/realms/chorus";
  }

  /** What the next login brings; the nonce comes from the request that sent the browser here. */
  void letIn(String subject, String nonce, Map<String, Object> claims) {
    JWTClaimsSet.Builder token = idClaims(subject, nonce);
    claims.forEach(token::claim);
    idToken = sign(token, JOSEObjectType.JWT);
    tokenStatus = 200;
  }

  /** Lets the next login bring this, whatever it is, in the place of an ID token. */
  void letIn(String forged) {
    idToken = forged;
    tokenStatus = 200;
  }

  /** The ID token that {@link #letIn(String, String, Map)} would hand out now. */
  JWTClaimsSet.Builder idClaims(String subject, String nonce) {
    return claimsFor(subject)
        .claim("nonce", nonce)
        .claim("sid", "sid-of-" + subject)
        .claim("identity_provider_told", true)
        .claim("auth_time", Instant.now().getEpochSecond());
  }

  JWTClaimsSet.Builder logoutClaims(String subject) {
    return claimsFor(subject)
        .claim("sid", "sid-of-" + subject)
        .jwtID(UUID.randomUUID().toString())
        .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
  }

  RSAKey key() {
    return key;
  }

  /** Makes the token endpoint refuse: below 500 with an OAuth error, from 500 on with nothing. */
  void failWith(int status) {
    tokenStatus = status;
  }

  public String logoutTokenFor(String subject) {
    return logoutToken(claimsFor(subject).claim("sid", "sid-of-" + subject));
  }

  /** Says that all of the person's sessions have ended. */
  String logoutTokenWithoutSessionFor(String subject) {
    return logoutToken(claimsFor(subject));
  }

  private String logoutToken(JWTClaimsSet.Builder claims) {
    return sign(
        claims
            .jwtID(UUID.randomUUID().toString())
            .claim(
                "events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of())),
        new JOSEObjectType("logout+jwt"));
  }

  /** The form that the app sent to the token endpoint, with its Authorization header in front. */
  String lastTokenRequest() {
    return lastTokenRequest;
  }

  private JWTClaimsSet.Builder claimsFor(String subject) {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(issuer())
        .subject(subject)
        .audience(List.of(CLIENT))
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(60)));
  }

  private String sign(JWTClaimsSet.Builder claims, JOSEObjectType type) {
    try {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).type(type).build(),
              claims.build());
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private void token(HttpExchange exchange) throws IOException {
    lastTokenRequest =
        exchange.getRequestHeaders().getFirst("Authorization")
            + " "
            + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (tokenStatus == 200) {
      answer(
          exchange,
          200,
          """
          {"access_token": "access", "token_type": "Bearer", "expires_in": 60, "id_token": "%s"}
          """
              .formatted(idToken));
    } else {
      answer(exchange, tokenStatus, tokenStatus < 500 ? "{\"error\": \"invalid_grant\"}" : "");
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
