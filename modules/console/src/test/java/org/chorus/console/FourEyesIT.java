package org.chorus.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Set;
import org.chorus.access.Role;
import org.chorus.access.SecondFactor;
import org.chorus.campaign.Campaigns;
import org.chorus.campaign.approval.ApprovalRules;
import org.chorus.campaign.approval.Approvals;
import org.chorus.campaign.approval.Verdict;
import org.chorus.campaign.life.ApprovalRule;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.organization.Members;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may approve what they wrote, on screen. */
class FourEyesIT extends ConsoleTest {

  CampaignId campaign;

  @BeforeEach
  void askedForApproval() {
    campaign = joint.petition("dam");
    joint.writePages(campaign);
    service(Approvals.class).askForApproval(joint.ines, campaign);
  }

  private void fourEyes() {
    service(ApprovalRules.class).change(joint.ines, campaign, ApprovalRule.FOUR_EYES);
  }

  private ApprovalRule rule() {
    return joint.overview(campaign).rule().approvalRule();
  }

  private Actor colleague() {
    Actor dora = joint.newcomer("dora", joint.rights);
    service(Members.class)
        .assignRoles(
            joint.maja, SecondFactor.of(joint.maja), dora.subject(), Set.of(Role.APPROVER));
    return dora;
  }

  @Test
  void aWriterReadsWhoApprovesAndIsOfferedNoButtonThatRefuses() {
    Actor dora = colleague();
    fourEyes();
    open(joint.maja, "campaigns/" + campaign + "/review");
    assertThat(screen()).contains("you wrote some of it: the page of rights", "Ask dora");
    assertThat(offers("approve")).isFalse();
    assertThat(offers("request-changes")).isTrue();
    open("");
    assertThat(screen())
        .contains("You wrote it: have a colleague approve")
        .doesNotContain("Review and approve");
    open("campaigns/" + campaign);
    assertThat(screen()).contains("Review").doesNotContain("Review and approve");

    open(dora, "campaigns/" + campaign + "/review");
    assertThat(screen()).doesNotContain("you wrote some of it");
    click("approve");
    assertThat(joint.overview(campaign).verdictOf(joint.rights.id()))
        .get()
        .isInstanceOf(Verdict.Approved.class);
  }

  @Test
  void whoeverOpenedTheScreenBeforeTheRuleIsToldWhy() {
    open(joint.maja, "campaigns/" + campaign + "/review");
    fourEyes();
    click("approve");
    assertThat(notices()).contains("This campaign asks for four eyes", "administrator");
    assertThat(offers("approve")).isFalse();
  }

  @Test
  void aConvenerSwitchesItAndReadsWhoseApprovalIsVoid() {
    service(Approvals.class)
        .approve(joint.maja, campaign, joint.overview(campaign).contentVersion());
    open(joint.ines, "campaigns/" + campaign);
    assertThat(screen()).contains("Who approves: Any approver", "Fewer than two people");
    click("change-approval-rule");
    assertThat(rule()).isEqualTo(ApprovalRule.ANY_APPROVER); // asked first: approvals end
    confirm();
    assertThat(rule()).isEqualTo(ApprovalRule.FOUR_EYES);
    assertThat(notices()).contains("To be approved again by somebody else, for: rights.");
    assertThat(screen())
        .contains("Who approves: Four eyes", "Changed by ines", "and wrote some of it");
    click("change-approval-rule");
    assertThat(rule()).isEqualTo(ApprovalRule.ANY_APPROVER);
  }

  @Test
  void othersReadTheRuleAndCannotSwitchIt() {
    open(joint.maja, "campaigns/" + campaign);
    assertThat(screen()).contains("Who approves: Any approver").doesNotContain("Fewer than two");
    assertThat(offers("change-approval-rule")).isFalse();
  }

  @Test
  @SuppressWarnings("unchecked")
  void itIsChosenWhenACampaignIsCreated() {
    open(joint.ines, "campaigns/new");
    test(find(TextField.class).withId("campaign-name").single()).setValue("Strict");
    ((RadioButtonGroup<ApprovalRule>) find(RadioButtonGroup.class).withId("approval-rule").single())
        .setValue(ApprovalRule.FOUR_EYES);
    click("create-campaign");
    assertThat(service(Campaigns.class).of(joint.ines))
        .filteredOn(created -> created.name().equals("Strict"))
        .singleElement()
        .satisfies(
            created -> assertThat(created.rule().approvalRule()).isEqualTo(ApprovalRule.FOUR_EYES));
  }
}
