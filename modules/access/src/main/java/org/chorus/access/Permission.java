package org.chorus.access;

/** One thing that a member of staff may or may not do. */
public enum Permission {
  /** Change what the Organization tells the public about itself. */
  DESCRIBE_ORGANIZATION,
  /** See how the Organization's mail fares, and say who is written to again or no more. */
  LOOK_AFTER_MAIL,
  /** Give and take the roles of the Organization's members. */
  ASSIGN_ROLES,
  /** Read what the Organization's members did. */
  READ_AUDIT,
  /** Found a Coalition, with the Organization on its first convening Seat. */
  FOUND_COALITION,
  /** Accept or decline an invitation and the Coalition's Terms on behalf of the Organization. */
  ANSWER_INVITATION,
  /** Take the Organization out of a Coalition. */
  LEAVE_COALITION,
  /** Invite Organizations into the Coalition, and take invitations back. */
  INVITE,
  /** Suspend and reinstate partners of the Coalition. */
  SUSPEND,
  /** Let another partner convene, with or in place of the Organization. */
  HAND_OVER,
  /** Propose new Terms for the Coalition, and take a proposal back. */
  PROPOSE_TERMS,
  /** Change how the Coalition's common pages look. */
  DESCRIBE_COALITION,
  /** Create Campaigns and pools of the Coalition, and write their common page. */
  CREATE_CAMPAIGN,
  /** Publish what every Seat has approved. */
  PUBLISH,
  /** Write the Organization's own page. */
  WRITE_PAGE,
  /** Approve Campaigns and pages on behalf of the Organization. */
  APPROVE,
  /** See numbers of Campaigns that the Organization takes part in. */
  READ_NUMBERS,
  /** Read and export the contacts that were granted to the Organization. */
  EXPORT_CONTACTS,
  /** Review suspicious signatures of a Campaign, and invalidate them. */
  MODERATE,
  /** See every Organization of the installation, end one and reinstate it. */
  MANAGE_ORGANIZATIONS,
  /** Set up through which identity provider an Organization's people log in. */
  MANAGE_IDENTITY_PROVIDERS,
  /** See how all mail of the installation fares, and have what failed sent again. */
  LOOK_AFTER_PLATFORM_MAIL,
  /** Make others platform administrators, and take that from them. */
  ASSIGN_PLATFORM_ROLES,
  /** Read what members of any Organization did. */
  READ_PLATFORM_AUDIT,
  /** Stop signing, mail, the counters or the whole site for everybody, and let them go again. */
  FLIP_SWITCHES
}
