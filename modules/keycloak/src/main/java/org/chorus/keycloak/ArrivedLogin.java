package org.chorus.keycloak;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.RedirectStrategy;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/**
 * Leads on after a login: back to the screen that asked for a second factor, or to the address that
 * was wanted in the first place. Both were noted here, before leaving; no address comes with the
 * request.
 */
final class ArrivedLogin extends SavedRequestAwareAuthenticationSuccessHandler {

  ArrivedLogin() {
    setDefaultTargetUrl(LoginPages.CONSOLE_PATH);
    RedirectStrategy standard = new DefaultRedirectStrategy();
    setRedirectStrategy(
        (request, response, url) ->
            standard.sendRedirect(request, response, withinTheConsole(url)));
  }

  /**
   * Path and query alone: a noted address begins with the Host that the visitor's request named.
   */
  static String withinTheConsole(String url) {
    URI wanted = URI.create(url);
    String path = wanted.getRawPath();
    if (path == null || !path.startsWith(LoginPages.CONSOLE_PATH) || path.contains("//")) {
      return LoginPages.CONSOLE_PATH;
    }
    return wanted.getRawQuery() == null ? path : path + "?" + wanted.getRawQuery();
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication)
      throws ServletException, IOException {
    Optional<String> screen = LoginRequests.takeScreenAfterwards(request);
    if (screen.isPresent()) {
      clearAuthenticationAttributes(request);
      getRedirectStrategy().sendRedirect(request, response, screen.get());
    } else {
      super.onAuthenticationSuccess(request, response, authentication);
    }
  }
}
