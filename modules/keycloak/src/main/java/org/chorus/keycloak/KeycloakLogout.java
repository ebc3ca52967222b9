package org.chorus.keycloak;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;

/**
 * Takes the logout on to Keycloak (OpenID Connect RP-Initiated Logout 1.0), so that the next person
 * at the same browser is asked for a password. While Keycloak is away the session here ends all the
 * same, and the browser stays here.
 */
final class KeycloakLogout extends OidcClientInitiatedLogoutSuccessHandler {

  private final KeycloakReachability keycloak;

  KeycloakLogout(
      ClientRegistrationRepository registrations,
      KeycloakReachability keycloak,
      String afterLogout) {
    super(registrations);
    this.keycloak = keycloak;
    setPostLogoutRedirectUri(afterLogout);
    setDefaultTargetUrl(LoginPages.GOODBYE_PATH);
  }

  @Override
  protected String determineTargetUrl(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Authentication authentication) {
    return keycloak.answers()
        ? super.determineTargetUrl(request, response, authentication)
        : getDefaultTargetUrl();
  }
}
