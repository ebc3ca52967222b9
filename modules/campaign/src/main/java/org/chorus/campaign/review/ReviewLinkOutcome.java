package org.chorus.campaign.review;

import java.time.Instant;
import org.chorus.kernel.LinkToken;

/** What became of the wish for a link for reviewers. */
public sealed interface ReviewLinkOutcome {

  /** Here it is, this once: only its hash is kept. */
  record Made(LinkToken token, Instant expiresAt) implements ReviewLinkOutcome {}

  /** A link works for 1 to {@link ReviewLinks#MOST_DAYS} days. */
  record DaysOutOfBounds() implements ReviewLinkOutcome {}

  /** The Campaign has as many open links as it can have: revoke one first. */
  record TooMany(int most) implements ReviewLinkOutcome {}

  /** The partner has no page to show, or takes no part now. */
  record NoPage() implements ReviewLinkOutcome {}

  /** The Campaign is archived. */
  record Archived() implements ReviewLinkOutcome {}
}
