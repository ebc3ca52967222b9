package org.chorus.keycloak;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.web.authentication.logout.LogoutHandler;

/**
 * Ends logins when Keycloak says that the person logged out there (OpenID Connect Back-Channel
 * Logout 1.0), whichever server it tells.
 *
 * <p>Spring Security's own handler would send a request with the session's cookie to this server's
 * public address, which a proxy or a firewall in between can spoil, and which may be another
 * server's.
 */
final class BackChannelLogout implements LogoutHandler {

  private static final Logger LOG = LoggerFactory.getLogger(BackChannelLogout.class);

  private final StaffLogins logins;

  BackChannelLogout(StaffLogins logins) {
    this.logins = logins;
  }

  @Override
  public void logout(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Authentication authentication) {
    if (authentication != null
        && authentication.getPrincipal() instanceof OidcLogoutToken loggedOut) {
      LOG.info("Keycloak logged somebody out; logins ended: {}", logins.endedAtKeycloak(loggedOut));
    }
  }
}
