package org.chorus.campaign.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.chorus.access.AccessDenied;
import org.chorus.access.Role;
import org.chorus.access.SecondFactor;
import org.chorus.campaign.CampaignOverview;
import org.chorus.campaign.Campaigns;
import org.chorus.campaign.CreateOutcome;
import org.chorus.campaign.JointCampaign;
import org.chorus.campaign.life.ApprovalRule;
import org.chorus.campaign.life.CampaignLife;
import org.chorus.campaign.life.CampaignState;
import org.chorus.campaign.life.ConsentMode;
import org.chorus.campaign.life.NewCampaign;
import org.chorus.campaign.page.PageEdition;
import org.chorus.campaign.page.PageText;
import org.chorus.campaign.page.Pages;
import org.chorus.campaign.page.RemoveOutcome;
import org.chorus.campaign.page.SaveOutcome;
import org.chorus.coalition.Coalitions;
import org.chorus.coalition.SeatOutcome;
import org.chorus.coalition.Seats;
import org.chorus.coalition.SharingRule;
import org.chorus.content.CampaignKind;
import org.chorus.content.Content;
import org.chorus.content.ContentField;
import org.chorus.content.ContentPart;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.SeatId;
import org.chorus.organization.Login;
import org.chorus.organization.Members;
import org.chorus.organization.OrganizationProfile;
import org.chorus.testing.HouseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nobody approves what they wrote, where the campaign asks for four eyes. */
@HouseTest
class FourEyesIT {

  static final ApprovalOutcome DONE = new ApprovalOutcome.Done();

  @Autowired ApplicationContext house;
  @Autowired Campaigns campaigns;
  @Autowired Pages pages;
  @Autowired Approvals approvals;
  @Autowired ApprovalRules rules;
  @Autowired CampaignLife life;
  @Autowired Members members;
  @Autowired Seats seats;
  @Autowired JdbcClient jdbc;

  JointCampaign joint;
  CampaignId id;
  Actor carl;
  Actor dora;

  @BeforeEach
  void eachPartnerHasASecondApprover() {
    joint =
        new JointCampaign(
            house,
            "fe" + Long.toHexString(RandomGenerator.getDefault().nextLong() >>> 8),
            SharingRule.OPT_IN_PER_PARTNER);
    id = joint.petition("dam");
    carl = with("carl", joint.rivers, joint.ines, Role.APPROVER, Role.CAMPAIGNER);
    dora = with("dora", joint.rights, joint.maja, Role.APPROVER);
  }

  Actor with(String name, OrganizationProfile organization, Actor administrator, Role... roles) {
    Actor actor = joint.newcomer(name, organization);
    members.assignRoles(
        administrator, SecondFactor.of(administrator), actor.subject(), Set.of(roles));
    return actor;
  }

  int version() {
    return joint.overview(id).contentVersion();
  }

  ApprovalOutcome approve(Actor actor) {
    return approvals.approve(actor, id, version());
  }

  RuleOutcome ask(ApprovalRule rule) {
    return rules.change(joint.ines, id, rule);
  }

  Verdict verdict(OrganizationProfile organization) {
    return joint.overview(id).verdictOf(organization.id()).orElseThrow();
  }

  List<String> audit() {
    return jdbc.sql("select act from audit_entry where object = :object order by id")
        .param("object", "campaign " + id)
        .query((row, number) -> row.getString("act"))
        .list();
  }

  SaveOutcome save(Actor actor, PageEdition edition, int basedOn, String title) {
    Content text =
        JointCampaign.complete(CampaignKind.PETITION)
            .with(ContentField.LANGUAGE, edition.language())
            .with(ContentField.TITLE, title);
    return pages.save(actor, edition, basedOn, PageText.whole(text));
  }

  void askForApproval() {
    joint.writePages(id);
    assertThat(approvals.askForApproval(joint.ines, id)).isEqualTo(DONE);
  }

  /** By those who have not written, and then public. */
  void publish() {
    askForApproval();
    assertThat(approve(carl)).isEqualTo(DONE);
    assertThat(approve(dora)).isEqualTo(DONE);
    assertThat(approvals.publish(joint.ines, id)).isEqualTo(DONE);
  }

  @Test
  void nobodyIsAskedForFourEyesUnlessSomebodyDecidesSo() {
    assertThat(joint.overview(id).rule().approvalRule()).isEqualTo(ApprovalRule.ANY_APPROVER);
    askForApproval();
    assertThat(approve(joint.ines)).isEqualTo(DONE);
    assertThat(approvals.ownRevision(joint.ines, id)).isEmpty();
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
    id = ((CreateOutcome.Created) created).campaign();
    assertThat(joint.overview(id).rule())
        .isEqualTo(
            new CampaignOverview.Rule(ApprovalRule.FOUR_EYES, Optional.empty(), Optional.empty()));
    askForApproval();
    assertThat(approve(joint.ines)).isInstanceOf(ApprovalOutcome.OwnRevision.class);
  }

