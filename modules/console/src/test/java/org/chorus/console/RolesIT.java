package org.chorus.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.VaadinSession;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import org.chorus.access.Access;
import org.chorus.access.AccessDenied;
import org.chorus.access.Permission;
import org.chorus.access.Role;
import org.chorus.access.SecondFactor;
import org.chorus.console.look.ChoiceGroup;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.organization.GroupRoles;
import org.chorus.organization.Login;
import org.chorus.organization.Members;
import org.chorus.testing.ManualClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who gives which role to whom, and what becomes of screens when a role ends. */
class RolesIT extends ConsoleTest {

  Actor noor;
  CampaignId dam;

  @BeforeEach
  void people() {
    noor = joint.newcomer("noor", joint.rivers);
    dam = joint.petition("dam");
    desk.stepUp(joint.ines);
  }

  private static String person(Actor who) {
    return "people/person?who=" + URLEncoder.encode(who.subject().value(), StandardCharsets.UTF_8);
  }

  @SuppressWarnings("unchecked")
  private ChoiceGroup<Role> role() {
    return find(ChoiceGroup.class).withId("role").single();
  }

  @SuppressWarnings("unchecked")
  private Select<Object> place() {
    return find(Select.class).withId("place").single();
  }

  @Test
  void aRoleIsGivenForOneCampaignUntilADayAndRevoked() {
    open(person(noor));
    assertThat(screen()).contains("noor has no role", "Nothing at this moment.");
    click("give-role");
    role().setValue(Role.MODERATOR);
    test(place()).selectItem("dam");
    find(DatePicker.class)
        .withId("until")
        .single()
        .setValue(LocalDate.ofInstant(service(ManualClock.class).instant(), ZoneOffset.UTC));
    click("save-role");
    assertThat(screen())
        .contains("Moderator · dam · until ", "review suspicious signatures", "Given by ines on");
    assertThat(service(Access.class).may(noor, Permission.MODERATE, joint.coalition, dam)).isTrue();

    press(find(Button.class).withText("Revoke").single().getAriaLabel().orElseThrow());
    confirm();
    assertThat(screen()).contains("noor has no role");
    assertThat(service(Access.class).may(noor, Permission.MODERATE, joint.coalition, dam))
        .isFalse();
  }

  @Test
  void withoutASecondFactorNobodyGivesARole() {
    desk.logIn(joint.ines);
    open(person(noor));
    click("give-role");
    assertThat(asksForASecondFactor()).isTrue();
    assertThat(offers("save-role")).isFalse();
  }

  @Test
  void withoutASecondFactorNobodyRevokesOne() {
    desk.logIn(joint.ines);
    open(person(joint.ines));
    press("Revoke: Administrator");
    assertThat(asksForASecondFactor()).isTrue();
  }

  @Test
  void withoutASecondFactorNobodyChangesTheRolesOfAColleague() {
    desk.logIn(joint.ines);
    open("people");
    press("Change the roles of noor");
    assertThat(asksForASecondFactor()).isTrue();
    assertThat(offers("save-roles")).isFalse();
  }

  @Test
  void withoutASecondFactorNoGroupIsMapped() {
    desk.logIn(joint.ines);
    open("people/groups");
    assertThat(offers("add-group-role")).isFalse();
    click("show-second-factor");
    assertThat(asksForASecondFactor()).isTrue();
  }

  private boolean asksForASecondFactor() {
    return find(ConfirmDialog.class).withId("second-factor-dialog").exists();
  }

  @Test
  void aDayThatHasPassedIsRefusedWhereItStands() {
    open(person(noor));
    click("give-role");
    role().setValue(Role.ANALYST);
    DatePicker until = find(DatePicker.class).withId("until").single();
    until.setValue(LocalDate.of(2020, 1, 1));
    click("save-role");
    assertThat(until.isInvalid()).isTrue();
  }

  @Test
  void theLastAdministratorIsNotRevoked() {
    open(person(joint.ines));
    press("Revoke: Administrator");
    confirm();
    assertThat(notices()).contains("ines is the only administrator without an end");
  }

  @Test
  void theScreenSaysWhatComesFromTheConveningSeat() {
    open(person(joint.ines));
    assertThat(screen())
        .contains("invite partners", "Clean water", "and your organization convenes there");
  }

