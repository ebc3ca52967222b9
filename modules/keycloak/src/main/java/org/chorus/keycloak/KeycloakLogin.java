package org.chorus.keycloak;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.web.RedirectStrategy;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;

/**
 * Login at Keycloak (OpenID Connect, authorization code with PKCE) for the security chain of a
 * front door, with the pages for when it fails, and logout in both directions.
 */
public final class KeycloakLogin {

  /** Where an anonymous visitor is sent to log in. */
  public static final String START_PATH =
      OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI
          + "/"
          + KeycloakConfiguration.REGISTRATION_ID;

  private final ClientRegistrationRepository registrations;
  private final KeycloakReachability keycloak;
  private final LoginPages pages;
  private final StaffSessions sessions;
  private final String afterLogout;

  KeycloakLogin(
      ClientRegistrationRepository registrations,
      KeycloakReachability keycloak,
      LoginPages pages,
      StaffSessions sessions,
      String afterLogout) {
    this.registrations = registrations;
    this.keycloak = keycloak;
    this.pages = pages;
    this.sessions = sessions;
    this.afterLogout = afterLogout;
  }

  /**
   * Adds the login to a chain that serves {@link #START_PATH}, {@code /login/**}, {@code
   * /logout/**} and {@code /console/**}.
   */
  public void addTo(HttpSecurity http) {
    http.oauth2Login(login -> login.loginPage(START_PATH).failureHandler(new FailedLogin(pages)))
        .oidcLogout(logout -> logout.backChannel(channel -> channel.logoutHandler(sessions)))
        .addFilterBefore(
            new LoginGate(keycloak, pages), OAuth2AuthorizationRequestRedirectFilter.class);
  }

  /** Ends the session at Keycloak after the one here. */
  public LogoutSuccessHandler logout(RedirectStrategy redirects) {
    KeycloakLogout logout = new KeycloakLogout(registrations, keycloak, afterLogout);
    logout.setRedirectStrategy(redirects);
    return logout;
  }
}
