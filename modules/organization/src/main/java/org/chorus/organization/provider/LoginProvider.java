package org.chorus.organization.provider;

import java.time.Instant;
import java.util.List;

/**
 * The identity provider through which an Organization's people log in. Its secret is not part of
 * it: Keycloak alone keeps that.
 *
 * @param issuer what the provider calls itself
 * @param address as it was typed
 * @param domains of the email addresses that it may speak for
 */
public record LoginProvider(
    String issuer,
    String address,
    String clientId,
    List<String> domains,
    boolean enabled,
    Instant setUpAt) {

  public LoginProvider {
    domains = List.copyOf(domains);
  }
}
