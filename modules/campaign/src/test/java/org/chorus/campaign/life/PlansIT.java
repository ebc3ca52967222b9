package org.chorus.campaign.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chorus.campaign.life.CampaignState.CLOSED;
import static org.chorus.campaign.life.CampaignState.PUBLISHED;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.chorus.campaign.PublicPetition;
import org.chorus.campaign.approval.ApprovalOutcome;
import org.chorus.campaign.life.LifeOutcome.NotNow;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.kernel.CampaignId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a campaign does by itself, because it was planned. */
class PlansIT extends PublicPetition {

  static final LifeOutcome DONE = new LifeOutcome.Done();

  Instant opening;
  Instant closing;
  CampaignId planned;

  @BeforeEach
  void plan() {
    opening = clock.instant().plus(Duration.ofDays(1));
    closing = clock.instant().plus(Duration.ofDays(2));
    planned = id;
  }

  LifeOutcome plan(Optional<Instant> opensAt, Optional<Instant> closesAt) {
    return life.plan(joint.ines, id, opensAt, closesAt, BERLIN);
  }

  @Test
  void refusesDatesInTheWrongOrder() {
    id = joint.petition("next");
    Instant now = clock.instant();
    assertThat(plan(Optional.of(now), Optional.empty()))
        .isEqualTo(new LifeOutcome.NotInTheFuture(LifeOutcome.Moment.OPENING));
    assertThat(plan(Optional.empty(), Optional.of(now)))
        .isEqualTo(new LifeOutcome.NotInTheFuture(LifeOutcome.Moment.CLOSING));
    assertThat(plan(Optional.of(closing), Optional.of(closing)))
        .isEqualTo(new LifeOutcome.ClosesBeforeItOpens());
    assertThat(plan(Optional.of(closing), Optional.of(opening)))
        .isEqualTo(new LifeOutcome.ClosesBeforeItOpens());
    assertThat(joint.overview(id).signing().closesAt()).isEmpty();
  }

  @Test
  void whatIsOpenDoesNotOpen() {
    assertThat(plan(Optional.of(opening), Optional.empty()))
        .isEqualTo(new LifeOutcome.OpenAlready());
  }

  @Test
  void whatIsClosedIsNotPlanned() {
    life.close(joint.ines, id, "");
    assertThat(plan(Optional.empty(), Optional.of(closing)))
        .isEqualTo(new NotNow(CampaignStep.CLOSE, CLOSED));
  }

  @Test
  void opensAndClosesByItselfWhateverTheJobDoes() {
    id = joint.petition("next");
    assertThat(plan(Optional.of(opening), Optional.of(closing))).isEqualTo(DONE);
    joint.publish(id);
    PublishedPage page = joint.commonPage("next");
    assertThat(page.signing().at(clock.instant())).isEqualTo(new SigningState.NotYet(opening));
    assertThat(page.signing().zone()).isEqualTo(BERLIN);
    assertThat(published.all()).noneMatch(open -> open.campaign().equals(id));

    clock.advance(Duration.ofDays(1));
    assertThat(joint.commonPage("next").signing().at(clock.instant()))
        .isEqualTo(new SigningState.Open());
    assertThat(published.all()).anyMatch(open -> open.campaign().equals(id));

    clock.advance(Duration.ofDays(1));
    assertThat(joint.commonPage("next").signing().at(clock.instant()))
        .isEqualTo(new SigningState.Over(closing, Optional.empty()));
    assertThat(state()).isEqualTo(CLOSED);
    assertThat(joint.overview(id).standing().by()).contains("ines");
    assertThat(life.pause(joint.maja, id, "Too late", ""))
        .as("nobody has written the closing down before")
        .isEqualTo(new NotNow(CampaignStep.PAUSE, CLOSED));
    assertThat(audit()).endsWith("campaign opened", "campaign closed");
    assertThat(joint.overview(id).standing().since()).isEqualTo(closing);
  }

  @Test
  void theJobWritesDownWhatHasComeOnce() {
    plan(Optional.empty(), Optional.of(closing));
    assertThat(locked.settleNext()).isFalse();
    clock.advance(Duration.ofDays(3));

    while (locked.settleNext()) {
      // another may be due
    }

    assertThat(audit()).endsWith("campaign planned", "campaign closed");
    assertThat(lastDetail()).isEqualTo("as planned for " + closing);
    assertThat(
            jdbc.sql("select closed_at from campaign where id = ?")
                .param(id.value())
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .single())
        .isEqualTo(closing);
  }

  @Test
  void reopenedItStaysOpen() {
    plan(Optional.empty(), Optional.of(closing));
    clock.advance(Duration.ofDays(3));
    assertThat(life.reopen(joint.ines, id, "")).isEqualTo(DONE);
    assertThat(state()).isEqualTo(PUBLISHED);
    assertThat(signing()).isEqualTo(new SigningState.Open());
  }

  @Test
  void reopenedItIsOpenWhateverOpeningWasPlanned() {
    id = joint.petition("early");
    plan(Optional.of(opening), Optional.empty());
    joint.publish(id);
    life.close(joint.ines, id, "Not now");

    assertThat(life.reopen(joint.ines, id, "Now")).isEqualTo(DONE);

    assertThat(joint.commonPage("early").signing().at(clock.instant()))
        .isEqualTo(new SigningState.Open());
    assertThat(joint.overview(id).signing().opensAt()).isEmpty();
  }

  @Test
  void whatWasToCloseBeforeIsNotPublished() {
    id = joint.petition("late");
    plan(Optional.empty(), Optional.of(closing));
    joint.writePages(id);
    approvals.askForApproval(joint.ines, id);
    int version = joint.overview(id).contentVersion();
    approvals.approve(joint.ines, id, version);
    approvals.approve(joint.maja, id, version);
    clock.advance(Duration.ofDays(3));

    assertThat(approvals.publish(joint.ines, id)).isEqualTo(new ApprovalOutcome.ClosingHasPassed());
    assertThat(plan(Optional.empty(), Optional.empty())).isEqualTo(DONE);
    assertThat(approvals.publish(joint.ines, id)).isEqualTo(new ApprovalOutcome.Done());
  }
}
