package org.chorus.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.chorus.campaign.approval.Approvals;
import org.chorus.campaign.approval.Verdict;
import org.chorus.campaign.life.CampaignSettings;
import org.chorus.campaign.life.Counting;
import org.chorus.campaign.life.CountryQuestion;
import org.chorus.console.look.ChoiceGroup;
import org.chorus.kernel.CampaignId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When signatures count and whether people are asked for their country, as staff decide it. */
class FixedSettingsIT extends ConsoleTest {

  private static final List<String> BUTTONS =
      List.of(
          "choose-counting",
          "choose-country-no",
          "choose-country-optional",
          "choose-country-required");

  CampaignId petition;

  @BeforeEach
  void aDraft() {
    petition = joint.petition("dam");
  }

  private boolean canChoose(String id) {
    return find(Button.class).withId(id).exists();
  }

  @Test
  @SuppressWarnings("unchecked") // a field knows its values, its class does not
  void areAskedWhenACampaignIsCreated() {
    open("campaigns/new");
    ChoiceGroup<Counting> counting = find(ChoiceGroup.class).withId("campaign-counting").single();
    ChoiceGroup<CountryQuestion> country =
        find(ChoiceGroup.class).withId("campaign-country").single();
    assertThat(counting.getValue()).isEqualTo(Counting.AT_ONCE);
    assertThat(country.getValue()).isEqualTo(CountryQuestion.NO);
    counting.setValue(Counting.WHEN_CONFIRMED);
    country.setValue(CountryQuestion.REQUIRED);
    test(find(TextField.class).withId("campaign-name").single())
        .setValue("Strict of " + joint.rivers.alias());
    click("create-campaign");

    assertThat(screen()).contains("Once the address is confirmed", "Ask everybody");
  }

  @Test
  void aConvenerChangesThemUntilTheCampaignIsPublic() {
    open("campaigns/" + petition);
    assertThat(canChoose("choose-country-no")).isFalse(); // it is so already
    click("choose-counting");
    assertThat(joint.overview(petition).counting()).isEqualTo(Counting.WHEN_CONFIRMED);
    assertThat(screen()).contains("Once the address is confirmed");
    click("choose-counting");
    assertThat(joint.overview(petition).counting()).isEqualTo(Counting.AT_ONCE);

    click("choose-country-required");
    assertThat(joint.overview(petition).countryQuestion()).isEqualTo(CountryQuestion.REQUIRED);
    click("choose-country-optional");
    assertThat(joint.overview(petition).countryQuestion()).isEqualTo(CountryQuestion.OPTIONAL);
    click("choose-country-no");
    assertThat(joint.overview(petition).countryQuestion()).isEqualTo(CountryQuestion.NO);

    open(joint.maja, "campaigns/" + petition);
    assertThat(screen()).contains("At once", "Do not ask");
    assertThat(BUTTONS).noneMatch(this::canChoose);

    joint.publish(petition);
    open(joint.ines, "campaigns/" + petition);
    assertThat(BUTTONS).noneMatch(this::canChoose);
  }

  @Test
  void whoeverWouldEndApprovalsIsAskedFirst() {
    joint.writePages(petition);
    Approvals approvals = service(Approvals.class);
    approvals.askForApproval(joint.ines, petition);
    approvals.approve(joint.maja, petition, joint.overview(petition).contentVersion());
    open("campaigns/" + petition);
    click("choose-counting");
    assertThat(joint.overview(petition).counting()).isEqualTo(Counting.AT_ONCE);
    confirm();
    assertThat(joint.overview(petition).counting()).isEqualTo(Counting.WHEN_CONFIRMED);
    assertThat(joint.overview(petition).verdictOf(joint.rights.id()))
        .get()
        .isInstanceOf(Verdict.Voided.class);
  }

  @Test
  void whoeverComesTooLateLearnsIt() {
    open("campaigns/" + petition);
    joint.publish(petition);
    click("choose-country-required");
    assertThat(notices()).contains("It is public, and people signed as it is.");
    assertThat(joint.overview(petition).countryQuestion()).isEqualTo(CountryQuestion.NO);
  }

  @Test
  void approversSeeTheFormAsItWillBe() {
    joint.writePages(petition);
    open(joint.maja, "campaigns/" + petition + "/review");
    assertThat(screen()).doesNotContain("Country", "counts once its address is confirmed");

    service(CampaignSettings.class).chooseCounting(joint.ines, petition, Counting.WHEN_CONFIRMED);
    service(CampaignSettings.class)
        .chooseCountryQuestion(joint.ines, petition, CountryQuestion.OPTIONAL);
    open(joint.maja, "campaigns/" + petition);
    open(joint.maja, "campaigns/" + petition + "/review");
    assertThat(screen()).contains("Country (optional)", "counts once its address is confirmed");
  }
}
