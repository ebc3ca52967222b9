package org.chorus.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import org.chorus.campaign.CampaignOverview;
import org.chorus.campaign.published.PublishedPages;
import org.chorus.kernel.Slug;
import org.junit.jupiter.api.Test;

/** The main job from end to end, click by click: two organizations co-own a campaign. */
class MainPathIT extends ConsoleTest {

  @Test
  void fromTheFirstCoalitionToThePublicPage() {
    String world = joint.rivers.alias().value();

    open("coalitions/new");
    fill("coalition-name", "Free rivers of " + world);
    click("found-coalition");
    assertThat(screen()).contains("Free rivers of " + world, "Convener", "Each person counts once");
    String coalition = address();

    click("invite-organization");
    invitee().setValue(joint.rights);
    click("send-invitation");
    assertThat(notices()).contains("rights is invited");
    assertThat(screen()).contains("invited on");

    open(joint.maja, "");
    assertThat(screen()).contains("Answer the invitation", "Free rivers of " + world);
    open(coalition);
    click("accept-invitation");
    ConfirmDialog terms = find(ConfirmDialog.class).single();
    assertThat(test(terms).getHeader()).isEqualTo("Accept terms version 1 on behalf of rights");
    test(terms).confirm();
    assertThat(notices()).contains("rights is now a partner");
    assertThat(screen()).doesNotContain("Your organization is invited");

    open(joint.ines, "campaigns/new?coalition=" + coalition.substring("coalitions/".length()));
    fill("campaign-name", "Stop the dam of " + world);
    assertThat(find(TextField.class).withId("campaign-address").single().getValue())
        .isEqualTo("stop-the-dam-of-" + world);
    click("create-campaign");
    String campaign = address();
    assertThat(screen())
        .contains("Draft", "Say whom it addresses", "Write what the petition demands");
    click("ask-for-approval");
    assertThat(notices()).contains("Complete these pages first: Common page");

    open(campaign + "/pages/common");
    fill("target-organization", "Hydra Works");
    write("statement", "Stop the dam.");
    click("save-page");
    assertThat(screen()).contains("Complete: what is saved can be put to approval.");

    open(joint.maja, "");
    assertThat(screen()).contains("Write your page");
    open(campaign + "/pages/own");
    assertThat(find(TextArea.class).withId("statement").single().getValue())
        .isEqualTo("Stop the dam.");
    click("own-title");
    fill("title", "Rights at the river");
    write("consent-wording", "May Rights write to you?");
    click("save-page");

    open(joint.ines, campaign);
    click("ask-for-approval");
    assertThat(screen()).contains("In approval", "rights: has not decided yet");
    assertThat(offers("publish")).isFalse();

    open(campaign + "/review");
    assertThat(screen()).contains("The petition to Hydra Works reads:", "Stop the dam.");
    click("approve");
    assertThat(screen()).contains("rivers: approved by ines");

    open(joint.maja, "");
    assertThat(screen()).contains("Review and approve");
    open(campaign + "/review");
    reviewThePageOf("rights");
    assertThat(screen()).contains("Rights at the river", "May Rights write to you?");
    click("approve");
    assertThat(offers("publish")).as("only conveners publish").isFalse();

    open(joint.ines, "");
    assertThat(screen()).contains("Publish: everybody has approved");
    open(campaign);
    click("publish");
    confirm();
    assertThat(screen()).contains("Published", "Public page");
    assertThat(
            service(PublishedPages.class)
                .findPartners(
                    new Slug("stop-the-dam-of-" + world), joint.rights.alias(), Optional.empty()))
        .hasValueSatisfying(
            page -> assertThat(page.content().title()).isEqualTo("Rights at the river"));
  }

  @SuppressWarnings("unchecked")
  private void reviewThePageOf(String owner) {
    ComboBox<CampaignOverview.PageOverview> pages =
        find(ComboBox.class).withId("reviewed-page").single();
    pages.setValue(
        pages
            .getListDataView()
            .getItems()
            .filter(page -> page.ownerName().equals(owner))
            .findFirst()
            .orElseThrow());
  }

  @SuppressWarnings("unchecked")
  private ComboBox<Object> invitee() {
    return find(ComboBox.class).withId("invitee").single();
  }

  private void fill(String id, String text) {
    test(find(TextField.class).withId(id).single()).setValue(text);
  }

  private void write(String id, String text) {
    test(find(TextArea.class).withId(id).single()).setValue(text);
  }
}
