package org.chorus.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import org.chorus.campaign.life.SamePerson;
import org.chorus.console.look.ChoiceGroup;
import org.chorus.kernel.CampaignId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom a pool takes for the same person, as staff decide about it. */
class SamePersonIT extends ConsoleTest {

  CampaignId petition;

  @BeforeEach
  void aDraft() {
    petition = joint.petition("dam");
  }

  private boolean canChoose() {
    return find(Button.class).withId("choose-same-person").exists();
  }

  private SamePerson rule() {
    return joint.overview(petition).samePerson();
  }

  @Test
  @SuppressWarnings("unchecked") // a field knows its values, its class does not
  void isAskedOfThoseWhoMakeANewPool() {
    open("campaigns/new");
    ChoiceGroup<SamePerson> choice =
        find(ChoiceGroup.class).withId("campaign-same-person").single();
    assertThat(choice.getValue()).isEqualTo(SamePerson.BY_ADDRESS);
    choice.setValue(SamePerson.BY_ADDRESS_AND_NAME);
    test(find(TextField.class).withId("campaign-name").single())
        .setValue("Families of " + joint.rivers.alias());
    click("create-campaign");

    assertThat(screen()).contains("Whoever has the same email address and the same name");
  }

  @Test
  void aConvenerChangesItUntilPeopleCanSign() {
    open("campaigns/" + petition);
    assertThat(screen()).contains("Counts once", "Whoever has the same email address");
    click("choose-same-person");
    assertThat(rule()).isEqualTo(SamePerson.BY_ADDRESS_AND_NAME);
    assertThat(screen()).contains("Whoever has the same email address and the same name");
    click("choose-same-person");
    assertThat(rule()).isEqualTo(SamePerson.BY_ADDRESS);

    open(joint.maja, "campaigns/" + petition);
    assertThat(canChoose()).isFalse();

    joint.publish(petition);
    open(joint.ines, "campaigns/" + petition);
    assertThat(canChoose()).isFalse();
  }

  @Test
  void whoeverComesTooLateLearnsIt() {
    CampaignId letter = joint.letterInto(joint.overview(petition).pool(), "letter");
    open("campaigns/" + letter);
    joint.publish(petition);
    click("choose-same-person");
    assertThat(notices()).contains("“dam” counts in the same pool and is public");
    assertThat(rule()).isEqualTo(SamePerson.BY_ADDRESS);
  }

  @Test
  void aSharedPoolSaysSo() {
    open("campaigns/" + petition);
    click("choose-same-person");
    open("campaigns/new");
    assertThat(screen()).contains("Two people can share an address in it.");
    assertThat(Optional.of(rule())).contains(SamePerson.BY_ADDRESS_AND_NAME);
  }
}
