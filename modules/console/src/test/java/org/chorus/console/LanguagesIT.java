package org.chorus.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import org.chorus.campaign.JointCampaign;
import org.chorus.campaign.page.PageDraft;
import org.chorus.campaign.page.PageEdition;
import org.chorus.campaign.page.PageText;
import org.chorus.campaign.page.Pages;
import org.chorus.campaign.page.WorkingCopies;
import org.chorus.content.CampaignKind;
import org.chorus.content.Content;
import org.chorus.content.ContentField;
import org.chorus.content.ContentPart;
import org.chorus.kernel.CampaignId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Pages in several languages, and parts that follow the common page, on screen. */
class LanguagesIT extends ConsoleTest {

  CampaignId campaign;
  PageEdition english;
  PageEdition german;

  @BeforeEach
  void aCommonPage() {
    campaign = joint.petition("dam");
    english = PageEdition.common(campaign, "en");
    german = english.in("de");
    save(english, 1, JointCampaign.complete(CampaignKind.PETITION));
  }

  void save(PageEdition edition, int basedOn, Content content) {
    service(Pages.class).save(joint.ines, edition, basedOn, PageText.whole(content));
  }

  void openAsMaja(String page) {
    open(joint.maja, "campaigns/" + campaign + page);
  }

  PageDraft majas(String language) {
    return service(Pages.class).open(joint.maja, PageEdition.own(campaign, joint.maja, language));
  }

  String value(String id) {
    return find(TextField.class).withId(id).single().getValue();
  }

  void fill(String id, String text) {
    test(find(TextField.class).withId(id).single()).setValue(text);
  }

  boolean canWrite(String id) {
    return !find(TextField.class).withId(id).single().isReadOnly();
  }

  @Nested
  class GivenAPartnersEditor {

    @BeforeEach
    void opened() {
      openAsMaja("/pages/own");
    }

    @Test
    void everythingFollowsTheCommonPageAtFirst() {
      assertThat(value("title")).isEqualTo("Let the river run");
      assertThat(canWrite("title")).isFalse();
      assertThat(screen()).contains("As on the common page", "follows the common one");
    }

    @Test
    void savedAsItIsItIsAPage() {
      click("save-page");
      assertThat(majas("en").revision()).isEqualTo(1);
      assertThat(majas("en").text().own()).isEmpty();
    }

    @Test
    void onlyWhatIsMadeOwnIsOwn() {
      click("own-title");
      fill("title", "Rights at the river");
      click("save-page");
      assertThat(majas("en").text().own()).containsExactly(ContentPart.TITLE);
      save(
          english,
          2,
          JointCampaign.complete(CampaignKind.PETITION).with(ContentField.LEDE, "It is spring."));
      openAsMaja("/pages/own");
      assertThat(value("title")).isEqualTo("Rights at the river");
      assertThat(find(TextArea.class).withId("lede").single().getValue())
          .isEqualTo("It is spring.");
    }

    @Test
    void whoeverChangesTheirMindFindsTheirWordsAgain() {
      click("own-title");
      fill("title", "Rights at the river");
      click("follow-title");
      assertThat(value("title")).isEqualTo("Let the river run");
      click("own-title");
      assertThat(value("title")).isEqualTo("Rights at the river");
    }

    @Test
    void makingAPartOwnIsKeptLikeWriting() {
      click("own-title");
      assertThat(service(WorkingCopies.class).of(joint.maja))
          .singleElement()
          .satisfies(copy -> assertThat(copy.text().own()).containsExactly(ContentPart.TITLE));
    }

    @Test
    void consentIsAlwaysInTheirOwnWords() {
      assertThat(offers("own-consent-wording")).isFalse();
      assertThat(find(TextArea.class).withId("consent-wording").single().isReadOnly()).isFalse();
    }
  }

  @SuppressWarnings("unchecked")
  @Test
  void aLanguageIsAddedAndTakenOut() {
    open("campaigns/" + campaign + "/pages/common");
    assertThat(offers("remove-language")).isFalse();
    find(Select.class).withId("add-language").single().setValue("de");
    assertThat(screen()).contains("German");
    fill("title", "Lasst den Fluss laufen");
    click("save-page");
    open("campaigns/" + campaign + "/pages/common/de");
    assertThat(value("title")).isEqualTo("Lasst den Fluss laufen");
    assertThat(screen()).contains("incomplete");

    click("remove-language");
    confirm();
    assertThat(service(Pages.class).editions(joint.ines, campaign, english.owner())).hasSize(1);
  }

  @Test
  void aPartnerFollowsInEveryLanguageOfTheCommonPage() {
    save(
        german,
        0,
        JointCampaign.complete(CampaignKind.PETITION)
            .with(ContentField.LANGUAGE, "de")
            .with(ContentField.TITLE, "Lasst den Fluss laufen"));
    openAsMaja("/pages/own/de");
    assertThat(value("title")).isEqualTo("Lasst den Fluss laufen");
    assertThat(canWrite("title")).isFalse();
  }

  @Test
  void inALanguageOfItsOwnThereIsNothingToFollow() {
    openAsMaja("/pages/own/fr");
    assertThat(canWrite("title")).isTrue();
    assertThat(screen()).contains("The common page is not written in this language");
  }

  @Test
  void whatIsNoLanguageLeadsNowhere() {
    open("campaigns/" + campaign + "/pages/common/nonsense");
    assertThat(screen()).contains("There is nothing here");
  }

  @Test
  void aPreviewShowsEachLanguage() {
    save(
        german,
        0,
        JointCampaign.complete(CampaignKind.PETITION)
            .with(ContentField.LANGUAGE, "de")
            .with(ContentField.STATEMENT_INTRO, "Die Petition an {target} im Wortlaut:")
            .with(ContentField.SOURCES, "Flussbericht, 2026 <https://fluss.example>"));
    open("campaigns/" + campaign + "/preview/common/de");
    assertThat(screen())
        .contains("Die Petition an Hydra Works im Wortlaut:", "Flussbericht, 2026", "English");
  }
}
