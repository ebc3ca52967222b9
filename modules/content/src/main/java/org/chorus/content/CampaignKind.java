package org.chorus.content;

/** What people put their names to. */
public enum CampaignKind {
  /** A demand, quoted apart from the article: "The petition to … reads: …". */
  PETITION,
  /** A letter with salutation and body, addressed to the Target. */
  LETTER
}
