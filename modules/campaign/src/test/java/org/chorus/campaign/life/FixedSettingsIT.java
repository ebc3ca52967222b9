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
import org.chorus.campaign.published.PublishedPages;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.content.CampaignKind;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.testing.HouseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * When signatures count and whether the form asks for the country, and who decides it until when.
 */
@HouseTest
class FixedSettingsIT {

  private static final SettingOutcome DONE = new SettingOutcome.Done();

  @Autowired ApplicationContext house;
  @Autowired Campaigns campaigns;
  @Autowired CampaignSettings settings;
  @Autowired Approvals approvals;
  @Autowired PublishedPages published;
  @Autowired CampaignLife life;
  @Autowired AuditReading audit;

  JointCampaign joint;
  CampaignId petition;

  @BeforeEach
  void draft(TestInfo test) {
    joint =
        new JointCampaign(
            house,
            "f" + Integer.toHexString(test.getDisplayName().hashCode() & 0xfffffff),
            SharingRule.OPT_IN_PER_PARTNER);
    petition = joint.petition("dam");
  }

  @Test
  void signaturesCountAtOnceAndNobodyIsAskedUnlessTheConvenerDecidesOtherwise() {
    assertThat(joint.overview(petition).counting()).isEqualTo(Counting.AT_ONCE);
    assertThat(joint.overview(petition).countryQuestion()).isEqualTo(CountryQuestion.NO);

    assertThat(settings.chooseCounting(joint.ines, petition, Counting.WHEN_CONFIRMED))
        .isEqualTo(DONE);
    assertThat(settings.chooseCountryQuestion(joint.ines, petition, CountryQuestion.REQUIRED))
        .isEqualTo(DONE);
    joint.publish(petition);

    assertThat(joint.commonPage("dam").counting()).isEqualTo(Counting.WHEN_CONFIRMED);
    assertThat(joint.page("dam", joint.rights).counting()).isEqualTo(Counting.WHEN_CONFIRMED);
    assertThat(joint.page("dam", joint.rights).countryQuestion())
        .isEqualTo(CountryQuestion.REQUIRED);
    assertThat(
            published.signed(joint.page("dam", joint.rights).revision()).orElseThrow().counting())
        .isEqualTo(Counting.WHEN_CONFIRMED);
    assertThat(audit.ofOrganization(joint.ines, AuditFilter.containing("counting chosen"), 0, 9))
        .hasSize(1);
    assertThat(
            audit.ofOrganization(
                joint.ines, AuditFilter.containing("country question chosen"), 0, 9))
        .hasSize(1);
  }

  @Test
  void bothCanBeChosenAtTheCreation() {
    NewCampaign wanted =
        new NewCampaign(
                CampaignKind.PETITION,
                "from the start",
                joint.slug("from-the-start"),
                Optional.empty(),
                ConsentMode.EXPLICIT,
                "en")
            .with(Counting.WHEN_CONFIRMED)
            .with(CountryQuestion.OPTIONAL);
    assertThat(campaigns.create(joint.ines, joint.coalition, wanted))
        .isInstanceOfSatisfying(
            CreateOutcome.Created.class,
            created -> {
              assertThat(joint.overview(created.campaign()).counting())
                  .isEqualTo(Counting.WHEN_CONFIRMED);
              assertThat(joint.overview(created.campaign()).countryQuestion())
                  .isEqualTo(CountryQuestion.OPTIONAL);
            });
  }

  @Test
  void anotherChoiceVoidsWhatWasApproved() {
    joint.writePages(petition);
    approvals.askForApproval(joint.ines, petition);
    List<Runnable> choices =
        List.of(
            () -> settings.chooseCounting(joint.ines, petition, Counting.WHEN_CONFIRMED),
            () -> settings.chooseCountryQuestion(joint.ines, petition, CountryQuestion.OPTIONAL));
    for (Runnable choice : choices) {
      int approved = joint.overview(petition).contentVersion();
      approvals.approve(joint.ines, petition, approved);
      approvals.approve(joint.maja, petition, approved);

      choice.run();

      assertThat(joint.overview(petition).verdicts()).hasOnlyElementsOfType(Verdict.Voided.class);
      assertThat(approvals.publish(joint.ines, petition))
          .isInstanceOf(ApprovalOutcome.ApprovalsMissing.class);
      assertThat(approvals.approve(joint.maja, petition, approved))
          .isEqualTo(new ApprovalOutcome.ContentChanged(approved + 1));
    }
  }

