package org.chorus.organization.provider;

import org.chorus.organization.OrganizationProfile;

/** What became of bringing an Organization to the platform. */
public sealed interface AddOutcome {

  /** It is there, without members. */
  record Added(OrganizationProfile organization) implements AddOutcome {}

  /** A name has 2 to 120 characters. */
  record NameOutOfBounds() implements AddOutcome {}

  /** Chorus uses this word itself in the addresses of pages. */
  record AliasReserved() implements AddOutcome {}

  /** Another Organization has this alias or this name, here or at Keycloak. */
  record Taken() implements AddOutcome {}

  /** Keycloak does not answer, or not as it should. What was asked can be asked again. */
  record KeycloakAway() implements AddOutcome {}
}
