package org.chorus.organization.provider;

import java.util.List;
import org.chorus.kernel.Finding;

/** What became of setting up or changing an Organization's identity provider. */
public sealed interface ProviderOutcome {

  record Done() implements ProviderOutcome {}

  /** There is nothing here to change: no such Organization, or it has no provider. */
  record NothingThere() implements ProviderOutcome {}

  /** The provider does not pass the test; nothing was changed. */
  record Faulty(List<Finding> findings) implements ProviderOutcome {

    public Faulty {
      findings = List.copyOf(findings);
    }
  }

  /** This is no domain of email addresses, or there is none at all. */
  record NotADomain(String text) implements ProviderOutcome {}

  /** Another Organization has the domain, here or at Keycloak. */
  record DomainTaken(String domain) implements ProviderOutcome {}

  /**
   * A secret must be given: there is none yet, or the one there is was given to another provider or
   * for another client and must not be sent elsewhere.
   */
  record SecretNeeded() implements ProviderOutcome {}

  /** Keycloak has a provider of this alias that Chorus did not set up. */
  record AliasTaken() implements ProviderOutcome {}

  /** Keycloak does not answer, or not as it should. What was asked can be asked again. */
  record KeycloakAway() implements ProviderOutcome {}
}
