package org.chorus.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.textfield.TextArea;
import org.chorus.campaign.JointCampaign;
import org.chorus.campaign.approval.Approvals;
import org.chorus.campaign.approval.Verdict;
import org.chorus.campaign.page.PageEdition;
import org.chorus.campaign.page.PageText;
import org.chorus.campaign.page.Pages;
import org.chorus.content.CampaignKind;
import org.chorus.content.ContentField;
import org.chorus.kernel.CampaignId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReviewIT extends ConsoleTest {

  CampaignId campaign;

  @BeforeEach
  void askedForApproval() {
    campaign = joint.petition("dam");
    joint.writePages(campaign);
    service(Approvals.class).askForApproval(joint.ines, campaign);
    open(joint.maja, "campaigns/" + campaign + "/review");
  }

  @Test
  void whatWasEditedMeanwhileIsNotApproved() {
    service(Pages.class)
        .save(
            joint.ines,
            PageEdition.common(campaign, "en"),
            2,
            PageText.whole(
                JointCampaign.complete(CampaignKind.PETITION)
                    .with(ContentField.TITLE, "Quite another demand")));

    click("approve");

    assertThat(notices()).contains("Somebody edited a page while you were reading");
    assertThat(screen()).contains("Quite another demand");
    assertThat(verdict()).isInstanceOf(Verdict.Waiting.class);
    click("approve");
    assertThat(verdict()).isInstanceOf(Verdict.Approved.class);
  }

  @Test
  void askingForChangesTakesAComment() {
    click("request-changes");
    click("send-change-request");
    assertThat(find(TextArea.class).withId("change-request").single().isInvalid()).isTrue();

    test(find(TextArea.class).withId("change-request").single()).setValue("Name the source.");
    click("send-change-request");
    assertThat(screen()).contains("maja asked for changes", "“Name the source.”");
  }

  @Test
  void aRequestSurvivesAnEditOfTheSameMoment() {
    click("request-changes");
    test(find(TextArea.class).withId("change-request").single()).setValue("Name the source.");
    service(Pages.class)
        .save(
            joint.ines,
            PageEdition.common(campaign, "en"),
            2,
            PageText.whole(
                JointCampaign.complete(CampaignKind.PETITION).with(ContentField.TITLE, "Edited")));
    click("send-change-request");
    assertThat(notices()).contains("Somebody edited a page while you were reading");

    click("request-changes");
    assertThat(find(TextArea.class).withId("change-request").single().getValue())
        .isEqualTo("Name the source.");
    click("send-change-request");
    assertThat(screen()).contains("maja asked for changes", "“Name the source.”");
  }

  @Test
  void whoeverApprovedIsNotAskedAgain() {
    click("approve");
    open("campaigns/" + campaign + "/review");
    assertThat(offers("approve")).isFalse();
    assertThat(screen()).contains("Your organization has approved this: maja");
  }

  private Verdict verdict() {
    return joint.overview(campaign).verdictOf(joint.rights.id()).orElseThrow();
  }
}
