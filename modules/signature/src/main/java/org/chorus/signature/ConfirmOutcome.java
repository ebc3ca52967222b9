package org.chorus.signature;

import org.chorus.campaign.life.Counting;
import org.chorus.kernel.RevisionId;

/** What became of a confirmation. */
public sealed interface ConfirmOutcome {

  /**
   * The address is confirmed, now or before.
   *
   * @param signature for {@link ShareCodes#of}; never to be shown
   */
  record Confirmed(RevisionId revision, long signature) implements ConfirmOutcome {}

  /**
   * The link is older than {@link Confirmations#VALID_FOR}.
   *
   * @param counting whether the signature counts all the same
   */
  record Expired(RevisionId revision, Counting counting) implements ConfirmOutcome {}

  /** The person has taken the signature back: there is nothing to confirm. */
  record Withdrawn(RevisionId revision) implements ConfirmOutcome {}

  /** No such link was ever sent, or the signature that it was about is erased. */
  record Unknown() implements ConfirmOutcome {}
}
