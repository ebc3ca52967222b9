package org.chorus.campaign.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
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
import org.chorus.testing.HouseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Whether signers may put a letter into their own words, and who decides it until when. */
@HouseTest
class LetterWordsIT {

  @Autowired ApplicationContext house;
  @Autowired Campaigns campaigns;
  @Autowired CampaignSettings settings;
  @Autowired Approvals approvals;
  @Autowired CampaignLife life;
  @Autowired AuditReading audit;

  JointCampaign joint;
  CampaignId letter;

  @BeforeEach
  void draft(TestInfo test) {
    joint =
        new JointCampaign(
            house,
            "l" + Integer.toHexString(test.getDisplayName().hashCode() & 0xfffffff),
            SharingRule.OPT_IN_PER_PARTNER);
    letter = joint.create("letter", CampaignKind.LETTER, Optional.empty(), ConsentMode.EXPLICIT);
  }

  @Test
  void everybodySignsTheSameUnlessTheConvenerDecidesOtherwise() {
    assertThat(joint.overview(letter).letterWords()).isEqualTo(LetterWords.AS_WRITTEN);
    assertThat(settings.chooseWords(joint.ines, letter, LetterWords.SIGNERS_OWN))
        .isEqualTo(new SettingOutcome.Done());
    joint.publish(letter);
    assertThat(joint.commonPage("letter").letterWords()).isEqualTo(LetterWords.SIGNERS_OWN);
    assertThat(joint.page("letter", joint.rights).letterWords()).isEqualTo(LetterWords.SIGNERS_OWN);
    assertThat(
            audit.ofOrganization(joint.ines, AuditFilter.containing("letter's words chosen"), 0, 9))
        .hasSize(1);
  }

  @Test
  void itCanBeChosenAtTheCreation() {
    assertThat(
            campaigns.create(
                joint.ines,
                joint.coalition,
                wanted(CampaignKind.LETTER, "from-the-start").with(LetterWords.SIGNERS_OWN)))
        .isInstanceOfSatisfying(
            CreateOutcome.Created.class,
            created ->
                assertThat(joint.overview(created.campaign()).letterWords())
                    .isEqualTo(LetterWords.SIGNERS_OWN));
  }

  @Test
  void aPetitionHasNoLetter() {
    assertThat(
            campaigns.create(
                joint.ines,
                joint.coalition,
                wanted(CampaignKind.PETITION, "no-letter").with(LetterWords.SIGNERS_OWN)))
        .isEqualTo(new CreateOutcome.NotALetter());
    CampaignId petition = joint.petition("dam");
    assertThat(settings.chooseWords(joint.ines, petition, LetterWords.SIGNERS_OWN))
        .isEqualTo(new SettingOutcome.NotALetter());
    assertThat(settings.chooseWords(joint.ines, petition, LetterWords.AS_WRITTEN))
        .isEqualTo(new SettingOutcome.Done());
  }

  private NewCampaign wanted(CampaignKind kind, String slug) {
    return new NewCampaign(
        kind, slug, joint.slug(slug), Optional.empty(), ConsentMode.EXPLICIT, "en");
  }

  @Test
  void anotherChoiceVoidsWhatWasApproved() {
    joint.writePages(letter);
    approvals.askForApproval(joint.ines, letter);
    int approved = joint.overview(letter).contentVersion();
    approvals.approve(joint.ines, letter, approved);
    approvals.approve(joint.maja, letter, approved);

    settings.chooseWords(joint.ines, letter, LetterWords.SIGNERS_OWN);

    assertThat(joint.overview(letter).verdicts()).hasOnlyElementsOfType(Verdict.Voided.class);
    assertThat(approvals.publish(joint.ines, letter))
        .isInstanceOf(ApprovalOutcome.ApprovalsMissing.class);
    assertThat(approvals.approve(joint.maja, letter, approved))
        .isEqualTo(new ApprovalOutcome.ContentChanged(approved + 1));
  }

  @Test
  void theSameChoiceOnceMoreVoidsNothing() {
    joint.writePages(letter);
    approvals.askForApproval(joint.ines, letter);
    int version = joint.overview(letter).contentVersion();

    assertThat(settings.chooseWords(joint.ines, letter, LetterWords.AS_WRITTEN))
        .isEqualTo(new SettingOutcome.Done());

    assertThat(joint.overview(letter).contentVersion()).isEqualTo(version);
  }

  @Test
  void oncePublicItStays() {
    settings.chooseWords(joint.ines, letter, LetterWords.SIGNERS_OWN);
    joint.publish(letter);
    int version = joint.overview(letter).contentVersion();

    assertThat(settings.chooseWords(joint.ines, letter, LetterWords.AS_WRITTEN))
        .isEqualTo(new SettingOutcome.NotNow(CampaignState.PUBLISHED));
    life.close(joint.ines, letter, "");
    assertThat(settings.chooseWords(joint.ines, letter, LetterWords.AS_WRITTEN))
        .isEqualTo(new SettingOutcome.NotNow(CampaignState.CLOSED));

    assertThat(joint.overview(letter).letterWords()).isEqualTo(LetterWords.SIGNERS_OWN);
    assertThat(joint.overview(letter).contentVersion()).isEqualTo(version);
  }

  @Test
  void whatWasGivenUpStays() {
    life.archive(joint.ines, letter);
    assertThat(settings.chooseWords(joint.ines, letter, LetterWords.SIGNERS_OWN))
        .isEqualTo(new SettingOutcome.NotNow(CampaignState.ARCHIVED));
  }

  @Test
  void onlyAConvenerChooses() {
    Actor newcomer = joint.newcomer("nina", joint.rivers);
    for (Actor other : new Actor[] {joint.maja, newcomer, joint.outsider}) {
      assertThatThrownBy(() -> settings.chooseWords(other, letter, LetterWords.SIGNERS_OWN))
          .isInstanceOf(AccessDenied.class);
      assertThatThrownBy(
              () -> settings.chooseWords(other, CampaignId.random(), LetterWords.SIGNERS_OWN))
          .isInstanceOf(AccessDenied.class);
    }
    assertThat(joint.overview(letter).letterWords()).isEqualTo(LetterWords.AS_WRITTEN);
  }
}
