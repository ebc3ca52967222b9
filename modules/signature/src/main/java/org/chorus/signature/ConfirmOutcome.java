package org.chorus.signature;

import java.util.Optional;
import org.chorus.campaign.life.Counting;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.RevisionId;

/** What became of a confirmation. */
public sealed interface ConfirmOutcome {

  /**
   * The address is confirmed, now or before.
   *
   * @param signature for {@link ShareCodes#of}; never to be shown
   * @param partner who is credited with it
   */
  record Confirmed(RevisionId revision, long signature, Optional<OrganizationId> partner)
      implements ConfirmOutcome {}

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
