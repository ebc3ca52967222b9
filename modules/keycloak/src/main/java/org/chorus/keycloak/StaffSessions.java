package org.chorus.keycloak;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionInformation;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;
import org.springframework.security.web.authentication.logout.LogoutHandler;

/**
 * Ends HTTP sessions when Keycloak says that the person logged out there (OpenID Connect
 * Back-Channel Logout 1.0). Knows the sessions of this server only: with several, each must be
 * told.
 *
 * <p>Spring Security's own handler would send a request with the session's cookie to this server's
 * public address, which a proxy or a firewall in between can spoil; here the session is ended
 * directly.
 */
final class StaffSessions implements LogoutHandler, HttpSessionListener, HttpSessionIdListener {

  private static final Logger LOG = LoggerFactory.getLogger(StaffSessions.class);

  private final Map<String, HttpSession> live = new ConcurrentHashMap<>();
  private final OidcSessionRegistry logins;

  StaffSessions(OidcSessionRegistry logins) {
    this.logins = logins;
  }

  @Override
  public void logout(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Authentication authentication) {
    if (authentication == null
        || !(authentication.getPrincipal() instanceof OidcLogoutToken loggedOut)) {
      return;
    }
    int ended = 0;
    for (OidcSessionInformation login : logins.removeSessionInformation(loggedOut)) {
      HttpSession session = live.get(login.getSessionId());
      if (session != null) {
        end(session);
        ended++;
      }
    }
    LOG.info("Keycloak logged somebody out; sessions ended: {}", ended);
  }

  private static void end(HttpSession session) {
    try {
      session.invalidate();
    } catch (IllegalStateException alreadyEnded) {
      LOG.debug("The session had ended by itself");
    }
  }

  @Override
  public void sessionCreated(HttpSessionEvent event) {
    live.put(event.getSession().getId(), event.getSession());
  }

  @Override
  public void sessionIdChanged(HttpSessionEvent event, String oldId) {
    live.remove(oldId);
    live.put(event.getSession().getId(), event.getSession());
  }

  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    live.remove(event.getSession().getId());
    logins.removeSessionInformation(event.getSession().getId());
  }
}
