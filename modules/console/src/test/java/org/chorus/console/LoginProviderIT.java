package org.chorus.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import org.chorus.console.look.ChoiceGroup;
import org.chorus.kernel.Actor;
import org.chorus.kernel.Finding;
import org.chorus.kernel.Slug;
import org.chorus.kernel.Subject;
import org.chorus.organization.Login;
import org.chorus.organization.Members;
import org.chorus.organization.provider.ProviderDraft;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "chorus.platform.organization=operations")
class LoginProviderIT extends ConsoleTest {

  Actor rosa;
  String path;
  StubBroker keycloak;

  @BeforeEach
  void rosaAdministersThePlatform() {
    rosa =
        new Actor(
            new Subject("rosa"),
            "Rosa",
            service(Members.class)
                .recordLogin(
                    new Login(
                        new Subject("rosa"),
                        "Rosa",
                        Optional.empty(),
                        List.of(
                            new Login.VouchedOrganization(new Slug("operations"), "Operations"))))
                .organizations()
                .getFirst()
                .id());
    path = "platform/organizations/" + joint.rivers.alias() + "/login";
    keycloak = service(StubBroker.class);
  }

  @AfterEach
  void back() {
    keycloak.findings = List.of();
    keycloak.away = false;
  }

  private void fill(String domain) {
    test(find(TextField.class).withId("provider-address").single())
        .setValue("https://login.rivers.example");
    test(find(TextField.class).withId("provider-client-id").single()).setValue("chorus");
    test(find(PasswordField.class).withId("provider-secret").single()).setValue("s3cret");
    test(find(TextField.class).withId("provider-domains").single()).setValue(domain);
    Checkbox vouched = find(Checkbox.class).withId("provider-vouched").single();
    if (!vouched.getValue()) {
      test(vouched).click();
    }
  }

  private String domain() {
    return joint.rivers.alias() + ".example";
  }

  @Test
  void aProviderIsSetUpAndItsSecretNeverShownAgain() {
    desk.stepUp(rosa);
    open(path);
    assertThat(find(TextField.class).withId("provider-redirect").single().getValue())
        .contains("/broker/" + joint.rivers.alias() + "/endpoint");
    fill(domain());
    click("save-provider");
    assertThat(screen()).contains("Switched on", "https://login.rivers.example", domain());
    assertThat(find(PasswordField.class).withId("provider-secret").single().getValue()).isEmpty();
    assertThat(keycloak.put).containsKey(joint.rivers.alias());

    click("remove-provider");
    assertThat(find(ConfirmDialog.class).single().getElement().getProperty("message"))
        .contains("3 people log in that way");
    confirm();
    roundTrip();
    assertThat(keycloak.put).doesNotContainKey(joint.rivers.alias());
    assertThat(offers("remove-provider")).isFalse();
  }

  @Test
  void aTestSaysWhatIsWrongAndWhatToDo() {
    keycloak.findings = List.of(Finding.bad("It publishes no key.", "Publish a signing key."));
    desk.stepUp(rosa);
    open(path);
    fill(domain());
    click("test-provider");
    assertThat(screen()).contains("It publishes no key.", "Wrong", "Publish a signing key.");
    click("save-provider");
    assertThat(notices()).contains("Nothing was changed");
    assertThat(offers("remove-provider")).isFalse();
  }

  @Test
  void withoutMakingSureOfTheDomainsNothingIsSetUp() {
    desk.stepUp(rosa);
    open(path);
    fill(domain());
    test(find(Checkbox.class).withId("provider-vouched").single()).click();
    click("save-provider");
    assertThat(find(Checkbox.class).withId("provider-vouched").single().isInvalid()).isTrue();
    assertThat(offers("remove-provider")).isFalse();
  }

  @Test
  void switchedOffItSaysSo() {
    desk.stepUp(rosa);
    open(path);
    fill(domain());
    click("save-provider");
    click("switch-provider");
    confirm();
    roundTrip();
    assertThat(screen()).contains("Switched off");
    click("switch-provider");
    assertThat(screen()).doesNotContain("Switched off");
  }

  @Test
  void keycloakBeingAwayIsSaid() {
    keycloak.away = true;
    desk.stepUp(rosa);
    open(path);
    fill(domain());
    click("save-provider");
    assertThat(notices()).contains("Keycloak does not answer");
  }

  @Test
  void oneThatSpeaksSamlIsDescribedByItsMetadata() {
    desk.stepUp(rosa);
    open(path);
    chooseSaml();
    test(find(TextField.class).withId("provider-domains").single()).setValue(domain());
    test(find(Checkbox.class).withId("provider-vouched").single()).click();
    click("save-provider");
    TextField address = find(TextField.class).withId("saml-metadata-address").single();
    assertThat(address.isInvalid()).isTrue();

    test(address).setValue("https://login.rivers.example/metadata");
    test(find(TextArea.class).withId("saml-metadata").single()).setValue("<md/>");
    click("save-provider");
    assertThat(address.isInvalid()).isTrue();
    test(find(TextArea.class).withId("saml-metadata").single()).setValue("");
    test(find(TextField.class).withId("saml-email-attribute").single()).setValue("mail");
    click("save-provider");
    assertThat(screen()).contains("Switched on", domain());
    assertThat(keycloak.put.get(joint.rivers.alias()))
        .isEqualTo(
            new ProviderDraft.Saml(
                new ProviderDraft.SamlMetadata.At("https://login.rivers.example/metadata"),
                Optional.empty(),
                Optional.of("mail")));
    assertThat(find(TextField.class).withId("saml-email-attribute").single().getValue())
        .isEqualTo("mail");
    click("remove-provider");
    confirm();
  }

  private void chooseSaml() {
    ChoiceGroup<?> spoken = find(ChoiceGroup.class).withId("provider-protocol").single();
    choose(spoken);
  }

  private static <T> void choose(ChoiceGroup<T> spoken) {
    spoken.setValue(spoken.getListDataView().getItem(1));
  }

  @Test
  void withoutASecondFactorNothingCanBeChanged() {
    open(rosa, path);
    assertThat(offers("save-provider")).isFalse();
    click("show-second-factor");
    assertThat(find(ConfirmDialog.class).withId("second-factor-dialog").exists()).isTrue();
  }

  @Test
  void anOrganizationIsAddedBeforeAnybodyOfItHasLoggedIn() {
    open(rosa, "platform/organizations/new");
    String name = "Heath " + joint.rivers.alias();
    test(find(TextField.class).withId("organization-name").single()).setValue(name);
    assertThat(find(TextField.class).withId("organization-alias").single().getValue())
        .isEqualTo("heath-" + joint.rivers.alias());
    click("add-organization");
    assertThat(screen()).contains("How people of " + name + " log in");

    open(rosa, "platform/organizations/new");
    test(find(TextField.class).withId("organization-name").single()).setValue(name);
    click("add-organization");
    assertThat(find(TextField.class).withId("organization-alias").single().isInvalid()).isTrue();

    open(joint.ines, "platform/organizations/new");
    assertThat(screen()).contains("You cannot do this");
  }

  @Test
  void administratorsOfAnOrganizationSeeNothingOfIt() {
    open(joint.ines, path);
    String refused = screen();
    assertThat(refused).contains("You cannot do this");
    open("platform/organizations/no-such-one/login");
    assertThat(screen()).isEqualTo(refused);
  }
}
