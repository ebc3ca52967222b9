package org.chorus.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.chorus.campaign.JointCampaign;
import org.chorus.campaign.page.PageDraft;
import org.chorus.campaign.page.PageEdition;
import org.chorus.campaign.page.PageText;
import org.chorus.campaign.page.Pages;
import org.chorus.content.CampaignKind;
import org.chorus.content.ContentField;
import org.chorus.kernel.CampaignId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages out of the editor as Markdown, and in again. */
class PageFilesIT extends ConsoleTest {

  CampaignId campaign;

  @BeforeEach
  void aWrittenPage() {
    campaign = joint.petition("dam");
    joint.writePages(campaign);
    open("campaigns/" + campaign + "/pages/common");
  }

  private String export() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    test(find(Anchor.class).withId("export-page").single()).download(file);
    return file.toString(StandardCharsets.UTF_8);
  }

  private void bringIn(String file) {
    click("import-page");
    test(find(Upload.class).withId("page-file").single())
        .upload("page.md", "text/markdown", file.getBytes(StandardCharsets.UTF_8));
    roundTrip();
  }

  private PageDraft common() {
    return service(Pages.class).open(joint.ines, PageEdition.common(campaign, "en"));
  }

  private TextField title() {
    return find(TextField.class).withId("title").single();
  }

  @Test
  void whatIsExportedAndChangedOutsideIsSavedAndShown() {
    String file = export();
    assertThat(file).startsWith("---\nchorus-page: 1\n").contains("title: Let the river run\n");

    bringIn(file.replace("Let the river run", "Let it run"));

    assertThat(notices()).contains("Imported and saved.");
    assertThat(common().content().title()).isEqualTo("Let it run");
    assertThat(title().getValue()).isEqualTo("Let it run");
    assertThat(export()).isEqualTo(file.replace("Let the river run", "Let it run"));
    bringIn(export());
    assertThat(notices()).contains("The file says what is saved already.");
  }

  @Test
  void anUnreadableFileSaysWhereAndWhatToDo() {
    bringIn("---\nlanguage: en\ntitel: a\n---\n");
    assertThat(screen()).contains("Nothing was imported", "Line 3: there is no field “titel”.");
    assertThat(common().revision()).isEqualTo(2);
  }

  @Test
  void whatCannotBeSavedStandsInTheEditor() {
    bringIn(export().replace("Let the river run", "x".repeat(161)));
    assertThat(notices()).contains("The file is in the editor, and not saved.");
    assertThat(title().isInvalid()).isTrue();
    assertThat(title().getValue()).hasSize(161);
    assertThat(common().revision()).isEqualTo(2);
  }

  @Test
  void nothingWrittenIsLostToAFile() {
    test(title()).setValue("Written just now");
    click("import-page");
    assertThat(notices()).contains("Save what you have written first.");
    assertThat(find(Upload.class).withId("page-file").exists()).isFalse();
  }

  @Test
  void whoeverSavedInBetweenIsNotOverwritten() {
    String file = export().replace("Let the river run", "From the file");
    service(Pages.class)
        .save(
            joint.ines,
            PageEdition.common(campaign, "en"),
            2,
            PageText.whole(
                JointCampaign.complete(CampaignKind.PETITION)
                    .with(ContentField.TITLE, "From the editor")));

    bringIn(file);

    assertThat(screen()).contains("This page was saved elsewhere while you were writing");
    assertThat(common().content().title()).isEqualTo("From the editor");
    click("save-mine");
    assertThat(common().content().title()).isEqualTo("From the file");
    assertThat(title().getValue()).isEqualTo("From the file");
  }
}
