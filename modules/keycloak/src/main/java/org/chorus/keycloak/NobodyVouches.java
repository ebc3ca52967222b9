package org.chorus.keycloak;

import java.io.Serial;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;

/** Keycloak knows the person, but no Organization on Chorus has them as a member. */
final class NobodyVouches extends OAuth2AuthenticationException {

  @Serial private static final long serialVersionUID = 1;

  private final OidcIdToken idToken;

  NobodyVouches(OidcIdToken idToken) {
    super(new OAuth2Error("no_organization"), "no organization vouches for this person");
    this.idToken = idToken;
  }

  /** For logging out at Keycloak, where the session goes on although Chorus refused it. */
  String idTokenValue() {
    return idToken.getTokenValue();
  }
}
