package org.chorus.campaign.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.chorus.access.AccessDenied;
import org.chorus.access.Assignment;
import org.chorus.access.AuditFilter;
import org.chorus.access.AuditReading;
import org.chorus.access.Role;
import org.chorus.access.SecondFactor;
import org.chorus.campaign.CampaignOverview;
import org.chorus.campaign.JointCampaign;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.organization.AssignmentOutcome;
import org.chorus.organization.Assignments;
import org.chorus.testing.HouseTest;
import org.chorus.testing.ManualClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** How a campaign is protected against abuse, who decides it and until when. */
@HouseTest
class ProtectionIT {

  static final SettingOutcome DONE = new SettingOutcome.Done();
  static final Protection STRICT = new Protection(ChallengeMode.ON, SuspicionRule.HOLD);
  static final Protection LENIENT = new Protection(ChallengeMode.OFF, SuspicionRule.COUNT);

  @Autowired ManualClock clock;
  @Autowired ApplicationContext house;
  @Autowired CampaignSettings settings;
  @Autowired CampaignLife life;
  @Autowired Assignments assignments;
  @Autowired AuditReading audit;

  JointCampaign joint;
  CampaignId petition;

  @BeforeEach
  void draft(TestInfo test) {
    joint =
        new JointCampaign(
            house,
            "p" + Integer.toHexString(test.getDisplayName().hashCode() & 0xfffffff),
            SharingRule.OPT_IN_PER_PARTNER);
    petition = joint.petition("dam");
  }

  private Protection protection() {
    return joint.overview(petition).protection().protection();
  }

  /** Somebody of the other partner, for this campaign only. */
  private Actor moderator() {
    Actor noor = joint.newcomer("noor", joint.rights);
    assertThat(
            assignments.give(
                joint.maja,
                SecondFactor.of(joint.maja),
                noor.subject(),
                Assignment.of(Role.MODERATOR).in(petition)))
        .isEqualTo(new AssignmentOutcome.Given());
    return noor;
  }

  @Test
  void unlessSomebodyChoosesAttacksAreMetAndDoubtsWait() {
    assertThat(protection())
        .isEqualTo(new Protection(ChallengeMode.AUTOMATIC, SuspicionRule.HOLD))
        .isEqualTo(Protection.DEFAULT);
    assertThat(joint.overview(petition).protection().by()).isEmpty();
  }

  @Test
  void aConvenerChoosesWhileItIsPublicAndPagesFollow() {
    joint.publish(petition);
    int version = joint.overview(petition).contentVersion();

    assertThat(settings.protect(joint.ines, petition, STRICT)).isEqualTo(DONE);

    assertThat(joint.commonPage("dam").protection()).isEqualTo(STRICT);
    assertThat(joint.page("dam", joint.rights).protection()).isEqualTo(STRICT);
    assertThat(joint.overview(petition).contentVersion()).isEqualTo(version);
    assertThat(joint.overview(petition).unpublishedChanges()).isFalse();
  }

  @Test
  void aModeratorOfTheCampaignChoosesToo() {
    joint.publish(petition);
    Actor noor = moderator();
    assertThat(settings.mayProtect(noor, petition)).isTrue();
    assertThat(settings.protect(noor, petition, LENIENT)).isEqualTo(DONE);
    assertThat(protection()).isEqualTo(LENIENT);
    assertThat(joint.overview(petition).protection())
        .isEqualTo(
            new CampaignOverview.ProtectionStanding(
                LENIENT, Optional.of("noor"), Optional.of(clock.instant())));

    CampaignId another = joint.petition("another");
    assertThat(settings.mayProtect(noor, another)).isFalse();
    assertThatThrownBy(() -> settings.protect(noor, another, LENIENT))
        .isInstanceOf(AccessDenied.class);
  }

  @Test
  void eachChoiceIsOnRecordAndTheSameOnceMoreIsNone() {
    settings.protect(joint.ines, petition, STRICT);
    settings.protect(joint.ines, petition, STRICT);
    settings.protect(joint.ines, petition, LENIENT);
    assertThat(audit.ofOrganization(joint.ines, AuditFilter.containing("protection chosen"), 0, 9))
        .extracting(entry -> entry.act().detail())
        .containsExactly(
            "no challenge; suspicious signatures count",
            "a challenge for everybody; suspicious signatures wait for a moderator");
  }

  @Test
  void whenNobodySignsAnyMoreItStays() {
    joint.publish(petition);
    life.close(joint.ines, petition, "");
    assertThat(settings.protect(joint.ines, petition, STRICT)).isEqualTo(DONE); // may reopen
    life.markDelivered(joint.ines, petition, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    assertThat(settings.mayProtect(joint.ines, petition)).isFalse();
    assertThat(settings.protect(joint.ines, petition, LENIENT))
        .isEqualTo(new SettingOutcome.Over(joint.overview(petition).state()));
    assertThat(protection()).isEqualTo(STRICT);
  }

  @Test
  void nobodyElseChooses() {
    Actor newcomer = joint.newcomer("nina", joint.rivers);
    for (Actor other : new Actor[] {joint.maja, newcomer, joint.outsider}) {
      assertThat(settings.mayProtect(other, petition)).isFalse();
      assertThatThrownBy(() -> settings.protect(other, petition, LENIENT))
          .isInstanceOf(AccessDenied.class);
      assertThatThrownBy(() -> settings.protect(other, CampaignId.random(), LENIENT))
          .isInstanceOf(AccessDenied.class);
    }
    assertThat(protection()).isEqualTo(Protection.DEFAULT);
  }

  @Test
  void ofManyAtOnceOneChoiceHoldsAndAllAreOnRecord() throws Exception {
    Callable<SettingOutcome> strict = () -> settings.protect(joint.ines, petition, STRICT);
    Callable<SettingOutcome> lenient = () -> settings.protect(joint.ines, petition, LENIENT);
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      var outcomes =
          people.invokeAll(
              IntStream.range(0, 8).mapToObj(n -> n % 2 == 0 ? strict : lenient).toList());
      for (var outcome : outcomes) {
        assertThat(outcome.get()).isEqualTo(DONE);
      }
    }
    String last =
        audit
            .ofOrganization(joint.ines, AuditFilter.containing("protection chosen"), 0, 9)
            .getFirst()
            .act()
            .detail();
    assertThat(protection()).isEqualTo(last.startsWith("no challenge") ? LENIENT : STRICT);
  }
}
