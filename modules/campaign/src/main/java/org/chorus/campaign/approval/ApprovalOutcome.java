package org.chorus.campaign.approval;

import java.util.List;
import org.chorus.campaign.life.CampaignState;
import org.chorus.content.ContentProblem;

/** What became of a step towards publication. */
public sealed interface ApprovalOutcome {

  /** Done and on record. */
  record Done() implements ApprovalOutcome {}

  /** Pages lack something; see what, page by page. */
  record Incomplete(List<IncompletePage> pages) implements ApprovalOutcome {}

  /**
   * The content is not the one that was read: look at version {@code current}, then decide again.
   */
  record ContentChanged(int current) implements ApprovalOutcome {}

  /**
   * The rule asks for four eyes, and the Actor wrote some of what would go public.
   *
   * @param pages of which the Actor wrote something since it was public last, by whose they are
   * @param others colleagues who may approve and have not written, by name
   */
  record OwnRevision(List<String> pages, List<String> others) implements ApprovalOutcome {
    /**
     * What to do about it, in words for staff. That somebody else saves the page once more is no
     * way out: it would still be the Actor's text, with another name on it.
     */
    public String remedy() {
      return others.isEmpty()
          ? "Nobody else in your organization can approve this. An administrator makes a colleague"
              + " approver, or a convener lets writers approve."
          : "Ask " + String.join(" or ", others) + " to approve it.";
    }
  }

  /** Nobody has been asked to approve yet. */
  record NotInApproval() implements ApprovalOutcome {}

  /** These co-owners have not approved what stands now. */
  record ApprovalsMissing(List<String> organizations) implements ApprovalOutcome {}

  /** A request for changes says which, in 1 to 2,000 characters. */
  record CommentMissing() implements ApprovalOutcome {}

  /** Supporters see everything already. */
  record NothingToPublish() implements ApprovalOutcome {}

  /** Nothing is published any more from this state: closed, delivered or archived. */
  record NotNow(CampaignState state) implements ApprovalOutcome {}

  /** It was planned to close before now: plan another closing, or none, then publish. */
  record ClosingHasPassed() implements ApprovalOutcome {}

  /** A page that cannot be published yet. */
  record IncompletePage(String owner, String language, List<ContentProblem> missing) {}
}