  @Test
  void whoeverGivesNoRolesSeesTheOwnReasonsOnly() {
    open(noor, person(noor));
    assertThat(screen()).contains("What noor may do, and why");
    assertThat(offers("give-role")).isFalse();
    open(person(joint.ines));
    assertThat(screen()).contains("You cannot do this").doesNotContain("invite partners");
    open("people/groups");
    assertThat(screen()).contains("You cannot do this");
  }

  @Test
  void aForeignPersonLooksLikeNone() {
    open(person(joint.outsider));
    assertThat(screen()).contains(WallsIT.NOTHING);
  }

  @Test
  void aGroupBringsARoleThatIsShownAsSuch() {
    open("people/groups");
    test(find(TextField.class).withId("group-path").single()).setValue("editors");
    click("add-group-role");
    assertThat(find(TextField.class).withId("group-path").single().isInvalid()).isTrue();
    test(find(TextField.class).withId("group-path").single()).setValue("/editors");
    click("add-group-role");
    assertThat(screen()).contains("/editors · Campaigner", "Mapped by ines");

    service(Members.class)
        .recordLogin(
            new Login(
                noor.subject(),
                "noor",
                java.util.Optional.empty(),
                java.util.List.of(
                    new Login.VouchedOrganization(
                        joint.rivers.alias(), "rivers", Set.of("/editors")))));
    open(person(noor));
    assertThat(screen()).contains("Campaigner · by group /editors");
    assertThat(find(Button.class).withText("Revoke").exists()).isFalse();

    open("people/groups");
    press("Remove Campaigner from /editors");
    confirm();
    assertThat(screen()).contains("No group brings a role");
    assertThat(service(GroupRoles.class).all(joint.ines)).isEmpty();
  }

  @Test
  void whoeverIsCampaignerOfOneCampaignWritesThatOneOnly() {
    CampaignId forest = joint.petition("forest");
    open(person(noor));
    click("give-role");
    role().setValue(Role.CAMPAIGNER);
    test(place()).selectItem("dam");
    click("save-role");

    open(noor, "campaigns/" + dam + "/pages/own");
    assertThat(screen()).doesNotContain("You cannot do this");
    open("campaigns/" + forest + "/pages/own");
    assertThat(screen()).contains("You cannot do this");
  }

  @Test
  void anOpenScreenGivesWayWhenTheMembershipEnds() {
    open(noor, "campaigns");
    service(JdbcClient.class)
        .sql("update member set left_at = now() where subject = ?")
        .param(noor.subject().value())
        .update();
    clickIsRefused();
    assertThat(screen())
        .contains("You do not belong to the organization any more")
        .doesNotContain("dam");
  }

  @Test
  void anOpenScreenGivesWayWhenTheOrganizationEnds() {
    open(noor, "campaigns");
    service(JdbcClient.class)
        .sql("update organization set ended_at = now(), end_reason = 'merged' where id = ?")
        .param(noor.organization().value())
        .update();
    clickIsRefused();
    assertThat(screen()).contains("Your organization has ended on Chorus").doesNotContain("dam");
  }

  @Test
  void anOpenScreenGivesWayWhenTheRoleEnds() {
    service(Members.class)
        .assignRoles(
            joint.ines, SecondFactor.of(joint.ines), noor.subject(), Set.of(Role.CAMPAIGNER));
    open(noor, "campaigns/" + dam + "/pages/own");
    assertThat(screen()).doesNotContain("You cannot do this");
    service(Members.class)
        .assignRoles(joint.ines, SecondFactor.of(joint.ines), noor.subject(), Set.of());
    clickIsRefused();
    assertThat(screen()).contains("You cannot do this", "Ask an administrator of rivers: ines.");
  }

  /** What a click comes to that a service refuses. */
  private void clickIsRefused() {
    try {
      service(Access.class).require(noor, Permission.ASSIGN_ROLES);
      throw new AssertionError("not refused");
    } catch (AccessDenied denied) {
      VaadinSession.getCurrent().getErrorHandler().error(new ErrorEvent(denied));
    }
    assertThat(UI.getCurrent()).isNotNull();
    roundTrip();
  }
}
