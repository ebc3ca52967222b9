package org.chorus.campaign.life;

/** Whose approval a Campaign takes as a co-owner's. (Why so: decision 0025.) */
public enum ApprovalRule {
  /** That of anybody who may approve on behalf of the co-owner. */
  ANY_APPROVER,
  /** The same, but of nobody who wrote any of what would go public with it. */
  FOUR_EYES
}
