package org.chorus.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chorus.access.Role;
import org.chorus.access.SecondFactor;
import org.chorus.campaign.CampaignOverview.PageOverview;
import org.chorus.campaign.JointCampaign;
import org.chorus.campaign.approval.Approvals;
import org.chorus.campaign.page.PageEdition;
import org.chorus.campaign.page.PageText;
import org.chorus.campaign.page.Pages;
import org.chorus.campaign.review.Comments;
import org.chorus.content.CampaignKind;
import org.chorus.content.ContentField;
import org.chorus.content.ContentPart;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.organization.Members;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What reviewers say about a page, where they read it and where it is written. */
class CommentsIT extends ConsoleTest {

  CampaignId campaign;
  PageEdition common;

  @BeforeEach
  void pages() {
    campaign = joint.petition("dam");
    joint.writePages(campaign);
    common = PageEdition.common(campaign, "en");
    service(Approvals.class).askForApproval(joint.ines, campaign);
  }

  private void review(Actor actor) {
    open(actor, "campaigns/" + campaign + "/review");
  }

  private void editor() {
    open(joint.ines, "campaigns/" + campaign + "/pages/common");
  }

  @SuppressWarnings("unchecked")
  private void say(String words, ContentPart about) {
    test(find(TextArea.class).withId("comment-words").single()).setValue(words);
    ((Select<ContentPart>) find(Select.class).withId("comment-about").single()).setValue(about);
    click("send-comment");
  }

  @Test
  void aReviewersCommentReachesTheWriterAndIsSettledThere() {
    review(joint.maja);
    assertThat(screen()).contains("No comment is open.");
    say("Name the person.", ContentPart.TARGET);
    assertThat(screen())
        .contains(
            "1 open comment", "Open comments: Common page 1", "maja, rights", "Name the person.");
    assertThat(find(TextArea.class).withId("comment-words").single().getValue()).isEmpty();

    service(Pages.class)
        .save(
            joint.ines,
            common,
            2,
            PageText.whole(
                JointCampaign.complete(CampaignKind.PETITION).with(ContentField.TITLE, "New")));
    editor();
    assertThat(screen()).contains("What reviewers say", "Whom it addresses, on revision 2; now 3");
    click("resolve-comment-1");
    assertThat(screen()).contains("No comment is open.").doesNotContain("Name the person.");
    click("toggle-resolved-comments");
    assertThat(screen()).contains("Name the person.", "Resolved by ines");
    click("reopen-comment-1");
    review(joint.maja);
    assertThat(screen()).contains("1 open comment");
  }

  @Test
  void aWriterOfAPageThatNobodyCommentsOnSeesNothingOfIt() {
    editor();
    assertThat(screen()).doesNotContain("What reviewers say");
  }

  @Test
  void whatCannotStandIsSaidBesideTheField() {
    review(joint.maja);
    click("send-comment");
    TextArea words = find(TextArea.class).withId("comment-words").single();
    assertThat(words.isInvalid()).isTrue();
    assertThat(words.getErrorMessage()).isEqualTo("Write what you want to say.");
  }

  @Test
  @SuppressWarnings("unchecked")
  void whatIsTypedStaysWhileSomebodyLooksAtAnotherPage() {
    review(joint.maja);
    test(find(TextArea.class).withId("comment-words").single()).setValue("Half a thought");
    ComboBox<PageOverview> page = find(ComboBox.class).withId("reviewed-page").single();
    List<PageOverview> all = joint.overview(campaign).pages();
    page.setValue(all.getLast());
    assertThat(find(TextArea.class).withId("comment-words").single().getValue()).isEmpty();
    page.setValue(all.getFirst());
    assertThat(find(TextArea.class).withId("comment-words").single().getValue())
        .isEqualTo("Half a thought");
    click("send-comment");
    assertThat(screen()).contains("1 open comment", "Half a thought");
  }

  @Test
  void whoeverAsksForChangesNeedNotRepeatWhatIsSaid() {
    review(joint.maja);
    say("Name the person.", ContentPart.TARGET);
    click("request-changes");
    assertThat(screen()).contains("The pages have 1 open comment");
    test(find(TextArea.class).withId("change-request").single()).setValue("See the comment.");
    click("send-change-request");
    assertThat(screen()).contains("“See the comment.”");
  }

  @Test
  void whoeverNeitherApprovesNorWritesReadsThePagesAlone() {
    service(Comments.class).write(joint.maja, common, 2, Optional.empty(), "Among ourselves.");
    Actor analyst = joint.newcomer("anna", joint.rights);
    service(Members.class)
        .assignRoles(
            joint.maja, SecondFactor.of(joint.maja), analyst.subject(), Set.of(Role.ANALYST));
    review(analyst);
    assertThat(screen()).contains("Let the river run").doesNotContain("Among ourselves.");
    assertThat(offers("send-comment")).isFalse();
  }
}
