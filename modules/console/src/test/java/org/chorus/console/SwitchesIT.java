package org.chorus.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.Optional;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.switches.Flips;
import org.chorus.switches.Off;
import org.chorus.switches.Switch;
import org.chorus.switches.Switches;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SwitchesIT extends ConsoleTest {

  static final String SCREEN = "platform/switches";

  Actor rosa;

  @BeforeEach
  void thePlatformsAdministrator() {
    rosa = operates("rosa");
  }

  @AfterEach
  void everythingRuns() {
    new Flips(house).allOn();
  }

  private Optional<Off> off(Switch which) {
    return service(Switches.class).off(which);
  }

  private TextArea field(String id) {
    return find(TextArea.class).withId(id).single();
  }

  @Test
  void aSwitchIsFlippedWithAMessageThatIsSeenBeforeAndAReason() {
    desk.stepUp(rosa);
    open(SCREEN);
    assertThat(screen()).contains("Everything runs.");
    click("switch-off-signing");
    assertThat(screen())
        .contains(
            "Switch off: Signing",
            "From this moment on nobody can sign",
            "Nobody can sign at the moment");
    test(field("switch-message")).setValue("Back at <b>noon</b>.");
    assertThat(find(Paragraph.class).withClassName("public-words-message").single())
        .satisfies(
            message -> {
              assertThat(message.getText()).isEqualTo("Back at <b>noon</b>.");
              assertThat(message.getElement().getAttribute("dir")).isEqualTo("auto");
            });
    click("confirm-switch");
    assertThat(field("switch-reason").isInvalid()).isTrue();
    assertThat(off(Switch.SIGNING)).isEmpty();
    test(field("switch-reason")).setValue("bots");
    click("confirm-switch");

    assertThat(off(Switch.SIGNING)).map(Off::message).contains("Back at <b>noon</b>.");
    assertThat(notices()).contains("Signing is off.");
    assertThat(screen())
        .contains("Switched off now: Signing.", "by rosa.", "Reason: bots")
        .contains("Back at <b>noon</b>.");

    click("change-message-signing");
    test(field("switch-message")).setValue("");
    test(field("switch-reason")).setValue("shorter");
    click("confirm-switch");
    assertThat(off(Switch.SIGNING)).map(Off::message).contains("");

    click("switch-on-signing");
    assertThat(screen()).contains("People can sign again at once");
    click("confirm-switch");
    assertThat(off(Switch.SIGNING)).isEmpty();
    assertThat(screen()).contains("Everything runs.", "Switched on again on");
  }

  @Test
  void everySwitchSaysWhatHappensToPeople() {
    desk.stepUp(rosa);
    open(SCREEN);
    click("switch-off-mail");
    assertThat(screen()).contains("no mail leaves", "goes out, once", "Our email is stopped");
    open(SCREEN);
    click("switch-off-counters");
    assertThat(screen()).contains("People sign and are counted as ever");
    open(SCREEN);
    click("switch-off-site");
    assertThat(screen()).contains("machine clients go on", "This site is closed at the moment");
  }

  @Test
  void withoutASecondFactorNothingIsFlipped() {
    open(rosa, SCREEN);
    click("switch-off-site");
    assertThat(find(ConfirmDialog.class).withId("second-factor-dialog").exists()).isTrue();
    assertThat(offers("confirm-switch")).isFalse();
  }

  @Test
  void switchingOnTakesOneToo() {
    new Flips(house).off(Switch.MAIL, "");
    open(rosa, SCREEN);
    click("switch-on-mail");
    assertThat(find(ConfirmDialog.class).withId("second-factor-dialog").exists()).isTrue();
    assertThat(offers("confirm-switch")).isFalse();
  }

  @Test
  void everybodyAtTheConsoleIsToldWhatIsOffAndAdministratorsByWhom() {
    CampaignId campaign = joint.petition("dam");
    joint.publish(campaign);
    String[] screens = {
      "", "campaigns", "campaigns/" + campaign, "campaigns/" + campaign + "/numbers"
    };
    for (String path : screens) {
      open(path);
      assertThat(find(Div.class).withId("switched-off").exists()).as(path).isFalse();
    }
    new Flips(house).off(Switch.COUNTERS, "We count anew.");
    for (String path : screens) {
      open(path);
      assertThat(screen())
          .as(path)
          .contains("Counters are switched off", "You see yours here.", "We count anew.")
          .doesNotContain("by tests", "Go to the switches");
    }
    open(rosa, "platform/organizations");
    assertThat(screen())
        .contains("Counters are switched off", "by tests (operator", "Go to the switches");
  }

  @Test
  void nobodyElseSeesTheSwitches() {
    open(joint.ines, SCREEN);
    assertThat(screen()).contains("You cannot do this").doesNotContain("Everything runs.");
  }
}
