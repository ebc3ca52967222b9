package org.chorus.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Map;
import java.util.Optional;
import org.chorus.campaign.approval.Approvals;
import org.chorus.campaign.approval.Verdict;
import org.chorus.campaign.life.CampaignSettings;
import org.chorus.campaign.life.ConsentMode;
import org.chorus.campaign.life.LetterWords;
import org.chorus.campaign.published.PublishedPages;
import org.chorus.console.look.ChoiceGroup;
import org.chorus.content.CampaignKind;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.Slug;
import org.chorus.signature.OwnWords;
import org.chorus.signature.PersonName;
import org.chorus.signature.SignRequest;
import org.chorus.signature.Signing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Letters that signers may put into their own words, as staff decide about and see them. */
class OwnWordsIT extends ConsoleTest {

  CampaignId letter;

  @BeforeEach
  void aDraft() {
    letter = joint.create("letter", CampaignKind.LETTER, Optional.empty(), ConsentMode.EXPLICIT);
  }

  private LetterWords words() {
    return joint.overview(letter).letterWords();
  }

  private void name(String name) {
    test(find(TextField.class).withId("campaign-name").single()).setValue(name);
  }

  private boolean canChoose() {
    return find(Button.class).withId("choose-words").exists();
  }

  @Test
  @SuppressWarnings("unchecked") // a field knows its values, its class does not
  void isAskedOfLettersWhenTheyAreCreated() {
    open("campaigns/new");
    ChoiceGroup<CampaignKind> kind = find(ChoiceGroup.class).withId("campaign-kind").single();
    assertThat(find(ChoiceGroup.class).withId("campaign-words").exists()).isFalse();
    kind.setValue(CampaignKind.LETTER);
    ChoiceGroup<LetterWords> choice = find(ChoiceGroup.class).withId("campaign-words").single();
    assertThat(choice.getValue()).isEqualTo(LetterWords.AS_WRITTEN);
    choice.setValue(LetterWords.SIGNERS_OWN);
    String name = "Dear " + joint.rivers.alias();
    name(name);
    click("create-campaign");

    assertThat(screen()).contains(name, "The words of the letter, or the signer’s own");
  }

  @Test
  @SuppressWarnings("unchecked") // as above
  void whoeverDecidesForAPetitionAfterAllCreatesAPetition() {
    open("campaigns/new");
    ChoiceGroup<CampaignKind> kind = find(ChoiceGroup.class).withId("campaign-kind").single();
    kind.setValue(CampaignKind.LETTER);
    ((ChoiceGroup<LetterWords>) find(ChoiceGroup.class).withId("campaign-words").single())
        .setValue(LetterWords.SIGNERS_OWN);
    kind.setValue(CampaignKind.PETITION);
    name("No letter of " + joint.rivers.alias());
    click("create-campaign");

    assertThat(screen()).contains("A petition").doesNotContain("Signed in");
  }

  @Test
  void aConvenerChangesItUntilItIsPublic() {
    open("campaigns/" + letter);
    click("choose-words");
    assertThat(words()).isEqualTo(LetterWords.SIGNERS_OWN);
    assertThat(screen()).contains("The words of the letter, or the signer’s own");
    click("choose-words");
    assertThat(words()).isEqualTo(LetterWords.AS_WRITTEN);

    open(joint.maja, "campaigns/" + letter);
    assertThat(screen()).contains("The words of the letter, for everybody");
    assertThat(canChoose()).isFalse();

    joint.publish(letter);
    open(joint.ines, "campaigns/" + letter);
    assertThat(canChoose()).isFalse();
  }

  @Test
  void whoeverWouldEndApprovalsIsAskedFirst() {
    joint.writePages(letter);
    Approvals approvals = service(Approvals.class);
    approvals.askForApproval(joint.ines, letter);
    approvals.approve(joint.maja, letter, joint.overview(letter).contentVersion());
    open("campaigns/" + letter);
    click("choose-words");
    assertThat(words()).isEqualTo(LetterWords.AS_WRITTEN);
    confirm();
    assertThat(words()).isEqualTo(LetterWords.SIGNERS_OWN);
    assertThat(joint.overview(letter).verdictOf(joint.rights.id()))
        .get()
        .isInstanceOf(Verdict.Voided.class);
  }

  @Test
  void whoeverComesTooLateLearnsIt() {
    open("campaigns/" + letter);
    joint.publish(letter);
    click("choose-words");
    assertThat(notices()).contains("It is public, and people signed as it is.");
    assertThat(words()).isEqualTo(LetterWords.AS_WRITTEN);
  }

  @Test
  void approversSeeTheFormAsItWillBe() {
    service(CampaignSettings.class).chooseWords(joint.ines, letter, LetterWords.SIGNERS_OWN);
    joint.writePages(letter);
    open("campaigns/" + letter + "/review");
    TextArea shown = find(TextArea.class).withId("rendering-letter").single();
    assertThat(shown.getValue()).isEqualTo("Please stop the dam.");
    assertThat(shown.isEnabled()).isFalse();

    service(CampaignSettings.class).chooseWords(joint.ines, letter, LetterWords.AS_WRITTEN);
    open("campaigns/" + letter);
    open("campaigns/" + letter + "/review");
    assertThat(find(TextArea.class).withId("rendering-letter").exists()).isFalse();
  }

  @Test
  void numbersSayHowManyAndNeverWhat() {
    service(CampaignSettings.class).chooseWords(joint.ines, letter, LetterWords.SIGNERS_OWN);
    joint.publish(letter);
    Slug address = joint.slug("letter");
    service(Signing.class)
        .sign(
            new SignRequest(
                service(PublishedPages.class).findCommon(address).orElseThrow(),
                new PersonName("Ada"),
                new PersonName("Doe"),
                new EmailAddress("ada@example.org"),
                Map.of(),
                Optional.of(new OwnWords("My secret letter."))));

    open("campaigns/" + letter + "/numbers");
    assertThat(find(Span.class).withId("figure-own-words").single().getText()).isEqualTo("1");
    assertThat(screen())
        .contains("changed the open letter before they signed it")
        .doesNotContain("secret");

    CampaignId petition = joint.petition("dam");
    joint.publish(petition);
    open("campaigns/" + petition + "/numbers");
    assertThat(find(Span.class).withId("figure-own-words").exists()).isFalse();
  }
}
