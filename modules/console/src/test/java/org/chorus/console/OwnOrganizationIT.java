package org.chorus.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Set;
import org.chorus.access.Role;
import org.chorus.organization.OrganizationProfile;
import org.chorus.organization.Organizations;
import org.junit.jupiter.api.Test;

class OwnOrganizationIT extends ConsoleTest {

  @Test
  void theLastAdministratorStaysOne() {
    desk.stepUp(joint.ines);
    open("people");
    test(find(Button.class).withAriaLabel("Change the roles of ines").single()).click();
    roles().setValue(Set.of(Role.APPROVER));
    click("save-roles");
    assertThat(roles().isInvalid()).isTrue();
    assertThat(roles().getErrorMessage()).contains("ines is the only administrator");
  }

  @Test
  void aColleagueGetsARole() {
    joint.newcomer("noor", joint.rivers);
    desk.stepUp(joint.ines);
    open("people");
    assertThat(screen()).contains("No role yet");
    test(find(Button.class).withAriaLabel("Change the roles of noor").single()).click();
    roles().setValue(Set.of(Role.CAMPAIGNER));
    click("save-roles");
    assertThat(screen()).contains("Campaigner").doesNotContain("No role yet");
  }

  @Test
  void theProfileTakesWholeWebAddressesOnly() {
    open("organization");
    TextField website = find(TextField.class).withId("website").single();
    test(website).setValue("rivers.example.org");
    click("save-organization");
    assertThat(website.isInvalid()).isTrue();

    test(website).setValue("https://rivers.example.org");
    click("save-organization");
    assertThat(
            service(Organizations.class)
                .find(joint.ines.organization())
                .orElseThrow()
                .description()
                .website())
        .contains("https://rivers.example.org");
  }

  @Test
  @SuppressWarnings("unchecked")
  void aMemberOfTwoChoosesFirstAndCanSwitch() {
    joint.petition("dam");
    desk.logIn(
        "both " + joint.rivers.alias(),
        "Bo",
        List.of(joint.rivers.id(), joint.outsider.organization()));
    open("campaigns?from=mail");
    assertThat(screen()).contains("Whom do you work for now?");
    test(find(Button.class).withText("rivers").single()).click();
    roundTrip();
    assertThat(address()).isEqualTo("campaigns");
    assertThat(screen()).contains("dam");

    Select<OrganizationProfile> switcher =
        find(Select.class).withId("organization-switcher").single();
    test(switcher).selectItem("outside");
    roundTrip();
    assertThat(address()).isEmpty();
    assertThat(screen()).doesNotContain("dam").contains("Campaign together, as equals");
  }

  @SuppressWarnings("unchecked")
  private CheckboxGroup<Role> roles() {
    return find(CheckboxGroup.class).withId("roles").single();
  }
}