  @Nested
  class GivenFourEyes {

    @BeforeEach
    void fourEyes() {
      assertThat(ask(ApprovalRule.FOUR_EYES))
          .isEqualTo(new RuleOutcome.Holds(ApprovalRule.FOUR_EYES, List.of()));
    }

    @Test
    void whoeverPublishesWroteNothingOfAPageThatFollows() {
      Actor wanda = with("wanda", joint.rivers, joint.ines, Role.ORGANIZATION_ADMINISTRATOR);
      askForApproval();
      rewriteCommon(wanda, "Once");
      PageEdition own = PageEdition.own(id, joint.maja, "en");
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
      assertThat(approvals.ownRevision(joint.ines, id)).isEmpty();
    }

    /** By another administrator of the conveners, so that Ines writes nothing. */
    private void rewriteCommon(Actor wanda, String lede) {
      PageEdition common = PageEdition.common(id, "en");
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
      ask(ApprovalRule.ANY_APPROVER); // who approves here is not the question
      assertThat(approve(joint.ines)).isEqualTo(DONE);
      assertThat(approve(dora)).isEqualTo(DONE);
      assertThat(approvals.publish(joint.ines, id)).isEqualTo(DONE);
      ask(ApprovalRule.FOUR_EYES);
    }

    @Test
    void whenAWriterApproves_thenTheRefusalNamesThePagesAndWhoCan() {
      askForApproval();
      ApprovalOutcome.OwnRevision refusal =
          new ApprovalOutcome.OwnRevision(List.of("Common page", "rivers"), List.of("carl"));
      assertThat(approve(joint.ines)).isEqualTo(refusal);
      assertThat(approvals.ownRevision(joint.ines, id)).contains(refusal);
      assertThat(refusal.remedy()).isEqualTo("Ask carl to approve it.");
      assertThat(verdict(joint.rivers)).isInstanceOf(Verdict.Waiting.class);
      assertThat(audit()).doesNotContain("campaign approved");

      assertThat(approve(carl)).isEqualTo(DONE);
      assertThat(approvals.ownRevision(carl, id)).isEmpty();
    }

    @Test
    void whenNobodyElseCan_thenTheRefusalSaysWhomToAsk() {
      members.assignRoles(
          joint.maja, SecondFactor.of(joint.maja), dora.subject(), Set.of(Role.CAMPAIGNER));
      askForApproval();
      assertThat(approve(joint.maja))
          .isInstanceOfSatisfying(
              ApprovalOutcome.OwnRevision.class,
              own -> {
                assertThat(own.others()).isEmpty();
                assertThat(own.remedy()).contains("administrator", "convener");
              });
    }

    @Test
    void whenAColleagueSavesOverIt_thenBothHaveWritten() {
      askForApproval();
      save(carl, PageEdition.own(id, carl, "en"), 1, "Carl's word in it");
      assertThat(approve(joint.ines)).isInstanceOf(ApprovalOutcome.OwnRevision.class);
      assertThat(approve(carl))
          .isEqualTo(new ApprovalOutcome.OwnRevision(List.of("rivers"), List.of()));
    }

    @Test
    void whenAWriterAsksForChanges_thenThatIsWelcome() {
      askForApproval();
      assertThat(approvals.requestChanges(joint.ines, id, version(), "I made a mistake."))
          .isEqualTo(DONE);
    }

    @Test
    void whenSomebodyOnlyCreatedTheCampaign_thenTheyHaveNotWritten() {
      // Maja convenes too, and writes all that Ines has only begun by creating the campaign.
      seats.makeConvening(joint.ines, joint.coalition, seat(joint.rights));
      save(joint.maja, PageEdition.common(id, "en"), 1, "Written by Maja");
      assertThat(approvals.askForApproval(joint.ines, id)).isEqualTo(DONE);
      assertThat(approve(joint.ines)).isEqualTo(DONE);
      assertThat(approve(joint.maja)).isInstanceOf(ApprovalOutcome.OwnRevision.class);
    }

    @Test
    void whenItIsPublic_thenOnlyWhatWasWrittenSinceCounts() {
      publish();
      save(carl, PageEdition.own(id, carl, "en"), 1, "A correction");
      assertThat(approve(carl))
          .isEqualTo(new ApprovalOutcome.OwnRevision(List.of("rivers"), List.of("ines")));
      assertThat(approve(joint.ines)).as("her text is public already").isEqualTo(DONE);
      assertThat(approve(joint.maja)).isEqualTo(DONE);
      assertThat(approvals.publish(joint.ines, id)).isEqualTo(DONE);
    }

