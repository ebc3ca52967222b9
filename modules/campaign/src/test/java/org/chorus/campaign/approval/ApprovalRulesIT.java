package org.chorus.campaign.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.chorus.access.AccessDenied;
import org.chorus.access.Role;
import org.chorus.campaign.CampaignOverview;
import org.chorus.campaign.Campaigns;
import org.chorus.campaign.CreateOutcome;
import org.chorus.campaign.JointCampaign;
import org.chorus.campaign.life.ApprovalRule;
import org.chorus.campaign.life.CampaignLife;
import org.chorus.campaign.life.CampaignState;
import org.chorus.campaign.life.ConsentMode;
import org.chorus.campaign.life.NewCampaign;
import org.chorus.content.CampaignKind;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.testing.HouseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Whether a campaign asks for four eyes is for its conveners to say, and to say otherwise. */
@HouseTest
class ApprovalRulesIT {

  static final ApprovalOutcome DONE = new ApprovalOutcome.Done();

  @Autowired ApplicationContext house;
  @Autowired Campaigns campaigns;
  @Autowired Approvals approvals;
  @Autowired ApprovalRules rules;
  @Autowired CampaignLife life;

  ApprovingPartners partners;
  JointCampaign joint;

  @BeforeEach
  void eachPartnerHasASecondApprover() {
    partners = new ApprovingPartners(house);
    joint = partners.joint;
  }

  @Test
  void nobodyIsAskedForFourEyesUnlessSomebodyDecidesSo() {
    assertThat(joint.overview(partners.id).rule().approvalRule())
        .isEqualTo(ApprovalRule.ANY_APPROVER);
    partners.askForApproval();
    assertThat(partners.approve(joint.ines)).isEqualTo(DONE);
    assertThat(approvals.ownRevision(joint.ines, partners.id)).isEmpty();
  }

  @Test
  void aCampaignCanAskForFourEyesFromItsCreationOn() {
    CreateOutcome created =
        campaigns.create(
            joint.ines,
            joint.coalition,
            new NewCampaign(
                    CampaignKind.PETITION,
                    "Strict",
                    joint.slug("strict"),
                    Optional.empty(),
                    ConsentMode.EXPLICIT,
                    "en")
                .with(ApprovalRule.FOUR_EYES));
    CampaignId strict = ((CreateOutcome.Created) created).campaign();
    assertThat(joint.overview(strict).rule())
        .isEqualTo(
            new CampaignOverview.Rule(ApprovalRule.FOUR_EYES, Optional.empty(), Optional.empty()));
    joint.writePages(strict);
    assertThat(approvals.askForApproval(joint.ines, strict)).isEqualTo(DONE);
    assertThat(approvals.approve(joint.ines, strict, joint.overview(strict).contentVersion()))
        .isInstanceOf(ApprovalOutcome.OwnRevision.class);
  }

  @Test
  void whenFourEyesAreNoLongerAskedFor_thenWritersApproveAgainAndNothingElseMoves() {
    partners.ask(ApprovalRule.FOUR_EYES);
    partners.askForApproval();
    partners.approve(partners.dora);
    assertThat(partners.ask(ApprovalRule.ANY_APPROVER))
        .isEqualTo(new RuleOutcome.Holds(ApprovalRule.ANY_APPROVER, List.of()));
    assertThat(partners.verdict(joint.rights)).isInstanceOf(Verdict.Approved.class);
    assertThat(partners.approve(joint.ines)).isEqualTo(DONE);
    assertThat(partners.audit()).contains("four eyes asked for", "four eyes no longer asked for");
  }

  @Nested
  class GivenApprovalsByWritersAndOthers {

    @BeforeEach
    void approved() {
      partners.askForApproval();
      assertThat(partners.approve(joint.ines)).isEqualTo(DONE);
      assertThat(partners.approve(partners.dora)).isEqualTo(DONE);
    }

