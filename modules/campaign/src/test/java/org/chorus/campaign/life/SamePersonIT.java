package org.chorus.campaign.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chorus.access.AccessDenied;
import org.chorus.access.AuditFilter;
import org.chorus.access.AuditReading;
import org.chorus.campaign.Campaigns;
import org.chorus.campaign.CreateOutcome;
import org.chorus.campaign.JointCampaign;
import org.chorus.campaign.approval.ApprovalOutcome;
import org.chorus.campaign.approval.Approvals;
import org.chorus.campaign.approval.Verdict;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.content.CampaignKind;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.PoolId;
import org.chorus.testing.HouseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Whom a pool takes for the same person, and who decides it until when. */
@HouseTest
class SamePersonIT {

  static final SettingOutcome DONE = new SettingOutcome.Done();

  @Autowired ApplicationContext house;
  @Autowired Campaigns campaigns;
  @Autowired CampaignSettings settings;
  @Autowired Approvals approvals;
  @Autowired CampaignLife life;
  @Autowired AuditReading audit;

  JointCampaign joint;
  CampaignId petition;
  PoolId pool;

  @BeforeEach
  void draft(TestInfo test) {
    joint =
        new JointCampaign(
            house,
            "p" + Integer.toHexString(nameOf(test).hashCode() & 0xfffffff),
            SharingRule.OPT_IN_PER_PARTNER);
    petition = joint.petition("dam");
    pool = joint.overview(petition).pool();
  }

  /** Of a repetition too, which is displayed as no more than its number. */
  private static String nameOf(TestInfo test) {
    return test.getTestMethod().orElseThrow().getName() + test.getDisplayName();
  }

  private SettingOutcome choose(SamePerson rule) {
    return settings.chooseSamePerson(joint.ines, petition, rule);
  }

  private SamePerson rule() {
    return joint.overview(petition).samePerson();
  }

  private NewCampaign wanted(String slug, Optional<PoolId> shared) {
    return new NewCampaign(
        CampaignKind.PETITION, slug, joint.slug(slug), shared, ConsentMode.EXPLICIT, "en");
  }

  @Test
  void oneAddressIsOnePersonUnlessTheConvenerDecidesOtherwise() {
    assertThat(rule()).isEqualTo(SamePerson.BY_ADDRESS);
    assertThat(choose(SamePerson.BY_ADDRESS_AND_NAME)).isEqualTo(DONE);
    joint.publish(petition);
    assertThat(joint.commonPage("dam").samePerson()).isEqualTo(SamePerson.BY_ADDRESS_AND_NAME);
    assertThat(joint.page("dam", joint.rights).samePerson())
        .isEqualTo(SamePerson.BY_ADDRESS_AND_NAME);
    assertThat(audit.ofOrganization(joint.ines, AuditFilter.containing("people told apart"), 0, 9))
        .hasSize(1);
  }

  @Test
  void itCanBeChosenAtTheCreation() {
    CreateOutcome outcome =
        campaigns.create(
            joint.ines,
            joint.coalition,
            wanted("families", Optional.empty()).with(SamePerson.BY_ADDRESS_AND_NAME));
    CampaignId created = ((CreateOutcome.Created) outcome).campaign();
    assertThat(joint.overview(created).samePerson()).isEqualTo(SamePerson.BY_ADDRESS_AND_NAME);
    assertThat(campaigns.pools(joint.ines, joint.coalition))
        .anySatisfy(
            each -> {
              assertThat(each.id()).isEqualTo(joint.overview(created).pool());
              assertThat(each.samePerson()).isEqualTo(SamePerson.BY_ADDRESS_AND_NAME);
            });
  }

  @Test
  void aSharedPoolKeepsItsRule() {
    campaigns.create(
        joint.ines,
        joint.coalition,
        wanted("second", Optional.of(pool)).with(SamePerson.BY_ADDRESS_AND_NAME));
    assertThat(rule()).isEqualTo(SamePerson.BY_ADDRESS);
  }

  @Test
  void itHoldsForAllThatFeedThePoolAndVoidsWhatWasApproved() {
    CampaignId letter = joint.letterInto(pool, "letter");
    joint.writePages(letter);
    approvals.askForApproval(joint.ines, letter);
    int approved = joint.overview(letter).contentVersion();
    approvals.approve(joint.ines, letter, approved);
    approvals.approve(joint.maja, letter, approved);

    assertThat(choose(SamePerson.BY_ADDRESS_AND_NAME)).isEqualTo(DONE);

    assertThat(joint.overview(letter).samePerson()).isEqualTo(SamePerson.BY_ADDRESS_AND_NAME);
    assertThat(joint.overview(letter).verdicts()).hasOnlyElementsOfType(Verdict.Voided.class);
    assertThat(approvals.publish(joint.ines, letter))
        .isInstanceOf(ApprovalOutcome.ApprovalsMissing.class);
    assertThat(audit.ofOrganization(joint.ines, AuditFilter.containing("people told apart"), 0, 9))
        .hasSize(2);
  }