  @Test
  void theSameChoiceOnceMoreVoidsNothing() {
    joint.publish(petition);
    int version = joint.overview(petition).contentVersion();
    assertThat(settings.chooseCounting(joint.ines, petition, Counting.AT_ONCE)).isEqualTo(DONE);
    assertThat(settings.chooseCountryQuestion(joint.ines, petition, CountryQuestion.NO))
        .isEqualTo(DONE);
    assertThat(joint.overview(petition).contentVersion()).isEqualTo(version);
  }

  @Test
  void oncePublicTheyStay() {
    joint.publish(petition);
    int version = joint.overview(petition).contentVersion();
    refusesAll(CampaignState.PUBLISHED);
    life.pause(joint.ines, petition, "To think.", "");
    refusesAll(CampaignState.PAUSED);
    life.close(joint.ines, petition, "");
    refusesAll(CampaignState.CLOSED);
    assertThat(joint.overview(petition).counting()).isEqualTo(Counting.AT_ONCE);
    assertThat(joint.overview(petition).countryQuestion()).isEqualTo(CountryQuestion.NO);
    assertThat(joint.overview(petition).contentVersion()).isEqualTo(version);
  }

  @Test
  void whatWasGivenUpStays() {
    life.archive(joint.ines, petition);
    refusesAll(CampaignState.ARCHIVED);
  }

  private void refusesAll(CampaignState state) {
    assertThat(settings.chooseCounting(joint.ines, petition, Counting.WHEN_CONFIRMED))
        .isEqualTo(new SettingOutcome.NotNow(state));
    assertThat(settings.chooseCountryQuestion(joint.ines, petition, CountryQuestion.OPTIONAL))
        .isEqualTo(new SettingOutcome.NotNow(state));
  }

  /** Whoever publishes and whoever chooses at the same moment come one after the other. */
  @Test
  void whatIsPublishedIsWhatWasApproved() throws Exception {
    joint.writePages(petition);
    approvals.askForApproval(joint.ines, petition);
    int approved = joint.overview(petition).contentVersion();
    approvals.approve(joint.ines, petition, approved);
    approvals.approve(joint.maja, petition, approved);
    List<Callable<Object>> doings =
        List.of(
            () -> approvals.publish(joint.ines, petition),
            () -> settings.chooseCounting(joint.ines, petition, Counting.WHEN_CONFIRMED));
    try (var threads = Executors.newFixedThreadPool(2)) {
      List<Object> outcomes = threads.invokeAll(doings).stream().map(Future::resultNow).toList();
      boolean published = outcomes.getFirst().equals(new ApprovalOutcome.Done());
      assertThat(outcomes.getLast())
          .isEqualTo(published ? new SettingOutcome.NotNow(CampaignState.PUBLISHED) : DONE);
      assertThat(joint.overview(petition).counting())
          .isEqualTo(published ? Counting.AT_ONCE : Counting.WHEN_CONFIRMED);
    }
  }

  @Test
  void onlyAConvenerChooses() {
    Actor newcomer = joint.newcomer("nina", joint.rivers);
    for (Actor other : new Actor[] {joint.maja, newcomer, joint.outsider}) {
      for (CampaignId any : new CampaignId[] {petition, CampaignId.random()}) {
        assertThatThrownBy(() -> settings.chooseCounting(other, any, Counting.WHEN_CONFIRMED))
            .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(
                () -> settings.chooseCountryQuestion(other, any, CountryQuestion.REQUIRED))
            .isInstanceOf(AccessDenied.class);
      }
    }
    assertThat(joint.overview(petition).counting()).isEqualTo(Counting.AT_ONCE);
    assertThat(joint.overview(petition).countryQuestion()).isEqualTo(CountryQuestion.NO);
  }
}