    @Test
    void whenThePageReadsAsItDidInPublic_thenNobodyHasWrittenIt() {
      publish();
      save(carl, PageEdition.own(id, carl, "en"), 1, "A correction");
      save(carl, PageEdition.own(id, carl, "en"), 2, "Rivers first");
      save(joint.maja, PageEdition.own(id, joint.maja, "en"), 1, "Another");
      assertThat(approve(carl)).isEqualTo(DONE);
      assertThat(approve(joint.maja)).isInstanceOf(ApprovalOutcome.OwnRevision.class);
    }

    @Test
    void whenALanguageIsTakenOut_thenWhoeverDidThatHasWritten() {
      joint.writePages(id);
      save(joint.ines, PageEdition.common(id, "de"), 0, "Lasst den Fluss laufen");
      approvals.askForApproval(joint.ines, id);
      assertThat(approve(carl)).isEqualTo(DONE);
      assertThat(approve(dora)).isEqualTo(DONE);
      assertThat(approvals.publish(joint.ines, id)).isEqualTo(DONE);

      assertThat(pages.remove(joint.ines, PageEdition.common(id, "de")))
          .isEqualTo(new RemoveOutcome.Removed());
      assertThat(approve(joint.ines))
          .isEqualTo(new ApprovalOutcome.OwnRevision(List.of("Common page"), List.of("carl")));
      assertThat(approve(carl)).isEqualTo(DONE);
      assertThat(approve(joint.maja)).isEqualTo(DONE);
      assertThat(approvals.publish(joint.ines, id)).isEqualTo(DONE);
      save(joint.maja, PageEdition.own(id, joint.maja, "en"), 1, "Another");
      assertThat(approve(joint.ines)).as("it is gone, as all approved").isEqualTo(DONE);
    }

    @Test
    void whenALanguageIsTakenOutThatNobodyEverSaw_thenItsWriterHasNotWritten() {
      joint.writePages(id);
      seats.makeConvening(joint.ines, joint.coalition, seat(joint.rights));
      Actor emil =
          with("emil", joint.rights, joint.maja, Role.ORGANIZATION_ADMINISTRATOR, Role.APPROVER);
      save(emil, PageEdition.common(id, "de"), 0, "Lasst den Fluss laufen");
      pages.remove(emil, PageEdition.common(id, "de"));
      approvals.askForApproval(joint.ines, id);
      assertThat(approve(emil)).isEqualTo(DONE);
    }

    @Test
    void whenAPartnerIsAway_thenItsDraftsHinderNobody() {
      askForApproval();
      // Maja works for Rivers too, and wrote nothing there.
      Actor majaForRivers = alsoFor(joint.maja, joint.rights, joint.rivers);
      members.assignRoles(
          joint.ines, SecondFactor.of(joint.ines), joint.maja.subject(), Set.of(Role.APPROVER));
      assertThat(approve(majaForRivers))
          .isEqualTo(new ApprovalOutcome.OwnRevision(List.of("rights"), List.of("carl")));

      seats.suspend(joint.ines, joint.coalition, seat(joint.rights), "Not reachable");
      assertThat(approve(majaForRivers)).isEqualTo(DONE);

      assertThat(seats.reinstate(joint.ines, joint.coalition, seat(joint.rights)))
          .isEqualTo(new SeatOutcome.Done());
      assertThat(approve(dora)).isEqualTo(DONE);
      assertThat(approvals.publish(joint.ines, id))
          .as("her page would go public with her own approval")
          .isEqualTo(new ApprovalOutcome.ApprovalsMissing(List.of("rivers")));
      assertThat(verdict(joint.rivers)).isInstanceOf(Verdict.OwnWork.class);
    }

    @Test
    void whenItIsNoLongerAskedFor_thenWritersApproveAgainAndNothingElseMoves() {
      askForApproval();
      approve(dora);
      assertThat(ask(ApprovalRule.ANY_APPROVER))
          .isEqualTo(new RuleOutcome.Holds(ApprovalRule.ANY_APPROVER, List.of()));
      assertThat(verdict(joint.rights)).isInstanceOf(Verdict.Approved.class);
      assertThat(approve(joint.ines)).isEqualTo(DONE);
      assertThat(audit()).contains("four eyes asked for", "four eyes no longer asked for");
    }
  }

  @Nested
  class GivenApprovalsByWritersAndOthers {

    @BeforeEach
    void approved() {
      askForApproval();
      assertThat(approve(joint.ines)).isEqualTo(DONE);
      assertThat(approve(dora)).isEqualTo(DONE);
    }

