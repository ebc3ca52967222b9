package org.chorus.keycloak;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chorus.kernel.Slug;
import org.chorus.organization.provider.ProviderBindings;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/**
 * What is asked of Keycloak: that the person authenticated not longer ago than a screen may stand
 * idle. Otherwise Keycloak, whose session goes on, would let the next person at the same desk in.
 * And a second factor, where a screen says that it takes one.
 */
final class LoginRequests implements OAuth2AuthorizationRequestResolver {

  /** Names the screen, below the console's address, that asks for a second factor. */
  private static final String STEP_UP = "step-up";

  /** Names, by its alias, the organization through whose identity provider somebody logs in. */
  private static final String THROUGH = "through";

  /** Names, to Keycloak, the identity provider to go to without asking. */
  private static final String PROVIDER_HINT = "kc_idp_hint";

  /**
   * Letters, digits and single slashes, and at most one parameter as a form encodes it: nothing
   * that a browser takes for another site.
   */
  private static final Pattern SCREEN =
      Pattern.compile("[a-z0-9-]+(/[a-z0-9-]+)*(\\?[a-z]+=[A-Za-z0-9%+*._-]{1,800})?");

  private static final String SCREEN_AFTERWARDS = LoginRequests.class.getName() + ".SCREEN";

  /** OpenID Connect Core 1.0, section 5.5.1.1: not less than that. Whether so, the token says. */
  private static final String ESSENTIAL_SECOND_FACTOR =
      """
      {"id_token":{"acr":{"essential":true,"values":["%s"]}}}"""
          .formatted(StaffUser.SECOND_FACTOR);

  private final DefaultOAuth2AuthorizationRequestResolver standard;
  private final ProviderBindings bindings;

  LoginRequests(
      ClientRegistrationRepository registrations,
      SessionSettings limits,
      ProviderBindings bindings) {
    this.bindings = bindings;
    standard =
        new DefaultOAuth2AuthorizationRequestResolver(
            registrations,
            OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI);
    standard.setAuthorizationRequestCustomizer(
        request ->
            request.additionalParameters(
                parameters -> parameters.put("max_age", limits.idle().toSeconds())));
  }

  /** Where a browser goes to show a second factor and come back to {@code screen}. */
  static String stepUpFor(String screen) {
    if (!SCREEN.matcher(screen).matches()) {
      throw new IllegalArgumentException("not a screen of the console");
    }
    return KeycloakLogin.START_PATH
        + "?"
        + STEP_UP
        + "="
        + URLEncoder.encode(screen, StandardCharsets.UTF_8);
  }

  /** Where a browser goes to log in through an organization's own identity provider. */
  static String throughProviderOf(Slug organization) {
    return KeycloakLogin.START_PATH + "?" + THROUGH + "=" + organization.value();
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
    return led(strengthened(standard.resolve(request), request), request);
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest resolve(
      HttpServletRequest request, String registration) {
    return led(strengthened(standard.resolve(request, registration), request), request);
  }

  /**
   * The provider's name is read from our own row, never from the address. Keycloak is asked to
   * authenticate anew, because it would answer from its open session otherwise and not go there.
   */
  private @Nullable OAuth2AuthorizationRequest led(
      @Nullable OAuth2AuthorizationRequest login, HttpServletRequest request) {
    String organization = request.getParameter(THROUGH);
    if (login == null || organization == null) {
      return login;
    }
    return Slug.parse(organization)
        .flatMap(bindings::providerOf)
        .map(
            provider ->
                OAuth2AuthorizationRequest.from(login)
                    .additionalParameters(
                        parameters -> {
                          parameters.put(PROVIDER_HINT, provider);
                          parameters.put("prompt", "login");
                        })
                    .build())
        .orElse(login);
  }

  /**
   * Whoever came through an identity provider is led there again, because they may have no password
   * at Keycloak; the code is asked for when they are back.
   */
  private static @Nullable OAuth2AuthorizationRequest strengthened(
      @Nullable OAuth2AuthorizationRequest login, HttpServletRequest request) {
    String screen = request.getParameter(STEP_UP);
    if (login == null || screen == null) {
      return login;
    }
    if (SCREEN.matcher(screen).matches()) {
      request.getSession().setAttribute(SCREEN_AFTERWARDS, screen);
    }
    return OAuth2AuthorizationRequest.from(login)
        .additionalParameters(
            parameters -> {
              parameters.put("claims", ESSENTIAL_SECOND_FACTOR);
              StaffUser.of(request)
                  .flatMap(StaffUser::provider)
                  .ifPresent(provider -> parameters.put(PROVIDER_HINT, provider));
            })
        .build();
  }

  /** The path of the screen that asked for a second factor, once. */
  static Optional<String> takeScreenAfterwards(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session == null || !(session.getAttribute(SCREEN_AFTERWARDS) instanceof String screen)) {
      return Optional.empty();
    }
    session.removeAttribute(SCREEN_AFTERWARDS);
    return Optional.of(LoginPages.CONSOLE_PATH + screen);
  }
}
