package org.chorus.campaign;

import java.util.List;
import org.chorus.campaign.approval.ApprovalOutcome;
import org.chorus.campaign.approval.Approvals;
import org.chorus.campaign.page.PageEdition;
import org.chorus.campaign.page.PageText;
import org.chorus.campaign.page.Pages;
import org.chorus.campaign.page.SaveOutcome;
import org.chorus.content.Content;
import org.chorus.content.ContentField;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.springframework.context.ApplicationContext;

/** A campaign of more than two partners, each with a page of its own. */
public final class CoOwnedPages {

  private CoOwnedPages() {}

  /** Everybody writes their page, everybody approves, and it is public. */
  public static void publish(
      ApplicationContext house, JointCampaign joint, CampaignId id, List<Actor> partners) {
    joint.writePages(id);
    Pages pages = house.getBean(Pages.class);
    Content text = JointCampaign.complete(joint.overview(id).kind());
    for (Actor partner : partners) {
      if (!partner.equals(joint.ines) && !partner.equals(joint.maja)) {
        expect(
            new SaveOutcome.Saved(1),
            pages.save(
                partner,
                PageEdition.own(id, partner, "en"),
                0,
                PageText.whole(text.with(ContentField.TITLE, partner.name() + " first"))));
      }
    }
    Approvals approvals = house.getBean(Approvals.class);
    expect(new ApprovalOutcome.Done(), approvals.askForApproval(joint.ines, id));
    int version = joint.overview(id).contentVersion();
    for (Actor partner : partners) {
      expect(new ApprovalOutcome.Done(), approvals.approve(partner, id, version));
    }
    expect(new ApprovalOutcome.Done(), approvals.publish(joint.ines, id));
  }

  private static void expect(Object expected, Object actual) {
    if (!expected.equals(actual)) {
      throw new AssertionError("expected " + expected + " but was " + actual);
    }
  }
}
