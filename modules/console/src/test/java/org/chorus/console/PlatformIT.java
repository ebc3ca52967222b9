package org.chorus.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import org.chorus.kernel.Actor;
import org.chorus.kernel.Slug;
import org.chorus.kernel.Subject;
import org.chorus.organization.Ending;
import org.chorus.organization.Login;
import org.chorus.organization.Members;
import org.chorus.organization.Organizations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformIT extends ConsoleTest {

  Actor rosa;

  @BeforeEach
  void thePlatformsPeople() {
    rosa = operates("rosa");
  }

  private Optional<Ending> endingOfRights() {
    return service(Organizations.class).ending(joint.rights.id());
  }

  /** Rows of other tests have the same names; the alias tells them apart. */
  private void search(String name) {
    find(TextField.class).all().stream()
        .filter(field -> field.getPlaceholder() != null)
        .findFirst()
        .ifPresent(field -> test(field).setValue(name));
    roundTrip();
  }

  @Test
  void anOrganizationEndsWithAReasonAndIsReinstated() {
    Actor ella = endable();
    desk.stepUp(rosa);
    open("platform/organizations");
    search("soon over");
    press("End soon over");
    click("end-organization");
    TextArea reason = find(TextArea.class).withId("end-reason").single();
    assertThat(reason.isInvalid()).isTrue();
    test(reason).setValue("It was merged.");
    click("end-organization");
    search("soon over");
    assertThat(screen()).contains("soon over", "Ended", "It was merged.");
    assertThat(service(Organizations.class).ending(ella.organization())).isPresent();

    press("Reinstate soon over");
    confirm();
    assertThat(service(Organizations.class).ending(ella.organization())).isEmpty();
    assertThat(endingOfRights()).isEmpty();
  }

  private Actor endable() {
    Subject subject = new Subject("console-endable:ella");
    return new Actor(
        subject,
        "ella",
        service(Members.class)
            .recordLogin(
                new Login(
                    subject,
                    "ella",
                    Optional.empty(),
                    List.of(
                        new Login.VouchedOrganization(new Slug("console-soon-over"), "soon over"))))
            .organizations()
            .getFirst()
            .id());
  }

  @Test
  void withoutASecondFactorNothingIsEnded() {
    endable();
    open(rosa, "platform/organizations");
    search("soon over");
    press("End soon over");
    assertThat(find(ConfirmDialog.class).withId("second-factor-dialog").exists()).isTrue();
    assertThat(offers("end-organization")).isFalse();
  }

  @Test
  void withoutASecondFactorNobodyIsAppointed() {
    operates("otto");
    open(rosa, "platform/administrators");
    press("Appoint otto");
    assertThat(find(ConfirmDialog.class).withId("second-factor-dialog").exists()).isTrue();
  }

  @Test
  void theOwnOrganizationIsNotOfferedToEnd() {
    open(rosa, "platform/organizations");
    search("Operations");
    assertThat(screen()).contains("Operations");
    assertThat(find(Button.class).withAriaLabel("End Operations").exists()).isFalse();
  }

  @Test
  void anAdministratorIsAppointedAndDismissedAndTheLastOneStays() {
    operates("omar");
    desk.stepUp(rosa);
    open("platform/administrators");
    press("Appoint omar");
    confirm();
    press("Dismiss omar");
    confirm();
    press("Dismiss rosa");
    confirm();
    assertThat(notices()).contains("rosa is the only platform administrator");
  }

  @ParameterizedTest
  @ValueSource(strings = {"platform/organizations", "platform/administrators"})
  void nobodyElseSeesThePlatform(String path) {
    open(joint.ines, path);
    assertThat(screen()).contains("You cannot do this").doesNotContain("rosa");
    open(operates("olaf"), path);
    assertThat(screen()).contains("You cannot do this");
  }
}
