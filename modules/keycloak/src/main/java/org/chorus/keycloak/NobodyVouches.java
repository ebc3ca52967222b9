package org.chorus.keycloak;

import java.io.Serial;
import java.util.List;
import org.chorus.organization.OrganizationProfile;
import org.chorus.organization.RegisterOutcome.AliasReserved;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;

/**
 * Keycloak knows the person, but no Organization on Chorus has them as a member: none vouches for
 * them, or only such as Chorus cannot take as they are.
 */
final class NobodyVouches extends OAuth2AuthenticationException {

  @Serial private static final long serialVersionUID = 1;

  private final OidcIdToken idToken;
  private final List<OrganizationProfile> ended;
  private final List<AliasReserved> refused;
  private final List<OrganizationProfile> elsewhere;

  NobodyVouches(
      OidcIdToken idToken,
      List<OrganizationProfile> ended,
      List<AliasReserved> refused,
      List<OrganizationProfile> elsewhere) {
    super(new OAuth2Error("no_organization"), "no organization vouches for this person");
    this.idToken = idToken;
    this.ended = List.copyOf(ended);
    this.refused = List.copyOf(refused);
    this.elsewhere = List.copyOf(elsewhere);
  }

  /** For logging out at Keycloak, where the session goes on although Chorus refused it. */
  String idTokenValue() {
    return idToken.getTokenValue();
  }

  /** The Organizations that vouch for the person and have ended. */
  List<OrganizationProfile> ended() {
    return ended;
  }

  /** The Organizations that the person belongs to and logs in for through their own provider. */
  List<OrganizationProfile> elsewhere() {
    return elsewhere;
  }

  /** The Organizations that do vouch for the person. */
  List<AliasReserved> refused() {
    return refused;
  }
}
