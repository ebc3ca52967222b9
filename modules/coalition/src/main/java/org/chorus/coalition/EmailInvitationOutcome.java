package org.chorus.coalition;

import java.time.Instant;

/** What became of a convener's step with an invitation by email. */
public sealed interface EmailInvitationOutcome {

  /** A mail with a link goes out, to an address that was not invited yet. */
  record Sent() implements EmailInvitationOutcome {}

  /** A mail with a new link goes out; the link before opens nothing any more. */
  record SentAgain() implements EmailInvitationOutcome {}

  /** Taken back: its link opens nothing, and the address is forgotten. */
  record Revoked() implements EmailInvitationOutcome {}

  /** A mail went to the address a moment ago; the next one can go at {@code again}. */
  record SentJustNow(Instant again) implements EmailInvitationOutcome {}

  /** That can be no email address. */
  record NotAnAddress() implements EmailInvitationOutcome {}

  /** An organization's name has at most {@link EmailInvitations#MAX_NAME} characters. */
  record NameTooLong() implements EmailInvitationOutcome {}

  /** The address belongs to a Member of an Organization that is a partner or invited already. */
  record AlreadySeated(String organization, SeatState state) implements EmailInvitationOutcome {}

  /** The Coalition has {@link EmailInvitations#MAX_OPEN} open ones: take some back first. */
  record TooManyOpen() implements EmailInvitationOutcome {}

  /** It was taken up or taken back meanwhile, or there is none: look at the list again. */
  record NotOpen() implements EmailInvitationOutcome {}
}
