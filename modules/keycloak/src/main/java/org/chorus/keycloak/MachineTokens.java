package org.chorus.keycloak;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.util.Optional;
import org.chorus.organization.machine.MachineAtWork;
import org.chorus.organization.machine.MachineClients;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Access tokens of machine clients (RFC 9068 in spirit; Keycloak's own form). Reads who asks, and
 * no role: whatever else a token says gives nobody anything.
 */
public final class MachineTokens {

  /** For whom a token must be meant, and the client scope that makes it so. */
  static final String AUDIENCE = "chorus-api";

  private final NimbusJwtDecoder decoder;
  private final MachineClients machines;

  MachineTokens(
      JWKSource<SecurityContext> keys,
      KeycloakSettings settings,
      MachineClients machines,
      Clock clock) {
    this.machines = machines;
    decoder = NimbusJwtDecoder.withJwkSource(keys).jwsAlgorithm(SignatureAlgorithm.RS256).build();
    JwtTimestampValidator times = new JwtTimestampValidator();
    times.setClock(clock);
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            times,
            new JwtIssuerValidator(settings.issuer()),
            that("the token has no end", jwt -> jwt.getExpiresAt() != null),
            that(
                "the token is for somebody else",
                jwt -> jwt.getAudience() != null && jwt.getAudience().contains(AUDIENCE)),
            // An ID token and a logout token carry the same signature.
            that("not an access token", jwt -> "Bearer".equals(jwt.getClaims().get("typ")))));
  }

  private interface Check {
    boolean holds(Jwt jwt);
  }

  private static OAuth2TokenValidator<Jwt> that(String fault, Check check) {
    OAuth2Error error = new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, fault, null);
    return jwt ->
        check.holds(jwt)
            ? OAuth2TokenValidatorResult.success()
            : OAuth2TokenValidatorResult.failure(error);
  }

  /**
   * Checks a token.
   *
   * @throws BadJwtException for one that is none of ours
   * @throws org.springframework.security.oauth2.jwt.JwtException when it cannot be told, because
   *     Keycloak's keys are not to be had
   */
  public Jwt decode(String token) {
    try {
      return decoder.decode(token);
    } catch (BadJwtException bad) {
      throw bad;
    } catch (RuntimeException failed) {
      for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
        // Tokens that name unknown keys must not make us ask Keycloak each time: what names one
        // shortly after another did is refused unasked.
        if (cause instanceof RateLimitReachedException) {
          throw new BadJwtException("signed with an unknown key", failed);
        }
      }
      throw failed;
    }
  }

  /** The machine client that a checked token was given to, if it counts at this moment. */
  public Optional<MachineAtWork> whoseIs(Jwt token) {
    return token.getClaims().get("azp") instanceof String client
        ? machines.atWork(client)
        : Optional.empty();
  }
}
