package org.chorus.keycloak;

import java.util.Optional;
import java.util.stream.Stream;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.Subject;
import org.chorus.organization.Login;
import org.chorus.organization.Members;
import org.chorus.organization.RecordedLogin;
import org.chorus.organization.RegisterOutcome.AliasReserved;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * Turns a validated ID token into a {@link StaffUser} and brings the person's memberships in step.
 * Asks no UserInfo endpoint: the ID token says all that is needed. {@code realm_access} and {@code
 * resource_access} are never read, because Keycloak puts roles of every organization group there,
 * which would make one partner's administrator an administrator everywhere.
 */
@Component
final class StaffUsers implements OAuth2UserService<OidcUserRequest, OidcUser> {

  private static final Logger LOG = LoggerFactory.getLogger(StaffUsers.class);
  private static final int MAX_NAME_LENGTH = 200;

  private final Members members;
  private final BrokeredLogin brokered;

  StaffUsers(Members members, BrokeredLogin brokered) {
    this.members = members;
    this.brokered = brokered;
  }

  /**
   * @throws NobodyVouches when no Organization is left that the person could act for
   * @throws ProviderOverreach when the person came through an identity provider that may not say
   *     what it said; nothing changes then
   */
  @Override
  public StaffUser loadUser(OidcUserRequest request) {
    OidcIdToken token = request.getIdToken();
    Subject subject = subjectOf(token);
    String name = nameIn(token);
    BrokeredLogin.Judged judged =
        brokered.judge(
            token,
            new Login(
                subject,
                name,
                verifiedEmailIn(token),
                OrganizationClaim.read(token.getClaims().get(OrganizationClaim.NAME))));
    // Recorded also when nobody vouches any more: that is what ends the last membership.
    RecordedLogin login = members.recordLogin(judged.login());
    for (AliasReserved refusal : login.refused()) {
      LOG.warn(
          "A login names the organization \"{}\", an alias that Chorus uses in its own addresses,"
              + " and leaves it out. Keycloak changes no alias: create the organization anew under"
              + " another one",
          refusal.alias());
    }
    if (login.organizations().isEmpty()) {
      throw new NobodyVouches(token, login.ended(), login.refused(), judged.elsewhere());
    }
    return new StaffUser(subject, name, login.organizations(), judged.elsewhere(), token);
  }

  private static Subject subjectOf(OidcIdToken token) {
    try {
      return new Subject(textIn(token, "sub").orElse(""));
    } catch (IllegalArgumentException unusable) {
      throw new OAuth2AuthenticationException(new OAuth2Error("invalid_id_token"), unusable);
    }
  }

  private static String nameIn(OidcIdToken token) {
    return Stream.of("name", "preferred_username")
        .flatMap(claim -> textIn(token, claim).stream())
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .map(text -> text.substring(0, Math.min(text.length(), MAX_NAME_LENGTH)))
        .findFirst()
        .orElse("(no name)");
  }

  private static Optional<EmailAddress> verifiedEmailIn(OidcIdToken token) {
    return Boolean.TRUE.equals(token.getClaims().get("email_verified"))
        ? textIn(token, "email").flatMap(EmailAddress::parse)
        : Optional.empty();
  }

  private static Optional<String> textIn(OidcIdToken token, String claim) {
    return token.getClaims().get(claim) instanceof String text
        ? Optional.of(text)
        : Optional.empty();
  }
}
