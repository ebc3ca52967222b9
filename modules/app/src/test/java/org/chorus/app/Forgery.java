package org.chorus.app;

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
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Random;

/** Ways to forge a token; each makes something that a careless reader would take. */
enum Forgery {
  ONE_CHARACTER_CHANGED,
  CUT_SHORT,
  NOT_A_TOKEN,
  NOBODY_SIGNED,
  PUBLIC_KEY_AS_SECRET,
  ANOTHER_KEY_OF_THE_SAME_NAME,
  ANOTHER_KEY,
  EXPIRED,
  ANOTHER_ISSUER,
  ANOTHER_AUDIENCE;

  private static final List<Forgery> ALL = List.of(values());
  private static final RSAKey OTHER_KEY = anotherKey();

  /** All of them in turn, for ever. */
  static Forgery nth(int n) {
    return ALL.get(n % ALL.size());
  }

  /** A token of these claims that is not genuine in one way. */
  String forge(
      StubKeycloak keycloak, JWTClaimsSet.Builder claims, JOSEObjectType type, Random random)
      throws JOSEException {
    return switch (this) {
      case ONE_CHARACTER_CHANGED -> oneCharacterChanged(genuine(keycloak, claims, type), random);
      case CUT_SHORT -> {
        String token = genuine(keycloak, claims, type);
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
              new MACSigner(keycloak.key().toRSAPublicKey().getEncoded()));
      case ANOTHER_KEY_OF_THE_SAME_NAME ->
          signed(claims, header("realm", type), new RSASSASigner(OTHER_KEY));
      case ANOTHER_KEY ->
          signed(claims, header("key-" + random.nextInt(9), type), new RSASSASigner(OTHER_KEY));
      case EXPIRED ->
          genuine(
              keycloak,
              claims.expirationTime(
                  Date.from(Instant.now().minusSeconds(random.nextInt(120, 1_000_000)))),
              type);
      case ANOTHER_ISSUER ->
          genuine(
              keycloak, claims.issuer(keycloak.issuer() + "x".repeat(random.nextInt(1, 9))), type);
      case ANOTHER_AUDIENCE ->
          genuine(keycloak, claims.audience("client-" + random.nextInt(9)), type);
    };
  }

  static String genuine(StubKeycloak keycloak, JWTClaimsSet.Builder claims, JOSEObjectType type)
      throws JOSEException {
    return signed(claims, header("realm", type), new RSASSASigner(keycloak.key()));
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
