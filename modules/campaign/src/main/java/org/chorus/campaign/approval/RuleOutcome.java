package org.chorus.campaign.approval;

import java.util.List;
import org.chorus.campaign.life.ApprovalRule;
import org.chorus.campaign.life.CampaignState;

/** What became of changing a Campaign's {@link ApprovalRule}. */
public sealed interface RuleOutcome {

  /**
   * It holds from now on.
   *
   * @param voided the co-owners whose approval was given by somebody who had written, and does not
   *     count any more, by name
   */
  record Holds(ApprovalRule rule, List<String> voided) implements RuleOutcome {}

  /** It holds already, and nothing was changed. */
  record HeldAlready(ApprovalRule rule) implements RuleOutcome {}

  /** Nothing is approved any more in this state. */
  record NotNow(CampaignState state) implements RuleOutcome {
    /** What to do about it, in words for staff. */
    public String remedy() {
      return switch (state) {
        case CLOSED -> "The campaign is closed. Reopen it first.";
        case DELIVERED, ARCHIVED ->
            "The campaign is over, and nothing of it is approved any more. Nothing is to be done.";
        case DRAFT, IN_APPROVAL, PUBLISHED, PAUSED -> "Reload, then try again.";
      };
    }
  }
}
