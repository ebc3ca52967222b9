package org.chorus.campaign;

/** Where a Campaign stands. */
public enum CampaignState {
  /** Being written. */
  DRAFT,
  /** Every Seat is asked to approve; it can still be edited, which voids approvals. */
  IN_APPROVAL,
  /** Open for signatures. Later edits go live only when every Seat has approved them. */
  PUBLISHED
}