    @Test
    void whenFourEyesAreAskedFor_thenOnlyTheWritersApprovalIsVoid() {
      assertThat(ask(ApprovalRule.FOUR_EYES))
          .isEqualTo(new RuleOutcome.Holds(ApprovalRule.FOUR_EYES, List.of("rivers")));
      assertThat(verdict(joint.rivers))
          .isInstanceOfSatisfying(
              Verdict.OwnWork.class, own -> assertThat(own.by()).isEqualTo("ines"));
      assertThat(verdict(joint.rights)).isInstanceOf(Verdict.Approved.class);
      assertThat(approvals.publish(joint.ines, id))
          .isEqualTo(new ApprovalOutcome.ApprovalsMissing(List.of("rivers")));
      assertThat(audit()).endsWith("four eyes asked for", "approval voided");

      assertThat(approve(carl)).isEqualTo(DONE);
      assertThat(approvals.publish(joint.ines, id)).isEqualTo(DONE);
    }

    @Test
    void whenTheyAreNoLongerAskedFor_thenWhatWasVoidStaysVoid() {
      ask(ApprovalRule.FOUR_EYES);
      ask(ApprovalRule.ANY_APPROVER);
      assertThat(verdict(joint.rivers)).isInstanceOf(Verdict.OwnWork.class);
      assertThat(approvals.publish(joint.ines, id))
          .isInstanceOf(ApprovalOutcome.ApprovalsMissing.class);
      assertThat(approve(joint.ines)).as("she decides once more").isEqualTo(DONE);
      assertThat(verdict(joint.rivers)).isInstanceOf(Verdict.Approved.class);
    }

    @Test
    void whenTheyAreAskedForTwice_thenTheSecondTimeChangesNothing() {
      ask(ApprovalRule.FOUR_EYES);
      assertThat(ask(ApprovalRule.FOUR_EYES))
          .isEqualTo(new RuleOutcome.HeldAlready(ApprovalRule.FOUR_EYES));
      assertThat(audit()).containsOnlyOnce("four eyes asked for");
    }
  }

  @Test
  void whenAWriterApprovesWhileFourEyesAreAskedFor_thenTheApprovalNeverStands() throws Exception {
    askForApproval();
    int version = version();
    Callable<Object> approve = () -> approvals.approve(joint.maja, id, version);
    Callable<Object> rule = () -> ask(ApprovalRule.FOUR_EYES);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.invokeAll(List.of(approve, rule, approve)).forEach(done -> done.resultNow());
    }
    assertThat(verdict(joint.rights)).isNotInstanceOf(Verdict.Approved.class);
  }

  @Test
  void theRuleIsTheConvenersToChangeUntilTheEnd() {
    for (Actor actor : List.of(joint.maja, carl, joint.outsider)) {
      assertThat(rules.mayChange(actor, id)).isFalse();
      for (CampaignId campaign : List.of(id, CampaignId.random())) {
        assertThatThrownBy(() -> rules.change(actor, campaign, ApprovalRule.FOUR_EYES))
            .isInstanceOf(AccessDenied.class)
            .hasMessage("not permitted: CREATE_CAMPAIGN");
      }
      assertThatThrownBy(() -> rules.approvers(actor, joint.coalition))
          .isInstanceOf(AccessDenied.class);
    }
    publish();
    assertThat(rules.mayChange(joint.ines, id)).isTrue();
    life.close(joint.ines, id, "");
    assertThat(rules.mayChange(joint.ines, id)).isFalse();
    assertThat(ask(ApprovalRule.FOUR_EYES)).isEqualTo(new RuleOutcome.NotNow(CampaignState.CLOSED));
    assertThat(joint.overview(id).rule().approvalRule()).isEqualTo(ApprovalRule.ANY_APPROVER);
  }

  @Test
  void conveningPartnersLearnHowManyPeopleMayApprove() {
    with("anna", joint.rights, joint.maja, Role.ANALYST);
    joint.partner("lone");
    assertThat(rules.approvers(joint.ines, joint.coalition))
        .containsEntry("rivers", 2)
        .containsEntry("rights", 2)
        .containsEntry("lone", 1);
  }

  SeatId seat(OrganizationProfile partner) {
    return house.getBean(Coalitions.class).get(joint.coalition).seatOf(partner.id()).seat();
  }

  /** The same person, at work for another organization. */
  Actor alsoFor(Actor person, OrganizationProfile home, OrganizationProfile other) {
    members.recordLogin(
        new Login(
            person.subject(),
            person.name(),
            Optional.empty(),
            Stream.of(home, other)
                .map(place -> new Login.VouchedOrganization(place.alias(), place.name()))
                .toList()));
    return new Actor(person.subject(), person.name(), other.id());
  }
}
