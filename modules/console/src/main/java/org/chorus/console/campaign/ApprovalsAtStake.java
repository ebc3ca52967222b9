package org.chorus.console.campaign;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import org.chorus.campaign.CampaignOverview;
import org.chorus.campaign.approval.Verdict;

/** Asks before a change that ends approvals, where there are any. */
final class ApprovalsAtStake {

  private ApprovalsAtStake() {}

  /**
   * Changes at once where nobody has approved; else once it is confirmed.
   *
   * @param title what is to be changed
   * @param loss which approvals end with it; begins with a capital
   */
  static void change(CampaignOverview campaign, String title, String loss, Runnable change) {
    long approvals =
        campaign.verdicts().stream().filter(verdict -> verdict instanceof Verdict.Approved).count();
    if (approvals == 0) {
      change.run();
      return;
    }
    ConfirmDialog dialog = new ConfirmDialog();
    dialog.setHeader(title);
    dialog.setText(
        (approvals == 1 ? "One partner has approved. " : approvals + " partners have approved. ")
            + loss
            + " Changing back does not bring them back.");
    dialog.setCancelable(true);
    dialog.setCancelText("Leave it as it is");
    dialog.setConfirmText("Change it");
    dialog.addConfirmListener(confirmed -> change.run());
    dialog.open();
  }
}