    @Test
    void whenFourEyesAreAskedFor_thenOnlyTheWritersApprovalIsVoid() {
      assertThat(partners.ask(ApprovalRule.FOUR_EYES))
          .isEqualTo(new RuleOutcome.Holds(ApprovalRule.FOUR_EYES, List.of("rivers")));
      assertThat(partners.verdict(joint.rivers))
          .isInstanceOfSatisfying(
              Verdict.OwnWork.class, own -> assertThat(own.by()).isEqualTo("ines"));
      assertThat(partners.verdict(joint.rights)).isInstanceOf(Verdict.Approved.class);
      assertThat(approvals.publish(joint.ines, partners.id))
          .isEqualTo(new ApprovalOutcome.ApprovalsMissing(List.of("rivers")));
      assertThat(partners.audit()).endsWith("four eyes asked for", "approval voided");

      assertThat(partners.approve(partners.carl)).isEqualTo(DONE);
      assertThat(approvals.publish(joint.ines, partners.id)).isEqualTo(DONE);
    }

    @Test
    void whenTheyAreNoLongerAskedFor_thenWhatWasVoidStaysVoid() {
      partners.ask(ApprovalRule.FOUR_EYES);
      partners.ask(ApprovalRule.ANY_APPROVER);
      assertThat(partners.verdict(joint.rivers)).isInstanceOf(Verdict.OwnWork.class);
      assertThat(approvals.publish(joint.ines, partners.id))
          .isInstanceOf(ApprovalOutcome.ApprovalsMissing.class);
      assertThat(partners.approve(joint.ines)).as("she decides once more").isEqualTo(DONE);
      assertThat(partners.verdict(joint.rivers)).isInstanceOf(Verdict.Approved.class);
    }

    @Test
    void whenTheyAreAskedForTwice_thenTheSecondTimeChangesNothing() {
      partners.ask(ApprovalRule.FOUR_EYES);
      assertThat(partners.ask(ApprovalRule.FOUR_EYES))
          .isEqualTo(new RuleOutcome.HeldAlready(ApprovalRule.FOUR_EYES));
      assertThat(partners.audit()).containsOnlyOnce("four eyes asked for");
    }
  }

  @Test
  void whenAWriterApprovesWhileFourEyesAreAskedFor_thenTheApprovalNeverStands() throws Exception {
    partners.askForApproval();
    int version = partners.version();
    Callable<Object> approve = () -> approvals.approve(joint.maja, partners.id, version);
    Callable<Object> rule = () -> partners.ask(ApprovalRule.FOUR_EYES);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.invokeAll(List.of(approve, rule, approve)).forEach(done -> done.resultNow());
    }
    assertThat(partners.verdict(joint.rights)).isNotInstanceOf(Verdict.Approved.class);
  }

  @Test
  void theRuleIsTheConvenersToChangeUntilTheEnd() {
    for (Actor actor : List.of(joint.maja, partners.carl, joint.outsider)) {
      assertThat(rules.mayChange(actor, partners.id)).isFalse();
      for (CampaignId campaign : List.of(partners.id, CampaignId.random())) {
        assertThatThrownBy(() -> rules.change(actor, campaign, ApprovalRule.FOUR_EYES))
            .isInstanceOf(AccessDenied.class)
            .hasMessage("not permitted: CREATE_CAMPAIGN");
      }
      assertThatThrownBy(() -> rules.approvers(actor, joint.coalition))
          .isInstanceOf(AccessDenied.class);
    }
    partners.publish();
    assertThat(rules.mayChange(joint.ines, partners.id)).isTrue();
    life.close(joint.ines, partners.id, "");
    assertThat(rules.mayChange(joint.ines, partners.id)).isFalse();
    assertThat(partners.ask(ApprovalRule.FOUR_EYES))
        .isEqualTo(new RuleOutcome.NotNow(CampaignState.CLOSED));
    assertThat(joint.overview(partners.id).rule().approvalRule())
        .isEqualTo(ApprovalRule.ANY_APPROVER);
  }

  @Test
  void conveningPartnersLearnHowManyPeopleMayApprove() {
    partners.with("anna", joint.rights, joint.maja, Role.ANALYST);
    joint.partner("lone");
    assertThat(rules.approvers(joint.ines, joint.coalition))
        .containsEntry("rivers", 2)
        .containsEntry("rights", 2)
        .containsEntry("lone", 1);
  }
}
