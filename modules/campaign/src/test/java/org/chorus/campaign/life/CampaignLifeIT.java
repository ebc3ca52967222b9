package org.chorus.campaign.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chorus.campaign.life.CampaignState.ARCHIVED;
import static org.chorus.campaign.life.CampaignState.CLOSED;
import static org.chorus.campaign.life.CampaignState.DELIVERED;
import static org.chorus.campaign.life.CampaignState.DRAFT;
import static org.chorus.campaign.life.CampaignState.PAUSED;
import static org.chorus.campaign.life.CampaignState.PUBLISHED;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.chorus.access.AccessDenied;
import org.chorus.access.Role;
import org.chorus.campaign.CampaignOverview;
import org.chorus.campaign.JointCampaign;
import org.chorus.campaign.PublicPetition;
import org.chorus.campaign.approval.ApprovalOutcome;
import org.chorus.campaign.life.LifeOutcome.NotNow;
import org.chorus.campaign.page.PageEdition;
import org.chorus.campaign.page.PageText;
import org.chorus.campaign.page.SaveOutcome;
import org.chorus.content.CampaignKind;
import org.chorus.content.Content;
import org.chorus.content.ContentField;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CampaignLifeIT extends PublicPetition {

  static final LifeOutcome DONE = new LifeOutcome.Done();

  @Test
  void aWholeLifeIsDatedAndOnRecord() {
    assertThat(life.pause(joint.maja, id, " A wrong figure. ", "Back soon.")).isEqualTo(DONE);
    assertThat(joint.overview(id).standing())
        .isEqualTo(
            new CampaignOverview.Standing(
                clock.instant(),
                Optional.of("maja"),
                Optional.of(joint.rights.id()),
                Optional.of("rights"),
                "A wrong figure."));
    assertThat(signing()).isEqualTo(new SigningState.Paused("Back soon."));

    assertThat(life.resume(joint.maja, id, "")).isEqualTo(DONE);
    assertThat(signing()).isEqualTo(new SigningState.Open());

    assertThat(life.close(joint.ines, id, "We won.")).isEqualTo(DONE);
    assertThat(signing()).isEqualTo(new SigningState.Over(clock.instant(), Optional.empty()));
    assertThat(life.reopen(joint.ines, id, "Not quite.")).isEqualTo(DONE);
    assertThat(signing()).isEqualTo(new SigningState.Open());
    assertThat(life.close(joint.ines, id, "")).isEqualTo(DONE);

    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    assertThat(life.markDelivered(joint.ines, id, today)).isEqualTo(DONE);
    assertThat(signing()).isEqualTo(new SigningState.Over(clock.instant(), Optional.of(today)));
    assertThat(life.archive(joint.ines, id)).isEqualTo(DONE);

    assertThat(state()).isEqualTo(ARCHIVED);
    assertThat(joint.commonPage("dam").content().title()).isEqualTo("Let the river run");
    assertThat(audit())
        .endsWith(
            "campaign paused",
            "campaign resumed",
            "campaign closed",
            "campaign reopened",
            "campaign closed",
            "campaign delivered",
            "campaign archived");
  }

  @Test
  void aStepThatLeadsNowhereSaysWhatToDoInsteadAndLeavesNoTrace() {
    CampaignId draft = joint.petition("draft");
    int entries = audit().size();
    assertThat(life.pause(joint.maja, draft, "Stop", ""))
        .isEqualTo(new NotNow(CampaignStep.PAUSE, DRAFT));
    assertThat(life.reopen(joint.ines, id, ""))
        .isEqualTo(new NotNow(CampaignStep.REOPEN, PUBLISHED));
    assertThat(life.archive(joint.ines, id)).isEqualTo(new NotNow(CampaignStep.ARCHIVE, PUBLISHED));
    life.close(joint.ines, id, "");
    assertThat(life.close(joint.ines, id, "")).isEqualTo(new NotNow(CampaignStep.CLOSE, CLOSED));
    assertThat(life.resume(joint.ines, id, "")).isEqualTo(new NotNow(CampaignStep.RESUME, CLOSED));
    life.markDelivered(joint.ines, id, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    assertThat(life.reopen(joint.ines, id, ""))
        .isEqualTo(new NotNow(CampaignStep.REOPEN, DELIVERED));
    assertThat(audit()).hasSize(entries + 2);
  }

  @Test
  void nobodyIsLeftWithoutAReasonOrWithAWallOfWords() {
    assertThat(life.pause(joint.maja, id, "  ", "")).isEqualTo(new LifeOutcome.ReasonMissing());
    assertThat(life.pause(joint.maja, id, "x".repeat(501), ""))
        .isEqualTo(new LifeOutcome.ReasonMissing());
    assertThat(life.pause(joint.maja, id, "Stop", "x".repeat(501)))
        .isEqualTo(new LifeOutcome.WordsTooLong());
    assertThat(life.close(joint.ines, id, "x".repeat(501)))
        .isEqualTo(new LifeOutcome.WordsTooLong());
    assertThat(state()).isEqualTo(PUBLISHED);
  }

  @Test
  void aDeliveryLiesBetweenPublicationAndToday() {
    life.close(joint.ines, id, "");
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    for (LocalDate day : List.of(today.minusDays(2), today.plusDays(2))) {
      assertThat(life.markDelivered(joint.ines, id, day))
          .isInstanceOf(LifeOutcome.DeliveryOutOfOrder.class);
    }
    assertThat(state()).isEqualTo(CLOSED);
  }

  @Test
  void whatIsGivenUpIsNeverPublic() {
    CampaignId draft = joint.petition("draft");
    assertThat(life.archive(joint.ines, draft)).isEqualTo(DONE);
    assertThat(published.findCommon(joint.slug("draft"))).isEmpty();
    assertThat(approvals.askForApproval(joint.ines, draft))
        .isEqualTo(new ApprovalOutcome.NotNow(ARCHIVED));
  }

  @Nested
  class WhoMay {

    @ParameterizedTest
    @EnumSource(
        value = Role.class,
        names = {"APPROVER", "ORGANIZATION_ADMINISTRATOR"})
    void whoeverSpeaksForACoOwnerPausesAndResumes(Role role) {
      Actor actor = with(role);
      assertThat(life.stepsOpenTo(actor, id)).containsExactly(CampaignStep.PAUSE);
      assertThat(life.pause(actor, id, "Stop", "")).isEqualTo(DONE);
      assertThat(life.stepsOpenTo(actor, id)).containsExactly(CampaignStep.RESUME);
      assertThat(life.resume(actor, id, "")).isEqualTo(DONE);
    }

    @Test
    void conveners() {
      assertThat(life.stepsOpenTo(joint.ines, id))
          .containsExactly(CampaignStep.PAUSE, CampaignStep.CLOSE);
      life.close(joint.ines, id, "");
      assertThat(life.stepsOpenTo(joint.ines, id))
          .containsExactly(CampaignStep.REOPEN, CampaignStep.DELIVER, CampaignStep.ARCHIVE);
      assertThat(life.stepsOpenTo(joint.maja, id)).isEmpty();
    }

    @Test
    void aPauseIsLiftedByThosePausingOrByAConvenerWithAReason() {
      life.pause(joint.ines, id, "Stop", "");
      assertThat(life.resume(joint.maja, id, "Go"))
          .isEqualTo(new LifeOutcome.PausedByAnother("rivers"));
      life.resume(joint.ines, id, "");

      life.pause(joint.maja, id, "Stop again", "");
      assertThat(life.resume(joint.ines, id, "")).isEqualTo(new LifeOutcome.ReasonMissing());
      assertThat(state()).isEqualTo(PAUSED);
      assertThat(life.resume(joint.ines, id, "The figure is right.")).isEqualTo(DONE);
      assertThat(lastDetail()).isEqualTo("The figure is right.");
    }

    @Test
    void nobodyElseAndARefusalTellsNothing() {
      for (Actor actor : List.of(with(Role.CAMPAIGNER), with(Role.ANALYST), joint.outsider)) {
        for (CampaignId campaign : List.of(id, CampaignId.random())) {
          assertThatThrownBy(() -> life.pause(actor, campaign, "Stop", ""))
              .isInstanceOf(AccessDenied.class)
              .hasMessage("not permitted: APPROVE");
          assertThatThrownBy(() -> life.resume(actor, campaign, ""))
              .isInstanceOf(AccessDenied.class)
              .hasMessage("not permitted: PUBLISH");
        }
      }
      LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
      for (Actor actor : List.of(joint.maja, joint.outsider)) {
        for (CampaignId campaign : List.of(id, CampaignId.random())) {
          List<Runnable> steps =
              List.of(
                  () -> life.close(actor, campaign, ""),
                  () -> life.reopen(actor, campaign, ""),
                  () -> life.archive(actor, campaign),
                  () -> life.markDelivered(actor, campaign, today),
                  () -> life.plan(actor, campaign, Optional.empty(), Optional.empty(), BERLIN));
          for (Runnable step : steps) {
            assertThatThrownBy(step::run)
                .isInstanceOf(AccessDenied.class)
                .hasMessage("not permitted: PUBLISH");
          }
        }
      }
      assertThat(life.stepsOpenTo(joint.outsider, id)).isEmpty();
      assertThat(state()).isEqualTo(PUBLISHED);
    }
  }

  @Nested
  class GivenApprovedChanges {

    @BeforeEach
    void approved() {
      Content changed =
          JointCampaign.complete(CampaignKind.PETITION).with(ContentField.TITLE, "Changed");
      assertThat(pages.save(joint.ines, PageEdition.common(id, "en"), 2, PageText.whole(changed)))
          .isInstanceOf(SaveOutcome.Saved.class);
      int version = joint.overview(id).contentVersion();
      approvals.approve(joint.ines, id, version);
      approvals.approve(joint.maja, id, version);
    }

    @Test
    void publishedWhilePausedTheyAreReadAndNobodyCanSign() {
      life.pause(joint.maja, id, "Stop", "");
      assertThat(approvals.publish(joint.ines, id)).isEqualTo(new ApprovalOutcome.Done());
      assertThat(joint.commonPage("dam").content().title()).isEqualTo("Changed");
      assertThat(state()).isEqualTo(PAUSED);
      assertThat(joint.overview(id).standing().reason()).isEqualTo("Stop");
    }

    @Test
    void closedTheyAreNotPublished() {
      life.close(joint.ines, id, "");
      assertThat(approvals.publish(joint.ines, id)).isEqualTo(new ApprovalOutcome.NotNow(CLOSED));
    }

    @RepeatedTest(5)
    void publishedAndPausedAtOnceBothHoldInOneOrderOrTheOther() throws Exception {
      List<Callable<Object>> both =
          List.of(
              () -> approvals.publish(joint.ines, id),
              () -> life.pause(joint.maja, id, "Stop", ""));
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        assertThat(threads.invokeAll(both).stream().map(Future::resultNow))
            .containsExactly(new ApprovalOutcome.Done(), DONE);
      }
      assertThat(state()).isEqualTo(PAUSED);
      assertThat(joint.commonPage("dam").content().title()).isEqualTo("Changed");
      assertThat(audit()).contains("campaign paused");
    }
  }

  @RepeatedTest(3)
  void ofManyWhoPauseAndCloseAtOnceEachTakesItsStepOnceOrLearnsWhyNot() throws Exception {
    List<Callable<LifeOutcome>> steps =
        IntStream.range(0, 12)
            .<Callable<LifeOutcome>>mapToObj(
                n ->
                    switch (n % 3) {
                      case 0 -> () -> life.pause(joint.maja, id, "Stop", "");
                      case 1 -> () -> life.close(joint.ines, id, "");
                      default -> () -> life.pause(joint.ines, id, "Stop", "");
                    })
            .toList();
    List<LifeOutcome> outcomes;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      outcomes = threads.invokeAll(steps).stream().map(Future::resultNow).toList();
    }
    assertThat(state()).isEqualTo(CLOSED);
    List<String> taken = audit().stream().filter(a -> a.matches("campaign (paus|clos)ed")).toList();
    assertThat(outcomes.stream().filter(DONE::equals)).hasSameSizeAs(taken);
    assertThat(taken)
        .isIn(List.of("campaign closed"), List.of("campaign paused", "campaign closed"));
  }
}
