package org.chorus.signature;

import org.chorus.kernel.RevisionId;

/** How it stands with a signature whose signer wants it back. */
public sealed interface WithdrawOutcome {

  /** It stands, and can be taken back or erased. */
  record Stands(RevisionId revision) implements WithdrawOutcome {}

  /** It was taken back, now or before. It can still be erased. */
  record Withdrawn(RevisionId revision) implements WithdrawOutcome {}

  /** Nothing is left of it, and the link leads nowhere from now on. */
  record Erased(RevisionId revision) implements WithdrawOutcome {}

  /** No such link was ever sent, or the signature that it was about is erased. */
  record Unknown() implements WithdrawOutcome {}
}
