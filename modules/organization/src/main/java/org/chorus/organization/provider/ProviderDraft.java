package org.chorus.organization.provider;

import java.util.Optional;

/**
 * An Organization's identity provider (OpenID Connect) as a person describes it.
 *
 * @param address the issuer, or where its configuration is published
 * @param clientId under which the provider knows Keycloak
 * @param secret empty keeps the one that was given before
 */
public record ProviderDraft(String address, String clientId, Optional<ClientSecret> secret) {

  public ProviderDraft {
    address = address.strip();
    clientId = clientId.strip();
  }
}
