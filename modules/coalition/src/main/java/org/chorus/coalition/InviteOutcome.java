package org.chorus.coalition;

/** What became of an invitation. */
public sealed interface InviteOutcome {

  /** The Organization has an open invitation. */
  record Invited() implements InviteOutcome {}

  /** The platform knows no Organization of that alias. */
  record UnknownOrganization() implements InviteOutcome {}

  /** The Organization is invited or a partner already; nothing changed. */
  record AlreadySeated(SeatState state) implements InviteOutcome {}
}