  @Test
  void theSameChoiceOnceMoreVoidsNothing() {
    int version = joint.overview(petition).contentVersion();
    assertThat(choose(SamePerson.BY_ADDRESS)).isEqualTo(DONE);
    assertThat(joint.overview(petition).contentVersion()).isEqualTo(version);
  }

  @Test
  void whatWasGivenUpStays() {
    life.archive(joint.ines, petition);
    assertThat(choose(SamePerson.BY_ADDRESS_AND_NAME))
        .isEqualTo(new SettingOutcome.NotNow(CampaignState.ARCHIVED));
  }

  @Test
  void onlyAConvenerChooses() {
    Actor newcomer = joint.newcomer("nina", joint.rivers);
    for (Actor other : new Actor[] {joint.maja, newcomer, joint.outsider}) {
      for (CampaignId campaign : new CampaignId[] {petition, CampaignId.random()}) {
        assertThatThrownBy(
                () -> settings.chooseSamePerson(other, campaign, SamePerson.BY_ADDRESS_AND_NAME))
            .isInstanceOf(AccessDenied.class);
      }
    }
    assertThat(rule()).isEqualTo(SamePerson.BY_ADDRESS);
  }

  @Nested
  class GivenThatPeopleCanSign {

    @Test
    void itStaysWhateverComesOfTheCampaign() {
      joint.publish(petition);
      assertThat(choose(SamePerson.BY_ADDRESS_AND_NAME))
          .isEqualTo(new SettingOutcome.NotNow(CampaignState.PUBLISHED));
      life.close(joint.ines, petition, "");
      assertThat(choose(SamePerson.BY_ADDRESS_AND_NAME))
          .isEqualTo(new SettingOutcome.NotNow(CampaignState.CLOSED));
      life.archive(joint.ines, petition);
      assertThat(choose(SamePerson.BY_ADDRESS_AND_NAME))
          .isEqualTo(new SettingOutcome.NotNow(CampaignState.ARCHIVED));
      assertThat(rule()).isEqualTo(SamePerson.BY_ADDRESS);
    }

    @Test
    void itStaysForADraftThatFeedsTheSamePoolToo() {
      joint.publish(petition);
      CampaignId letter = joint.letterInto(pool, "letter");
      assertThat(settings.chooseSamePerson(joint.ines, letter, SamePerson.BY_ADDRESS_AND_NAME))
          .isEqualTo(new SettingOutcome.PublicElsewhere("dam"));
      assertThat(rule()).isEqualTo(SamePerson.BY_ADDRESS);
    }
  }

  @Nested
  class WhilePeopleDecideAtOnce {

    private List<Object> atOnce(List<Callable<Object>> steps) throws Exception {
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        return threads.invokeAll(steps).stream().map(Future::resultNow).toList();
      }
    }

    /** Nobody can sign by one rule what goes on by another. */
    @RepeatedTest(3)
    void whatGoesPublicWasApprovedWithItsRule() throws Exception {
      joint.writePages(petition);
      approvals.askForApproval(joint.ines, petition);
      int version = joint.overview(petition).contentVersion();
      approvals.approve(joint.ines, petition, version);
      approvals.approve(joint.maja, petition, version);

      List<Object> outcomes =
          atOnce(
              List.of(
                  () -> approvals.publish(joint.ines, petition),
                  () -> choose(SamePerson.BY_ADDRESS_AND_NAME)));

      if (outcomes.getFirst().equals(new ApprovalOutcome.Done())) {
        assertThat(outcomes.getLast())
            .isEqualTo(new SettingOutcome.NotNow(CampaignState.PUBLISHED));
        assertThat(joint.commonPage("dam").samePerson()).isEqualTo(SamePerson.BY_ADDRESS);
      } else {
        assertThat(outcomes.getFirst()).isInstanceOf(ApprovalOutcome.ApprovalsMissing.class);
        assertThat(outcomes.getLast()).isEqualTo(DONE);
        assertThat(rule()).isEqualTo(SamePerson.BY_ADDRESS_AND_NAME);
      }
    }

    @RepeatedTest(3)
    void twoWhoDecideForOnePoolWaitForEachOther() throws Exception {
      CampaignId letter = joint.letterInto(pool, "letter");
      List<Object> outcomes =
          atOnce(
              List.of(
                  () -> choose(SamePerson.BY_ADDRESS_AND_NAME),
                  () ->
                      settings.chooseSamePerson(joint.ines, letter, SamePerson.BY_ADDRESS_AND_NAME),
                  () -> joint.letterInto(pool, "third"),
                  () -> choose(SamePerson.BY_ADDRESS_AND_NAME)));
      assertThat(outcomes).filteredOn(SettingOutcome.class::isInstance).containsOnly(DONE);
      assertThat(joint.overview(letter).contentVersion()).isEqualTo(2);
    }
  }
}
