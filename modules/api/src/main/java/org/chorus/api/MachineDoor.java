package org.chorus.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.chorus.keycloak.MachineTokens;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.BearerTokenError;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Bearer tokens of machine clients (RFC 6750) for the security chain of the API. A staff member's
 * token, of whichever kind, is refused like any other that was not given to a machine client.
 */
@Component
public final class MachineDoor {

  private static final String SECONDS_UNTIL_KEYCLOAK_IS_BACK = "30";

  private final MachineTokens tokens;
  private final Problems problems;
  private final int requestsAMinute;

  MachineDoor(
      MachineTokens tokens,
      JsonMapper json,
      @Value("${chorus.api.requests-a-minute:120}") int requestsAMinute) {
    this.tokens = tokens;
    this.problems = new Problems(json);
    this.requestsAMinute = requestsAMinute;
  }

  /** Makes a chain one for machines alone: a token with each request, and nothing else counts. */
  public void addTo(HttpSecurity http) {
    http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .oauth2ResourceServer(
            server ->
                server
                    .jwt(jwt -> jwt.decoder(tokens::decode).jwtAuthenticationConverter(this::who))
                    .authenticationEntryPoint(this::refuse)
                    .withObjectPostProcessor(new Failing()))
        .addFilterAfter(
            new MachineRate(problems, requestsAMinute), BearerTokenAuthenticationFilter.class);
  }

  private Machine who(Jwt token) {
    return tokens
        .whoseIs(token)
        .map(Machine::new)
        .orElseThrow(() -> new InvalidBearerTokenException("not a machine client, or no longer"));
  }

  private void refuse(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
      throws IOException {
    if (refused instanceof AuthenticationServiceException) {
      response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS_UNTIL_KEYCLOAK_IS_BACK);
      problems.write(
          response,
          HttpStatus.SERVICE_UNAVAILABLE,
          "Tokens cannot be checked at the moment; try again later.");
      return;
    }
    HttpStatus status = HttpStatus.UNAUTHORIZED;
    String challenge = "Bearer"; // RFC 6750, section 3.1: no error where no token came
    if (refused instanceof OAuth2AuthenticationException invalid
        && invalid.getError() instanceof BearerTokenError error) {
      status = error.getHttpStatus();
      challenge += " error=\"" + error.getErrorCode() + "\"";
    }
    // Not by Spring Security's own hand, which names an address of metadata that is not served.
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge);
    problems.write(response, status, "This takes a valid access token of a machine client.");
  }

  /** Spring Security passes on what is nobody's fault, which would end as a 500. */
  private final class Failing implements ObjectPostProcessor<BearerTokenAuthenticationFilter> {

    @Override
    public <F extends BearerTokenAuthenticationFilter> F postProcess(F filter) {
      filter.setAuthenticationFailureHandler(MachineDoor.this::refuse);
      return filter;
    }
  }
}
