package org.chorus.keycloak;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Holds Keycloak to the {@code max_age} that was asked for (OpenID Connect Core 1.0, section
 * 3.1.2.1), since whoever sits at the browser can take it out of the request.
 */
final class RecentAuthentication implements OAuth2TokenValidator<Jwt> {

  /** Clocks differ, and the way back takes its time. */
  private static final Duration TOLERANCE = Duration.ofMinutes(2);

  private final Duration maxAge;
  private final Clock clock;

  RecentAuthentication(Duration maxAge, Clock clock) {
    this.maxAge = maxAge;
    this.clock = clock;
  }

  @Override
  public OAuth2TokenValidatorResult validate(Jwt token) {
    Instant longAgo = clock.instant().minus(maxAge).minus(TOLERANCE);
    return token.getClaims().get("auth_time") instanceof Instant at && at.isAfter(longAgo)
        ? OAuth2TokenValidatorResult.success()
        : OAuth2TokenValidatorResult.failure(
            new OAuth2Error("invalid_token", "the person authenticated too long ago", null));
  }
}
