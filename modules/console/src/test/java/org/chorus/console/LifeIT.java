package org.chorus.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chorus.access.Role;
import org.chorus.access.SecondFactor;
import org.chorus.campaign.life.CampaignLife;
import org.chorus.campaign.life.CampaignState;
import org.chorus.campaign.published.PublishedPages;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.organization.Members;
import org.chorus.testing.ManualClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A campaign's life on its screen. */
class LifeIT extends ConsoleTest {

  CampaignId campaign;

  @BeforeEach
  void published() {
    campaign = joint.petition("dam");
    joint.publish(campaign);
  }

  private String path() {
    return "campaigns/" + campaign;
  }

  private CampaignState state() {
    return joint.overview(campaign).state();
  }

  private LocalDateTime now() {
    return LocalDateTime.ofInstant(service(ManualClock.class).instant(), ZoneOffset.UTC);
  }

  private TextArea area(String id) {
    return find(TextArea.class).withId(id).single();
  }

  @Test
  void anApproverPausesWithAReasonAndEverybodyReadsWhoAndWhy() {
    open(joint.maja, path());
    assertThat(screen()).contains("Open for signatures since");
    assertThat(offers("close-campaign")).as("only conveners close").isFalse();
    click("pause-campaign");
    assertThat(screen()).contains("Nobody can sign any more, from this moment on");
    click("confirm-step");
    assertThat(area("step-reason").isInvalid()).isTrue();
    assertThat(area("step-reason").getErrorMessage()).startsWith("Say why");
    assertThat(state()).isEqualTo(CampaignState.PUBLISHED);

    test(area("step-reason")).setValue("A figure is wrong.");
    test(area("step-message")).setValue("Back on Monday.");
    click("confirm-step");

    assertThat(notices()).contains("dam is paused.");
    open(joint.ines, path());
    assertThat(screen())
        .contains(
            "Paused since",
            "by maja of rights",
            "Reason: A figure is wrong.",
            "Supporters read: “Back on Monday.”");
    open("");
    assertThat(screen()).contains("Resume or close: signing is paused");
  }

  @Test
  void aConvenerLiftsTheirPauseOnlyWithAReason() {
    service(CampaignLife.class).pause(joint.maja, campaign, "A figure is wrong.", "");
    open(path());
    click("resume-campaign");
    click("confirm-step");
    assertThat(area("step-reason").isInvalid()).isTrue();
    test(area("step-reason")).setValue("The figure is right.");
    click("confirm-step");
    assertThat(state()).isEqualTo(CampaignState.PUBLISHED);
    assertThat(screen()).contains("Open for signatures since", "Reason: The figure is right.");
  }

  @Test
  void aConvenerClosesReopensDeliversAndArchives() {
    open(path());
    click("close-campaign");
    click("confirm-step");
    assertThat(screen()).contains("Closed since", "by ines of rivers");
    click("reopen-campaign");
    click("confirm-step");
    assertThat(state()).isEqualTo(CampaignState.PUBLISHED);
    click("close-campaign");
    click("confirm-step");

    click("deliver-campaign");
    click("confirm-step");
    DatePicker day = find(DatePicker.class).withId("delivery-day").single();
    assertThat(day.isInvalid()).isTrue();
    day.setValue(LocalDate.of(1999, 1, 1));
    click("confirm-step");
    assertThat(day.getErrorMessage()).startsWith("Choose a day between");
    day.setValue(now().toLocalDate());
    click("confirm-step");
    assertThat(screen()).contains("Delivered on");
    assertThat(offers("reopen-campaign")).isFalse();

    click("archive-campaign");
    click("confirm-step");
    assertThat(screen()).contains("Archived since");
    assertThat(
            List.of("archive-campaign", "pause-campaign", "plan-campaign", "publish").stream()
                .filter(this::offers))
        .isEmpty();
  }

  @Test
  void whoeverWasFasterIsNamedByWhatStandsNow() {
    open(joint.maja, path());
    click("pause-campaign");
    test(area("step-reason")).setValue("Stop");
    service(CampaignLife.class).close(joint.ines, campaign, "We won.");
    click("confirm-step");
    assertThat(notices()).contains("It is closed already. Nothing is to be done.");
    assertThat(screen()).contains("Closed since", "Reason: We won.");
  }

  @Test
  void aPlanSaysBesideTheFieldWhatCannotBe() {
    campaign = joint.petition("later");
    open(path());
    assertThat(screen()).contains("Not public yet, so nobody can sign.");
    click("plan-campaign");
    DateTimePicker opening = find(DateTimePicker.class).withId("plan-opening").single();
    DateTimePicker closing = find(DateTimePicker.class).withId("plan-closing").single();

    opening.setValue(now().minusDays(1));
    click("save-plan");
    assertThat(opening.getErrorMessage()).startsWith("The opening has passed");
    opening.setValue(now().plusDays(2));
    closing.setValue(now().plusDays(1));
    click("save-plan");
    assertThat(opening.isInvalid()).isFalse();
    assertThat(closing.getErrorMessage()).startsWith("It would close before it opens");
    closing.setValue(now().plusDays(3));
    click("save-plan");

    assertThat(notices()).contains("The plan is saved.");
    assertThat(screen()).contains("Opens on", "Closes on");
    joint.publish(campaign);
    open(path());
    assertThat(screen()).contains("Public, and not open for signatures yet.", "Opens soon");
    service(ManualClock.class).advance(Duration.ofDays(4));
    open(path());
    assertThat(screen()).contains("Closed since", "Reason: as planned");
  }

  @Test
  void whatIsOpenHasNoOpeningToPlan() {
    open(path());
    click("plan-campaign");
    assertThat(find(DateTimePicker.class).withId("plan-opening").exists()).isFalse();
  }

  @Test
  void aPartnerTakesItsOwnPageDownAndPutsItUpAgain() {
    open(joint.maja, path());
    click("unpublish-own-page");
    confirm();
    assertThat(screen()).contains("Unpublished");
    assertThat(isUp()).isFalse();
    click("publish-own-page-again");
    assertThat(isUp()).isTrue();
  }

  private boolean isUp() {
    return service(PublishedPages.class)
        .findPartners(joint.slug("dam"), joint.rights.alias(), Optional.empty())
        .isPresent();
  }

  @Test
  void whoeverMayDoNothingReadsWhoMay() {
    Actor ana = joint.newcomer("ana", joint.rights);
    service(Members.class)
        .assignRoles(joint.maja, SecondFactor.of(joint.maja), ana.subject(), Set.of(Role.ANALYST));
    open(ana, path());
    assertThat(screen()).contains("Approvers and administrators of every partner can pause it.");
    assertThat(
            List.of("pause-campaign", "close-campaign", "plan-campaign", "unpublish-own-page")
                .stream()
                .filter(this::offers))
        .isEmpty();
  }
}
