package org.chorus.keycloak;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.web.client.HttpServerErrorException;

/** Explains a login that failed after Keycloak sent the browser back. */
final class FailedLogin implements AuthenticationFailureHandler {

  private static final Logger LOG = LoggerFactory.getLogger(FailedLogin.class);

  private final LoginPages pages;

  FailedLogin(LoginPages pages) {
    this.pages = pages;
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    if (failure instanceof NobodyVouches refusal) {
      LOG.info("Login refused: no organization that Chorus can take vouches for the person");
      pages.nobodyVouches(request, response, refusal);
      return;
    }
    if (failure instanceof ProviderOverreach refusal) {
      LOG.info("Login refused: an identity provider may not say what it said");
      pages.providerRefused(response, refusal);
      return;
    }
    boolean away = causes(failure).anyMatch(FailedLogin::isAway);
    // Codes and types only: descriptions can quote the token.
    LOG.info("Login failed: {}{}", errorCode(failure), away ? ", Keycloak does not answer" : "");
    if (away) {
      pages.awayStartingOver(request, response);
    } else {
      pages.tryAgain(request, response);
    }
  }

  private static boolean isAway(Throwable cause) {
    return cause instanceof IOException || cause instanceof HttpServerErrorException;
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
  }

  private static String errorCode(AuthenticationException failure) {
    // What Keycloak sent back in the address is the visitor's to write; only its form is checked.
    return failure instanceof OAuth2AuthenticationException refused
            && refused.getError().getErrorCode().matches("[a-z_]{1,64}")
        ? refused.getError().getErrorCode()
        : failure.getClass().getSimpleName();
  }
}
