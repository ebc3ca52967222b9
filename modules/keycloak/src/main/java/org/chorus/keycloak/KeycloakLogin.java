package org.chorus.keycloak;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.chorus.organization.provider.ProviderBindings;
import org.jspecify.annotations.Nullable;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.web.RedirectStrategy;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.header.HeaderWriterFilter;

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
  private final StaffLogins logins;
  private final SessionSettings limits;
  private final ProviderBindings bindings;
  private final Clock clock;
  private final String afterLogout;

  KeycloakLogin(
      ClientRegistrationRepository registrations,
      KeycloakReachability keycloak,
      LoginPages pages,
      StaffLogins logins,
      SessionSettings limits,
      ProviderBindings bindings,
      Clock clock,
      String afterLogout) {
    this.registrations = registrations;
    this.keycloak = keycloak;
    this.pages = pages;
    this.logins = logins;
    this.limits = limits;
    this.bindings = bindings;
    this.clock = clock;
    this.afterLogout = afterLogout;
  }

  /**
   * Adds the login to a chain that serves {@link #START_PATH}, {@code /login/**}, {@code
   * /logout/**} and {@code /console/**}.
   */
  public void addTo(HttpSecurity http, OpenScreens screens) {
    http.oauth2Login(
            login ->
                login
                    .loginPage(START_PATH)
                    .authorizationEndpoint(
                        endpoint ->
                            endpoint.authorizationRequestResolver(
                                new LoginRequests(registrations, limits, bindings)))
                    .failureHandler(new FailedLogin(pages))
                    .withObjectPostProcessor(new LeadingOn()))
        .oidcLogout(
            logout -> logout.backChannel(channel -> channel.logoutHandler(backChannelLogout())))
        .logout(logout -> logout.addLogoutHandler(this::loggedOut))
        .sessionManagement(
            sessions -> sessions.sessionAuthenticationStrategy(new SessionOfLogin(logins, limits)))
        .addFilterAfter(new LoginRate(pages), HeaderWriterFilter.class)
        .addFilterBefore(
            new LoginGate(keycloak, pages), OAuth2AuthorizationRequestRedirectFilter.class)
        .addFilterBefore(
            new LoginCheck(logins, pages, screens, clock),
            OAuth2AuthorizationRequestRedirectFilter.class);
  }

  private BackChannelLogout backChannelLogout() {
    return new BackChannelLogout(logins);
  }

  private void loggedOut(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Authentication authentication) {
    if (authentication != null && authentication.getPrincipal() instanceof StaffUser user) {
      logins.end(user, LoginEnd.LOGGED_OUT);
    }
  }

  /** Ends the session at Keycloak after the one here. */
  public LogoutSuccessHandler logout(RedirectStrategy redirects) {
    KeycloakLogout logout = new KeycloakLogout(registrations, keycloak, afterLogout);
    logout.setRedirectStrategy(redirects);
    return logout;
  }

  /** Has the last word, whatever else configures the chain. */
  private static final class LeadingOn
      implements ObjectPostProcessor<OAuth2LoginAuthenticationFilter> {

    @Override
    public <F extends OAuth2LoginAuthenticationFilter> F postProcess(F login) {
      login.setAuthenticationSuccessHandler(new ArrivedLogin());
      return login;
    }
  }
}
