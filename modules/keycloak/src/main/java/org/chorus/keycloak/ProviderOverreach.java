package org.chorus.keycloak;

import java.io.Serial;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;

/** The person came through an identity provider that may not say of them what it said. */
final class ProviderOverreach extends OAuth2AuthenticationException {

  @Serial private static final long serialVersionUID = 1;

  private final OidcIdToken idToken;
  private final String remedy;

  /**
   * @param remedy what the person is told, and whom to turn to
   */
  ProviderOverreach(OidcIdToken idToken, String remedy) {
    super(new OAuth2Error("provider_overreach"), "a provider spoke for others than its own");
    this.idToken = idToken;
    this.remedy = remedy;
  }

  /** For logging out at Keycloak, where the session goes on although Chorus refused it. */
  String idTokenValue() {
    return idToken.getTokenValue();
  }

  String remedy() {
    return remedy;
  }
}
