package org.chorus.keycloak;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before the login: while Keycloak does not answer, neither leaving for it nor coming back
 * from it has a point, and the browser would end on an error of its own. A code brought back is not
 * spent by waiting here; the page tries the same address again. Also says goodbye after logging
 * out.
 */
final class LoginGate extends OncePerRequestFilter {

  private static final RequestMatcher LOGIN =
      new OrRequestMatcher(path("/oauth2/authorization/**"), path("/login/oauth2/code/**"));
  private static final RequestMatcher GOODBYE = path(LoginPages.GOODBYE_PATH);

  private final KeycloakReachability keycloak;
  private final LoginPages pages;

  LoginGate(KeycloakReachability keycloak, LoginPages pages) {
    this.keycloak = keycloak;
    this.pages = pages;
  }

  private static RequestMatcher path(String pattern) {
    return PathPatternRequestMatcher.withDefaults().matcher(pattern);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (GOODBYE.matches(request)) {
      pages.goodbye(request, response);
    } else if (LOGIN.matches(request) && !keycloak.answers()) {
      pages.away(response);
    } else {
      chain.doFilter(request, response);
    }
  }
}
