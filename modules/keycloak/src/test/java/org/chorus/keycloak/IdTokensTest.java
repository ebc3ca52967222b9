package org.chorus.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/** Forged ID tokens against the decoder that production uses, with a key server of our own. */
class IdTokensTest {

  static final RSAKey REALM_KEY = key("realm");
  static final RSAKey OTHER_KEY = key("realm"); // the same key id on purpose

  final AtomicInteger fetches = new AtomicInteger();
  HttpServer keyServer;
  KeycloakSettings settings;
  JwtDecoder decoder;

  @BeforeEach
  void start() throws IOException {
    keyServer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] keys = new JWKSet(REALM_KEY).toString().getBytes(StandardCharsets.UTF_8);
    keyServer.createContext(
        "/realms/chorus/protocol/openid-connect/certs",
        exchange -> {
          fetches.incrementAndGet();
          exchange.sendResponseHeaders(200, keys.length);
          exchange.getResponseBody().write(keys);
          exchange.close();
        });
    keyServer.start();
    settings =
        new KeycloakSettings(
            "https://login.example/",
            "http://localhost:" + keyServer.getAddress().getPort(),
            "chorus",
            "chorus-console",
            "secret",
            "chorus-adapter",
            "");
    KeycloakConfiguration configuration = new KeycloakConfiguration();
    ClientRegistration registration =
        configuration.clientRegistration(settings, "https://chorus.example");
    decoder =
        configuration
            .idTokenDecoders(
                settings,
                registration,
                new SessionSettings(
                    Duration.ofMinutes(30), Duration.ofHours(10), Duration.ofMinutes(10)),
                Clock.systemUTC())
            .createDecoder(registration);
  }

  @AfterEach
  void stop() {
    keyServer.stop(0);
  }

  @Test
  void acceptsAGenuineTokenAndFetchesTheKeysOnceAndLate() throws JOSEException {
    assertThat(fetches).hasValue(0);
    assertThat(decoder.decode(signed(REALM_KEY, claims -> claims)).getSubject()).isEqualTo("ines");
    decoder.decode(signed(REALM_KEY, claims -> claims));
    assertThat(fetches).hasValue(1);
  }

  @Test
  void rejectsAnotherIssuer() {
    rejects(claims -> claims.issuer("https://login.example/realms/other"));
    rejects(claims -> claims.issuer("https://login.example//realms/chorus"));
  }

  @Test
  void rejectsAnotherAudience() {
    rejects(claims -> claims.audience("account"));
    rejects(claims -> claims.claim("azp", "another-client"));
  }

  @Test
  void rejectsAnExpiredToken() {
    rejects(claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(120))));
  }

  @Test
  void rejectsAnAuthenticationOfLongAgoOrOfUnknownTime() {
    rejects(claims -> claims.claim("auth_time", Instant.now().minusSeconds(1960).getEpochSecond()));
    rejects(claims -> claims.claim("auth_time", null));
    rejects(claims -> claims.claim("auth_time", "recently"));
  }

  @Test
  void rejectsAnotherKey() throws JOSEException {
    String forged = signed(OTHER_KEY, claims -> claims);
    assertThatThrownBy(() -> decoder.decode(forged)).isInstanceOf(JwtException.class);
  }

  @Test
  void rejectsATokenThatNobodySigned() {
    String unsigned = new PlainJWT(claims().build()).serialize();
    assertThatThrownBy(() -> decoder.decode(unsigned)).isInstanceOf(JwtException.class);
  }

  /** The classic confusion: the public key taken for a shared secret. */
  @Test
  void rejectsThePublicKeyAsSecret() throws JOSEException {
    SignedJWT forged =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("realm").build(), claims().build());
    forged.sign(new MACSigner(REALM_KEY.toRSAPublicKey().getEncoded()));
    assertThatThrownBy(() -> decoder.decode(forged.serialize())).isInstanceOf(JwtException.class);
  }

  private void rejects(UnaryOperator<JWTClaimsSet.Builder> change) {
    assertThatThrownBy(() -> decoder.decode(signed(REALM_KEY, change)))
        .isInstanceOf(JwtException.class);
  }

  private static String signed(RSAKey key, UnaryOperator<JWTClaimsSet.Builder> change)
      throws JOSEException {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(key.getKeyID())
                .type(JOSEObjectType.JWT)
                .build(),
            change.apply(claims()).build());
    token.sign(new RSASSASigner(key));
    return token.serialize();
  }

  private static JWTClaimsSet.Builder claims() {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer("https://login.example/realms/chorus")
        .subject("ines")
        .audience("chorus-console")
        .claim("auth_time", now.getEpochSecond())
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(Duration.ofMinutes(1))));
  }

  private static RSAKey key(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
