package org.chorus.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.chorus.ChorusApplication;
import org.chorus.testing.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A thousand forged tokens through both doors that take tokens: the end of a login, and Keycloak's
 * word that somebody logged out. The seed is in the name of what fails.
 */
class ForgedTokensIT {

  private static final int LOGINS = 400;
  private static final int LOGOUTS = 600;
  private static final long SEED = 20_261_122;

  static final StubKeycloak KEYCLOAK = new StubKeycloak();
  static final RSAKey OTHER_KEY = anotherKey();

  static ConfigurableApplicationContext house;
  static URI home;

  /** Ways to forge; each makes something that a careless reader would take. */
  private enum Forgery {
    ONE_CHARACTER_CHANGED,
    CUT_SHORT,
    NOT_A_TOKEN,
    NOBODY_SIGNED,
    PUBLIC_KEY_AS_SECRET,
    ANOTHER_KEY_OF_THE_SAME_NAME,
    ANOTHER_KEY,
    EXPIRED,
    ANOTHER_ISSUER,
    ANOTHER_AUDIENCE
  }

  @BeforeAll
  static void start() {
    house =
        new SpringApplicationBuilder(ChorusApplication.class)
            .run(
                "--server.port=0",
                "--spring.datasource.url=" + Database.create(),
                "--chorus.signer-key=dGVzdHMgb25seTogbm90IGEgc2VjcmV0IG9mIGFueWI=",
                "--chorus.public-url=https://chorus.example",
                "--chorus.mail.from=chorus@chorus.example",
                "--chorus.keycloak.client-secret=console secret",
                "--chorus.keycloak.url=" + KEYCLOAK.url(),
                "--chorus.keycloak.client-id=" + StubKeycloak.CLIENT);
    home =
        URI.create(
            "http://localhost:" + house.getEnvironment().getRequiredProperty("local.server.port"));
  }

  @AfterAll
  static void stop() {
    house.close();
    KEYCLOAK.close();
  }

  @Test
  void noForgedTokenLetsAnybodyInOrBreaksAnything() throws Exception {
    Random random = new Random(SEED);
    for (int n = 0; n < LOGINS; n++) {
      Forgery forgery = Forgery.values()[n % Forgery.values().length];
      StaffHttp browser = new StaffHttp(KEYCLOAK, home);
      browser.comeFrom(address(n));
      URI authorization = browser.leaveForKeycloak();
      JWTClaimsSet.Builder claims =
          KEYCLOAK
              .idClaims("mallory", StaffHttp.parameter(authorization, "nonce"))
              .claim("organization", List.of("rivers"));
      KEYCLOAK.letIn(forge(forgery, claims, JOSEObjectType.JWT, random));

      HttpResponse<String> answer = browser.comeBack(authorization);

      assertThat(answer.statusCode()).as("%s, %d of seed %d", forgery, n, SEED).isEqualTo(400);
      assertThat(browser.isLoggedIn()).as("%s, %d of seed %d", forgery, n, SEED).isFalse();
    }
  }

  @Test
  void noForgedLogoutEndsAnybodysLoginOrBreaksAnything() throws Exception {
    StaffHttp ines = new StaffHttp(KEYCLOAK, home);
    ines.logIn("ines", Map.of("organization", List.of("rivers")));
    assertThat(ines.isLoggedIn()).isTrue();
    Random random = new Random(SEED);
    try (HttpClient http = HttpClient.newHttpClient()) {
      for (int n = 0; n < LOGOUTS; n++) {
        Forgery forgery = Forgery.values()[n % Forgery.values().length];
        String token =
            forge(forgery, KEYCLOAK.logoutClaims("ines"), new JOSEObjectType("logout+jwt"), random);

        HttpResponse<String> answer =
            http.send(
                HttpRequest.newBuilder(home.resolve("/logout/connect/back-channel/keycloak"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("X-Forwarded-For", address(n))
                    .POST(BodyPublishers.ofString("logout_token=" + token))
                    .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).as("%s, %d of seed %d", forgery, n, SEED).isEqualTo(400);
      }
    }
    assertThat(ines.isLoggedIn()).isTrue();
  }

  /** Each from elsewhere, so that none is turned away for coming too often. */
  private static String address(int n) {
    return "203.0." + n / 250 + "." + (n % 250 + 1);
  }

  private static String forge(
      Forgery forgery, JWTClaimsSet.Builder claims, JOSEObjectType type, Random random)
      throws JOSEException {
    return switch (forgery) {
      case ONE_CHARACTER_CHANGED -> oneCharacterChanged(genuine(claims, type), random);
      case CUT_SHORT -> {
        String token = genuine(claims, type);
        yield token.substring(0, random.nextInt(1, token.length() - 4));
      }
      case NOT_A_TOKEN -> {
        byte[] bytes = new byte[random.nextInt(1, 200)];
        random.nextBytes(bytes);
        yield Base64.getUrlEncoder().encodeToString(bytes);
      }
      case NOBODY_SIGNED -> new PlainJWT(claims.build()).serialize();
      case PUBLIC_KEY_AS_SECRET ->
          signed(
              claims,
              new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("realm").type(type).build(),
              new MACSigner(KEYCLOAK.key().toRSAPublicKey().getEncoded()));
      case ANOTHER_KEY_OF_THE_SAME_NAME ->
          signed(claims, header("realm", type), new RSASSASigner(OTHER_KEY));
      case ANOTHER_KEY ->
          signed(claims, header("key-" + random.nextInt(9), type), new RSASSASigner(OTHER_KEY));
      case EXPIRED ->
          genuine(
              claims.expirationTime(
                  Date.from(Instant.now().minusSeconds(random.nextInt(120, 1_000_000)))),
              type);
      case ANOTHER_ISSUER ->
          genuine(claims.issuer(KEYCLOAK.issuer() + "x".repeat(random.nextInt(1, 9))), type);
      case ANOTHER_AUDIENCE -> genuine(claims.audience("client-" + random.nextInt(9)), type);
    };
  }

  private static String genuine(JWTClaimsSet.Builder claims, JOSEObjectType type)
      throws JOSEException {
    return signed(claims, header("realm", type), new RSASSASigner(KEYCLOAK.key()));
  }

  private static JWSHeader header(String key, JOSEObjectType type) {
    return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key).type(type).build();
  }

  private static String signed(JWTClaimsSet.Builder claims, JWSHeader header, JWSSigner signer)
      throws JOSEException {
    SignedJWT token = new SignedJWT(header, claims.build());
    token.sign(signer);
    return token.serialize();
  }

  /** Leaves the last character of a part alone: bits of it may mean nothing. */
  private static String oneCharacterChanged(String token, Random random) {
    int place;
    do {
      place = random.nextInt(token.length() - 1);
    } while (token.charAt(place) == '.' || token.charAt(place + 1) == '.');
    char changed = token.charAt(place) == 'A' ? 'B' : 'A';
    return token.substring(0, place) + changed + token.substring(place + 1);
  }

  private static RSAKey anotherKey() {
    try {
      return new RSAKeyGenerator(2048).keyID("realm").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
