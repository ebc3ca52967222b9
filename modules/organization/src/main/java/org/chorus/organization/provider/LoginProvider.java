package org.chorus.organization.provider;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The identity provider through which an Organization's people log in. Its secret is not part of
 * it: Keycloak alone keeps that.
 *
 * @param issuer what the provider calls itself; the entity id of one that speaks SAML
 * @param domains of the email addresses that it may speak for
 */
public record LoginProvider(
    String issuer, Protocol protocol, List<String> domains, boolean enabled, Instant setUpAt) {

  public LoginProvider {
    domains = List.copyOf(domains);
  }

  /** How it speaks, with what that takes. */
  public sealed interface Protocol {

    /**
     * OpenID Connect.
     *
     * @param address as it was typed
     */
    record OpenIdConnect(String address, String clientId) implements Protocol {}

    /**
     * SAML 2.0.
     *
     * @param metadata where its metadata is published; empty when they came as a file
     * @param emailAttribute empty when the subject itself is an email address
     */
    record Saml(Optional<String> metadata, Optional<String> emailAttribute) implements Protocol {}
  }

  /** Whether a secret that was given for this one may stay with what is described now. */
  boolean isAlso(String otherIssuer, ProviderDraft.OpenIdConnect draft) {
    return issuer.equals(otherIssuer)
        && protocol instanceof Protocol.OpenIdConnect(var ignored, var clientId)
        && clientId.equals(draft.clientId());
  }
}
