package org.chorus.keycloak;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;

/**
 * Gives a login a session whose id nobody knew before. Screens that are open in other tabs live on
 * when the same person logs in again, as for a second factor; when it is somebody else, nothing of
 * the one before is left.
 */
final class SessionOfLogin implements SessionAuthenticationStrategy {

  /** The server's own limit comes second, so that a page of ours can say why. */
  private static final Duration LONGER = Duration.ofMinutes(5);

  private final StaffLogins logins;
  private final SessionSettings limits;

  SessionOfLogin(StaffLogins logins, SessionSettings limits) {
    this.logins = logins;
    this.limits = limits;
  }

  @Override
  public void onAuthentication(
      Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
    Optional<StaffUser> before = StaffUser.of(request);
    before.ifPresent(user -> logins.end(user, LoginEnd.REPLACED));
    StaffUser now = (StaffUser) Objects.requireNonNull(authentication.getPrincipal());
    if (before.isPresent() && !before.get().subject().equals(now.subject())) {
      request.getSession().invalidate();
    } else {
      before.ifPresent(now::goesOnFrom);
    }
    if (request.getSession(false) == null) {
      request.getSession(true);
    } else {
      request.changeSessionId();
    }
    HttpSession session = request.getSession();
    session.setMaxInactiveInterval((int) limits.idle().plus(LONGER).toSeconds());
  }
}
