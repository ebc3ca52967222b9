package org.chorus.coalition;

import java.time.Instant;

/** What became of an answer to an invitation. */
public sealed interface AnswerOutcome {

  /** The Organization is a co-owner from now on, bound by the Terms version it accepted. */
  record Joined() implements AnswerOutcome {}

  /** The invitation is turned down; the conveners see the reason. */
  record Declined() implements AnswerOutcome {}

  /** The Terms are not the version that was read: read version {@code current} and answer again. */
  record TermsChanged(int current) implements AnswerOutcome {}

  /** The Organization has no open invitation, or has answered it. */
  record NotInvited() implements AnswerOutcome {}

  /** The invitation came to its end: ask a convener for a new one. */
  record Expired(Instant at) implements AnswerOutcome {}

  /** Shorten the reason to {@link Seats#MAX_REASON} characters. */
  record ReasonTooLong() implements AnswerOutcome {}
}
