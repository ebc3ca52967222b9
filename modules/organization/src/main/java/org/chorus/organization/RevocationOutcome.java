package org.chorus.organization;

/** What became of taking a role from somebody. */
public sealed interface RevocationOutcome {

  /** It counts for nothing from the next request on. */
  record Revoked() implements RevocationOutcome {}

  /** There is no such grant any more, or none that the Actor may take. */
  record Gone() implements RevocationOutcome {}

  /** It comes from a group at the identity provider and goes with it, or with its mapping. */
  record FromGroup(String path) implements RevocationOutcome {}

  /** An Organization keeps an administrator without an end: make somebody else one first. */
  record LastAdministrator() implements RevocationOutcome {}
}
