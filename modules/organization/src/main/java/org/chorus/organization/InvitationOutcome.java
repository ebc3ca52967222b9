package org.chorus.organization;

/** What became of an invitation of a person. */
public enum InvitationOutcome {
  DONE,
  /** The person is a member already or has an open invitation. */
  KNOWN_ALREADY,
  /** It is gone: taken up, revoked or removed in the meantime. */
  GONE,
  /** Keycloak could not send the mail. */
  NOT_SENT,
  /** Keycloak does not answer, or not as it should. */
  KEYCLOAK_AWAY
}
