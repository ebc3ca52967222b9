package org.chorus.console;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chorus.kernel.Actor;
import org.chorus.kernel.OrganizationId;
import org.chorus.keycloak.StaffUser;
import org.chorus.organization.Organizations;
import org.springframework.context.ApplicationContext;
import org.springframework.core.ResolvableType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Logs people in as the house does when Keycloak sends them back, from the token on. */
final class LoginDesk {

  private final ApplicationContext house;

  LoginDesk(ApplicationContext house) {
    this.house = house;
  }

  /** Makes this thread the person's, at work for the Actor's Organization. */
  StaffUser logIn(Actor actor) {
    return logIn(actor.subject().value(), actor.name(), List.of(actor.organization()));
  }

  /** Makes this thread the person's, who has just shown a second factor as well. */
  StaffUser stepUp(Actor actor) {
    return logIn(
        actor.subject().value(),
        actor.name(),
        List.of(actor.organization()),
        Map.of("acr", "2", "auth_time", house.getBean(Clock.class).instant()));
  }

  /** A member of several Organizations, who has chosen none. */
  StaffUser logIn(String subject, String name, List<OrganizationId> organizations) {
    return logIn(subject, name, organizations, Map.of());
  }

  private StaffUser logIn(
      String subject,
      String name,
      List<OrganizationId> organizations,
      Map<String, Object> authentication) {
    List<String> aliases =
        house.getBean(Organizations.class).findAll(organizations).values().stream()
            .map(organization -> organization.alias().value())
            .toList();
    Map<String, Object> claims = new HashMap<>(authentication);
    claims.put("iss", "https://login.example.org/realms/chorus");
    claims.put("sub", subject);
    claims.put("aud", List.of("chorus-console"));
    claims.put("name", name);
    claims.put("organization", aliases);
    claims.put("identity_provider_told", true);
    OidcIdToken token =
        new OidcIdToken("token", Instant.EPOCH, Instant.EPOCH.plusSeconds(60), claims);
    StaffUser user = (StaffUser) requireNonNull(users().loadUser(request(token)));
    SecurityContextHolder.getContext()
        .setAuthentication(new OAuth2AuthenticationToken(user, user.getAuthorities(), "keycloak"));
    return user;
  }

  private OidcUserRequest request(OidcIdToken token) {
    return new OidcUserRequest(
        house.getBean(ClientRegistration.class),
        new OAuth2AccessToken(
            OAuth2AccessToken.TokenType.BEARER,
            "access",
            Instant.EPOCH,
            Instant.EPOCH.plusSeconds(60)),
        token);
  }

  private OAuth2UserService<OidcUserRequest, OidcUser> users() {
    return house
        .<OAuth2UserService<OidcUserRequest, OidcUser>>getBeanProvider(
            ResolvableType.forClassWithGenerics(
                OAuth2UserService.class, OidcUserRequest.class, OidcUser.class))
        .getObject();
  }
}
