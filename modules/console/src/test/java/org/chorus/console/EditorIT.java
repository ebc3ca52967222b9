package org.chorus.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Set;
import org.chorus.access.Role;
import org.chorus.access.SecondFactor;
import org.chorus.campaign.JointCampaign;
import org.chorus.campaign.life.ConsentMode;
import org.chorus.campaign.page.PageDraft;
import org.chorus.campaign.page.PageEdition;
import org.chorus.campaign.page.PageText;
import org.chorus.campaign.page.Pages;
import org.chorus.campaign.page.WorkingCopies;
import org.chorus.content.CampaignKind;
import org.chorus.content.Content;
import org.chorus.content.ContentField;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.organization.Members;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EditorIT extends ConsoleTest {

  CampaignId campaign;

  @BeforeEach
  void aDraft() {
    campaign = joint.petition("dam");
  }

  @Test
  void theShortcutSavesWhatIsWritten() {
    openCommon();
    fill("title", "Let it flow");
    assertThat(status()).startsWith("Kept for you").endsWith("not saved yet");

    fireShortcut(Key.KEY_S, KeyModifier.CONTROL);

    assertThat(common().content().title()).isEqualTo("Let it flow");
    assertThat(status()).startsWith("Saved by ines");
  }

  @Test
  void saysBesideTheFieldWhatCannotStand() {
    openCommon();
    fill("title", "x".repeat(161));
    click("save-page");

    TextField title = find(TextField.class).withId("title").single();
    assertThat(title.isInvalid()).isTrue();
    assertThat(title.getErrorMessage()).contains("Shorten it to 160 characters");
    assertThat(common().revision()).isEqualTo(1);

    fill("title", "Short");
    click("save-page");
    assertThat(title.isInvalid()).isFalse();
    assertThat(common().content().title()).isEqualTo("Short");
  }

  @Test
  void thePreviewFollowsTheArticleAndLetsNothingDangerousThrough() {
    openCommon();
    write("article", "Water came **late**.[^1]\n\n<script>alert(1)</script>\n\n[^1]: Survey.");
    String html = find(com.vaadin.flow.component.Html.class).single().getInnerHtml();
    assertThat(html).contains("<strong>late</strong>", "footnote-ref").doesNotContain("<script>");
  }

  @Test
  void theCommonPageAsksForNoConsentWordingAndTheOwnPageShowsTheStandardOne() {
    openCommon();
    assertThat(find(TextArea.class).withId("consent-wording").exists()).isFalse();

    open("campaigns/" + campaign + "/pages/own");
    assertThat(find(TextArea.class).withId("consent-wording").single().getHelperText())
        .contains(ConsentMode.EXPLICIT.standardWording("en"));
  }

  @Test
  void aLetterHasASalutationAndNoDemand() {
    CampaignId letter = joint.letterInto(joint.overview(campaign).pool(), "letter");
    open("campaigns/" + letter + "/pages/common");
    assertThat(find(TextField.class).withId("salutation").exists()).isTrue();
    assertThat(find(TextArea.class).withId("statement").exists()).isFalse();
  }

  @Nested
  class GivenSomebodySavedMeanwhile {

    @BeforeEach
    void conflict() {
      openCommon();
      fill("title", "Mine");
      Content theirs =
          JointCampaign.complete(CampaignKind.PETITION).with(ContentField.TITLE, "Theirs");
      service(Pages.class)
          .save(joint.ines, PageEdition.common(campaign, "en"), 1, PageText.whole(theirs));
      click("save-page");
    }

    @Test
    void bothTextsAreShownAndNothingIsLost() {
      assertThat(screen())
          .contains("saved elsewhere while you were writing", "Theirs", "Mine", "Stop the dam.");
      assertThat(common().content().title()).isEqualTo("Theirs");
      assertThat(find(TextField.class).withId("title").single().getValue()).isEqualTo("Mine");
    }

    @Test
    void mineCanBeSavedOverTheirs() {
      click("save-mine");
      assertThat(common().content().title()).isEqualTo("Mine");
      assertThat(common().revision()).isEqualTo(3);
      assertThat(status()).startsWith("Saved by ines");
    }

    @Test
    void theirsCanBeTaken() {
      click("take-theirs");
      assertThat(find(TextField.class).withId("title").single().getValue()).isEqualTo("Theirs");
      fill("title", "Theirs, amended");
      click("save-page");
      assertThat(common().content().title()).isEqualTo("Theirs, amended");
    }
  }

  @Nested
  class GivenUnsavedWriting {

    @BeforeEach
    void writeAndLeave() {
      openCommon();
      fill("title", "Unsaved");
      open("campaigns");
    }

    @Test
    void leavingNeedsNoQuestionBecauseItIsThereOnReturn() {
      assertThat(find(TextField.class).withId("campaign-search").exists()).isTrue();
      assertThat(common().content().title()).isNotEqualTo("Unsaved");

      openCommon();
      assertThat(title()).isEqualTo("Unsaved");
      assertThat(screen()).contains("did not save it. It is as you left it.");
      assertThat(status()).endsWith("not saved yet");
    }

    @Test
    void homeRemindsOfIt() {
      open("");
      assertThat(screen()).contains("Save what you wrote");
      openCommon();
      click("save-page");
      assertThat(common().content().title()).isEqualTo("Unsaved");
      open("");
      assertThat(screen()).doesNotContain("Save what you wrote");
    }

    @Test
    void itCanBeDroppedAfterAQuestion() {
      openCommon();
      click("drop-writing");
      assertThat(title()).isEqualTo("Unsaved");
      test(find(ConfirmDialog.class).withId("confirm-drop").single()).confirm();
      assertThat(title()).isEqualTo("dam");
      openCommon();
      assertThat(title()).isEqualTo("dam");
      assertThat(offers("drop-writing")).isFalse();
    }

    @Test
    void whatSomebodySavedMeanwhileIsNotOverwritten() {
      Content theirs =
          JointCampaign.complete(CampaignKind.PETITION).with(ContentField.TITLE, "Theirs");
      service(Pages.class)
          .save(joint.ines, PageEdition.common(campaign, "en"), 1, PageText.whole(theirs));
      service(WorkingCopies.class)
          .keep(
              joint.ines,
              PageEdition.common(campaign, "en"),
              1,
              PageText.whole(theirs.with(ContentField.TITLE, "Mine, from before")));
      openCommon();
      assertThat(screen()).contains("Meanwhile ines saved the page: when you save, you see both.");
      click("save-page");
      assertThat(screen()).contains("saved elsewhere while you were writing");
      assertThat(common().content().title()).isEqualTo("Theirs");
    }

    @Test
    void takingItAllBackLeavesNothingToSave() {
      openCommon();
      fill("title", "dam");
      assertThat(status()).startsWith("Saved by ines");
      openCommon();
      assertThat(offers("drop-writing")).isFalse();
    }
  }

  @Test
  void leavingAsksFirstWhenSomethingCouldNotBeKept() {
    openCommon();
    fill("title", "x".repeat(5_000));
    assertThat(status()).startsWith("Not kept");
    open("campaigns");
    assertThat(find(ConfirmDialog.class).withId("unkept-writing").exists()).isTrue();
    assertThat(find(TextField.class).withId("title").exists()).isTrue();
    test(find(ConfirmDialog.class).single()).cancel();
    assertThat(title()).hasSize(5_000);
  }

  @Test
  void colleaguesWhoWriteOnTheSamePageKnowOfEachOther() {
    Actor tom = joint.newcomer("tom", joint.rivers);
    service(Members.class)
        .assignRoles(
            joint.ines, SecondFactor.of(joint.ines), tom.subject(), Set.of(Role.CAMPAIGNER));
    open(tom, "campaigns/" + campaign + "/pages/own");
    click("own-title");
    fill("title", "Tom's own words");
    open(joint.ines, "campaigns/" + campaign + "/pages/own");
    assertThat(screen()).contains("tom is writing on this page too.").doesNotContain("Tom's own");
  }

  void openCommon() {
    open("campaigns/" + campaign + "/pages/common");
  }

  PageDraft common() {
    return service(Pages.class).open(joint.ines, PageEdition.common(campaign, "en"));
  }

  String title() {
    return find(TextField.class).withId("title").single().getValue();
  }

  String status() {
    return find(Span.class).withId("save-status").single().getText();
  }

  void fill(String id, String text) {
    test(find(TextField.class).withId(id).single()).setValue(text);
  }

  void write(String id, String text) {
    test(find(TextArea.class).withId(id).single()).setValue(text);
  }
}
