package org.chorus.campaign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.chorus.access.Role;
import org.chorus.access.SecondFactor;
import org.chorus.campaign.JointCampaign;
import org.chorus.campaign.life.ApprovalRule;
import org.chorus.campaign.page.PageEdition;
import org.chorus.campaign.page.PageText;
import org.chorus.campaign.page.Pages;
import org.chorus.campaign.page.RemoveOutcome;
import org.chorus.campaign.page.SaveOutcome;
import org.chorus.coalition.SeatOutcome;
import org.chorus.coalition.Seats;
import org.chorus.content.CampaignKind;
import org.chorus.content.Content;
import org.chorus.content.ContentField;
import org.chorus.content.ContentPart;
import org.chorus.kernel.Actor;
import org.chorus.organization.Members;
import org.chorus.testing.HouseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Nobody approves what they wrote, where the campaign asks for four eyes. */
@HouseTest
class FourEyesIT {

  static final ApprovalOutcome DONE = new ApprovalOutcome.Done();

  @Autowired ApplicationContext house;
  @Autowired Pages pages;
  @Autowired Approvals approvals;
  @Autowired Members members;
  @Autowired Seats seats;

  ApprovingPartners partners;
  JointCampaign joint;

  @BeforeEach
  void eachPartnerHasASecondApprover() {
    partners = new ApprovingPartners(house);
    joint = partners.joint;
    assertThat(partners.ask(ApprovalRule.FOUR_EYES))
        .isEqualTo(new RuleOutcome.Holds(ApprovalRule.FOUR_EYES, List.of()));
  }

  @Test
  void whoeverPublishesWroteNothingOfAPageThatFollows() {
    Actor wanda = partners.with("wanda", joint.rivers, joint.ines, Role.ORGANIZATION_ADMINISTRATOR);
    partners.askForApproval();
    rewriteCommon(wanda, "Once");
    PageEdition own = PageEdition.own(partners.id, joint.maja, "en");
    PageText headlineOnly =
        new PageText(
            JointCampaign.complete(CampaignKind.PETITION).with(ContentField.TITLE, "Ours"),
            Set.of(ContentPart.TITLE));
    int based = pages.open(joint.maja, own).revision();
    assertThat(pages.save(joint.maja, own, based, headlineOnly))
        .isInstanceOf(SaveOutcome.Saved.class);
    publishByInes();
    publishCommon(wanda, "Twice");
    publishCommon(wanda, "Once");
    rewriteCommon(wanda, "Thrice");
    assertThat(approvals.ownRevision(joint.ines, partners.id)).isEmpty();
  }

  @Test
  void whenAWriterApproves_thenTheRefusalNamesThePagesAndWhoCan() {
    partners.askForApproval();
    ApprovalOutcome.OwnRevision refusal =
        new ApprovalOutcome.OwnRevision(List.of("Common page", "rivers"), List.of("carl"));
    assertThat(partners.approve(joint.ines)).isEqualTo(refusal);
    assertThat(approvals.ownRevision(joint.ines, partners.id)).contains(refusal);
    assertThat(refusal.remedy()).isEqualTo("Ask carl to approve it.");
    assertThat(partners.verdict(joint.rivers)).isInstanceOf(Verdict.Waiting.class);
    assertThat(partners.audit()).doesNotContain("campaign approved");

    assertThat(partners.approve(partners.carl)).isEqualTo(DONE);
    assertThat(approvals.ownRevision(partners.carl, partners.id)).isEmpty();
  }

  @Test
  void whenNobodyElseCan_thenTheRefusalSaysWhomToAsk() {
    members.assignRoles(
        joint.maja, SecondFactor.of(joint.maja), partners.dora.subject(), Set.of(Role.CAMPAIGNER));
    partners.askForApproval();
    assertThat(partners.approve(joint.maja))
        .isInstanceOfSatisfying(
            ApprovalOutcome.OwnRevision.class,
            own -> {
              assertThat(own.others()).isEmpty();
              assertThat(own.remedy()).contains("administrator", "convener");
            });
  }

  @Test
  void whenAColleagueSavesOverIt_thenBothHaveWritten() {
    partners.askForApproval();
    partners.save(
        partners.carl, PageEdition.own(partners.id, partners.carl, "en"), 1, "Carl's word in it");
    assertThat(partners.approve(joint.ines)).isInstanceOf(ApprovalOutcome.OwnRevision.class);
    assertThat(partners.approve(partners.carl))
        .isEqualTo(new ApprovalOutcome.OwnRevision(List.of("rivers"), List.of()));
  }

  @Test
  void whenAWriterAsksForChanges_thenThatIsWelcome() {
    partners.askForApproval();
    assertThat(
            approvals.requestChanges(
                joint.ines, partners.id, partners.version(), "I made a mistake."))
        .isEqualTo(DONE);
  }

  @Test
  void whenSomebodyOnlyCreatedTheCampaign_thenTheyHaveNotWritten() {
    // Maja convenes too, and writes all that Ines has only begun by creating the campaign.
    seats.makeConvening(joint.ines, joint.coalition, partners.seat(joint.rights));
    partners.save(joint.maja, PageEdition.common(partners.id, "en"), 1, "Written by Maja");
    assertThat(approvals.askForApproval(joint.ines, partners.id)).isEqualTo(DONE);
    assertThat(partners.approve(joint.ines)).isEqualTo(DONE);
    assertThat(partners.approve(joint.maja)).isInstanceOf(ApprovalOutcome.OwnRevision.class);
  }

