package org.chorus.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.chorus.access.Assignment;
import org.chorus.access.Role;
import org.chorus.access.SecondFactor;
import org.chorus.campaign.life.CampaignLife;
import org.chorus.campaign.life.ChallengeMode;
import org.chorus.campaign.life.Protection;
import org.chorus.campaign.life.SuspicionRule;
import org.chorus.console.look.ChoiceGroup;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.organization.Assignments;
import org.chorus.testing.ManualClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a campaign is protected against abuse, as staff see and choose it. */
class ProtectionIT extends ConsoleTest {

  CampaignId petition;

  @BeforeEach
  void aPublicPetition() {
    petition = joint.petition("dam");
    joint.publish(petition);
  }

  private Protection protection() {
    return joint.overview(petition).protection().protection();
  }

  private boolean canChange() {
    return find(Button.class).withId("change-protection").exists();
  }

  @SuppressWarnings("unchecked") // a field knows its values, its class does not
  private void choose(ChallengeMode challenge, SuspicionRule rule) {
    click("change-protection");
    ((ChoiceGroup<ChallengeMode>) find(ChoiceGroup.class).withId("challenge-mode").single())
        .setValue(challenge);
    ((ChoiceGroup<SuspicionRule>) find(ChoiceGroup.class).withId("suspicion-rule").single())
        .setValue(rule);
    click("save-protection");
  }

  @Test
  void aConvenerChangesItWhileItIsPublic() {
    open("campaigns/" + petition);
    assertThat(screen()).contains("Protection against abuse", "Under attack", "Hold them");

    choose(ChallengeMode.ON, SuspicionRule.COUNT);

    assertThat(notices()).contains("The protection is changed.");
    assertThat(screen()).contains("Always", "Count them", "Changed by ines, ");
    assertThat(protection()).isEqualTo(new Protection(ChallengeMode.ON, SuspicionRule.COUNT));
  }

  @Test
  void aModeratorOfTheCampaignChangesItToo() {
    Actor noor = joint.newcomer("noor", joint.rights);
    service(Assignments.class)
        .give(
            joint.maja,
            SecondFactor.of(joint.maja),
            noor.subject(),
            Assignment.of(Role.MODERATOR).in(petition));
    open(noor, "campaigns/" + petition);
    choose(ChallengeMode.OFF, SuspicionRule.HOLD);
    assertThat(protection()).isEqualTo(new Protection(ChallengeMode.OFF, SuspicionRule.HOLD));
  }

  @Test
  void everyPartnerSeesItAndNobodyElseChangesIt() {
    open(joint.maja, "campaigns/" + petition);
    assertThat(screen()).contains("Protection against abuse", "Under attack", "Hold them");
    assertThat(canChange()).isFalse();
  }

  @Test
  void whoeverComesTooLateLearnsIt() {
    open("campaigns/" + petition);
    CampaignLife life = service(CampaignLife.class);
    life.close(joint.ines, petition, "");
    life.markDelivered(
        joint.ines,
        petition,
        LocalDate.ofInstant(service(ManualClock.class).instant(), ZoneOffset.UTC));
    choose(ChallengeMode.OFF, SuspicionRule.COUNT);
    assertThat(notices()).contains("nobody signs it any more");
    assertThat(protection()).isEqualTo(Protection.DEFAULT);
    assertThat(canChange()).isFalse();
  }
}
