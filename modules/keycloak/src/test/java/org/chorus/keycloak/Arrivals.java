package org.chorus.keycloak;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;

/** People who come from Keycloak, with what it says of them. */
final class Arrivals {

  private final StaffUsers staff;
  private final ClientRegistration registration;

  Arrivals(ApplicationContext house) {
    staff = house.getBean(StaffUsers.class);
    registration = house.getBean(ClientRegistration.class);
  }

  /** What is asked next in this thread is asked by them. */
  StaffUser logIn(Map<String, Object> claims) {
    StaffUser user = logInAside(claims);
    SecurityContextHolder.getContext()
        .setAuthentication(
            new OAuth2AuthenticationToken(
                user, user.getAuthorities(), KeycloakConfiguration.REGISTRATION_ID));
    return user;
  }

  /** Somebody else, in another browser. */
  StaffUser logInAside(Map<String, Object> claims) {
    Instant now = Instant.parse("2026-03-02T09:00:00Z");
    return staff.loadUser(
        new OidcUserRequest(
            registration,
            new OAuth2AccessToken(
                OAuth2AccessToken.TokenType.BEARER, "access", now, now.plusSeconds(60)),
            new OidcIdToken("id-token", now, now.plusSeconds(60), claims)));
  }

  /** Whoever was logged in is no more. */
  void leave() {
    SecurityContextHolder.clearContext();
  }

  static Map<String, Object> token(String subject, @Nullable Object organization) {
    Map<String, Object> claims = new HashMap<>();
    claims.put("iss", "https://login.example/realms/chorus");
    claims.put("sub", subject);
    claims.put("aud", List.of("chorus-console"));
    claims.put("sid", "session-of-" + subject);
    claims.put("name", "Ines");
    claims.put("identity_provider_told", true);
    if (organization != null) {
      claims.put("organization", organization);
    }
    return claims;
  }
}
