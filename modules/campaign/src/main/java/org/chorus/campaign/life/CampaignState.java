package org.chorus.campaign.life;

/** Where a Campaign stands. Which steps lead from one to the next says {@link CampaignStep}. */
public enum CampaignState {
  /** Being written. */
  DRAFT,
  /** Every Seat is asked to approve; it can still be edited, which voids approvals. */
  IN_APPROVAL,
  /**
   * Public, and open for signatures unless its opening is still to come. Later edits go live only
   * when every Seat has approved them.
   */
  PUBLISHED,
  /** Public, and stopped by a co-owner: nobody can sign until it is resumed. */
  PAUSED,
  /** Public, and over: nobody can sign any more. Can be reopened. */
  CLOSED,
  /** Closed, and handed over to its Target. */
  DELIVERED,
  /** Put away for good. What was public stays readable. */
  ARCHIVED
}
