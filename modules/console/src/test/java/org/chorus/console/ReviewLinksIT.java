package org.chorus.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import java.util.Set;
import org.chorus.access.Role;
import org.chorus.access.SecondFactor;
import org.chorus.campaign.review.ReviewLinks;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.LinkToken;
import org.chorus.organization.Members;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Links to a page for people without an account, on screen. */
class ReviewLinksIT extends ConsoleTest {

  CampaignId campaign;

  @BeforeEach
  void pages() {
    campaign = joint.petition("dam");
    joint.writePages(campaign);
    preview(joint.maja);
  }

  private void preview(Actor actor) {
    open(actor, "campaigns/" + campaign + "/preview/" + joint.rights.id());
  }

  private Optional<String> titleBehind(String link) {
    assertThat(link).startsWith("http").contains("/preview/");
    LinkToken token = LinkToken.parse(link.substring(link.lastIndexOf('/') + 1)).orElseThrow();
    return service(ReviewLinks.class)
        .read(token, Optional.empty())
        .map(read -> read.page().content().title());
  }

  private String shown() {
    return find(TextField.class).withId("review-link").single().getValue();
  }

  @Test
  void aLinkIsShownOnceAndListed() {
    assertThat(screen()).contains("No link to this page is open.");
    click("make-review-link");
    assertThat(titleBehind(shown())).contains("Rights first");
    assertThat(screen()).contains("maja, rights").doesNotContain("No link to this page is open.");

    preview(joint.maja);
    assertThat(find(TextField.class).withId("review-link").exists()).isFalse();
    assertThat(offers("revoke-review-link-1")).isTrue();
  }

  @Test
  void revokingIsConfirmedAndEndsIt() {
    click("make-review-link");
    String link = shown();
    click("revoke-review-link-1");
    assertThat(titleBehind(link)).isPresent();
    confirm();
    assertThat(titleBehind(link)).isEmpty();
    assertThat(screen()).contains("No link to this page is open.");
  }

  @Test
  void itWorksForOneToThirtyDays() {
    IntegerField days = find(IntegerField.class).withId("review-link-days").single();
    days.setValue(31);
    click("make-review-link");
    assertThat(days.isInvalid()).isTrue();
    assertThat(find(TextField.class).withId("review-link").exists()).isFalse();
    days.setValue(30);
    click("make-review-link");
    assertThat(titleBehind(shown())).isPresent();
  }

  @Test
  void whoeverMayMakeNoneIsOfferedNone() {
    Actor analyst = joint.newcomer("anna", joint.rights);
    service(Members.class)
        .assignRoles(
            joint.maja, SecondFactor.of(joint.maja), analyst.subject(), Set.of(Role.ANALYST));
    preview(analyst);
    assertThat(screen()).contains("Rights first").doesNotContain("Links for reviewers");
    assertThat(offers("make-review-link")).isFalse();
  }
}