  @Test
  void whenItIsPublic_thenOnlyWhatWasWrittenSinceCounts() {
    partners.publish();
    partners.save(
        partners.carl, PageEdition.own(partners.id, partners.carl, "en"), 1, "A correction");
    assertThat(partners.approve(partners.carl))
        .isEqualTo(new ApprovalOutcome.OwnRevision(List.of("rivers"), List.of("ines")));
    assertThat(partners.approve(joint.ines)).as("her text is public already").isEqualTo(DONE);
    assertThat(partners.approve(joint.maja)).isEqualTo(DONE);
    assertThat(approvals.publish(joint.ines, partners.id)).isEqualTo(DONE);
  }

  @Test
  void whenThePageReadsAsItDidInPublic_thenNobodyHasWrittenIt() {
    partners.publish();
    partners.save(
        partners.carl, PageEdition.own(partners.id, partners.carl, "en"), 1, "A correction");
    partners.save(
        partners.carl, PageEdition.own(partners.id, partners.carl, "en"), 2, "Rivers first");
    partners.save(joint.maja, PageEdition.own(partners.id, joint.maja, "en"), 1, "Another");
    assertThat(partners.approve(partners.carl)).isEqualTo(DONE);
    assertThat(partners.approve(joint.maja)).isInstanceOf(ApprovalOutcome.OwnRevision.class);
  }

  @Test
  void whenALanguageIsTakenOut_thenWhoeverDidThatHasWritten() {
    joint.writePages(partners.id);
    partners.save(joint.ines, PageEdition.common(partners.id, "de"), 0, "Lasst den Fluss laufen");
    approvals.askForApproval(joint.ines, partners.id);
    assertThat(partners.approve(partners.carl)).isEqualTo(DONE);
    assertThat(partners.approve(partners.dora)).isEqualTo(DONE);
    assertThat(approvals.publish(joint.ines, partners.id)).isEqualTo(DONE);

    assertThat(pages.remove(joint.ines, PageEdition.common(partners.id, "de")))
        .isEqualTo(new RemoveOutcome.Removed());
    assertThat(partners.approve(joint.ines))
        .isEqualTo(new ApprovalOutcome.OwnRevision(List.of("Common page"), List.of("carl")));
    assertThat(partners.approve(partners.carl)).isEqualTo(DONE);
    assertThat(partners.approve(joint.maja)).isEqualTo(DONE);
    assertThat(approvals.publish(joint.ines, partners.id)).isEqualTo(DONE);
    partners.save(joint.maja, PageEdition.own(partners.id, joint.maja, "en"), 1, "Another");
    assertThat(partners.approve(joint.ines)).as("it is gone, as all approved").isEqualTo(DONE);
  }

  @Test
  void whenALanguageIsTakenOutThatNobodyEverSaw_thenItsWriterHasNotWritten() {
    joint.writePages(partners.id);
    seats.makeConvening(joint.ines, joint.coalition, partners.seat(joint.rights));
    Actor emil =
        partners.with(
            "emil", joint.rights, joint.maja, Role.ORGANIZATION_ADMINISTRATOR, Role.APPROVER);
    partners.save(emil, PageEdition.common(partners.id, "de"), 0, "Lasst den Fluss laufen");
    pages.remove(emil, PageEdition.common(partners.id, "de"));
    approvals.askForApproval(joint.ines, partners.id);
    assertThat(partners.approve(emil)).isEqualTo(DONE);
  }

  @Test
  void whenAPartnerIsAway_thenItsDraftsHinderNobody() {
    partners.askForApproval();
    // Maja works for Rivers too, and wrote nothing there.
    Actor majaForRivers = partners.alsoFor(joint.maja, joint.rights, joint.rivers);
    members.assignRoles(
        joint.ines, SecondFactor.of(joint.ines), joint.maja.subject(), Set.of(Role.APPROVER));
    assertThat(partners.approve(majaForRivers))
        .isEqualTo(new ApprovalOutcome.OwnRevision(List.of("rights"), List.of("carl")));

    seats.suspend(joint.ines, joint.coalition, partners.seat(joint.rights), "Not reachable");
    assertThat(partners.approve(majaForRivers)).isEqualTo(DONE);

    assertThat(seats.reinstate(joint.ines, joint.coalition, partners.seat(joint.rights)))
        .isEqualTo(new SeatOutcome.Done());
    assertThat(partners.approve(partners.dora)).isEqualTo(DONE);
    assertThat(approvals.publish(joint.ines, partners.id))
        .as("her page would go public with her own approval")
        .isEqualTo(new ApprovalOutcome.ApprovalsMissing(List.of("rivers")));
    assertThat(partners.verdict(joint.rivers)).isInstanceOf(Verdict.OwnWork.class);
  }

  /** By another administrator of the conveners, so that Ines writes nothing. */
  private void rewriteCommon(Actor wanda, String lede) {
    PageEdition common = PageEdition.common(partners.id, "en");
    Content text = JointCampaign.complete(CampaignKind.PETITION).with(ContentField.LEDE, lede);
    assertThat(
            pages.save(wanda, common, pages.open(wanda, common).revision(), PageText.whole(text)))
        .isInstanceOf(SaveOutcome.Saved.class);
  }

  private void publishCommon(Actor wanda, String lede) {
    rewriteCommon(wanda, lede);
    publishByInes();
  }

  private void publishByInes() {
    partners.ask(ApprovalRule.ANY_APPROVER); // who approves here is not the question
    assertThat(partners.approve(joint.ines)).isEqualTo(DONE);
    assertThat(partners.approve(partners.dora)).isEqualTo(DONE);
    assertThat(approvals.publish(joint.ines, partners.id)).isEqualTo(DONE);
    partners.ask(ApprovalRule.FOUR_EYES);
  }
}
