package org.chorus.campaign.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chorus.access.AccessDenied;
import org.chorus.access.Role;
import org.chorus.access.SecondFactor;
import org.chorus.campaign.CampaignOverview;
import org.chorus.campaign.JointCampaign;
import org.chorus.campaign.PublicPetition;
import org.chorus.campaign.approval.ApprovalOutcome;
import org.chorus.campaign.page.PageEdition;
import org.chorus.campaign.page.PageText;
import org.chorus.campaign.published.OwnPages.Outcome;
import org.chorus.content.CampaignKind;
import org.chorus.content.ContentField;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class OwnPagesIT extends PublicPetition {

  static final Outcome DONE = new Outcome.Done();

  @Autowired OwnPages ownPages;

  boolean isUp() {
    return published
        .findPartners(joint.slug("dam"), joint.rights.alias(), Optional.empty())
        .isPresent();
  }

  @Test
  void takenDownItsAddressLeadsToTheCommonPageAndNobodyLinksToIt() {
    assertThat(
            published.findInPlaceOfUnpublished(
                joint.slug("dam"), joint.rights.alias(), Optional.empty()))
        .isEmpty();
    assertThat(ownPages.unpublish(joint.maja, id)).isEqualTo(DONE);

    assertThat(isUp()).isFalse();
    assertThat(
            published.findInPlaceOfUnpublished(
                joint.slug("dam"), joint.rights.alias(), Optional.empty()))
        .hasValueSatisfying(page -> assertThat(page.organization()).isEmpty());
    assertThat(joint.commonPage("dam").partners())
        .filteredOn(partner -> partner.organization().equals(joint.rights))
        .singleElement()
        .satisfies(partner -> assertThat(partner.address()).isEmpty());
    assertThat(joint.commonPage("dam").asks()).hasSize(2);
    assertThat(joint.overview(id).pages())
        .filteredOn(CampaignOverview.PageOverview::unpublished)
        .singleElement()
        .satisfies(page -> assertThat(page.published()).isFalse());

    assertThat(ownPages.publishAgain(joint.maja, id)).isEqualTo(DONE);
    assertThat(joint.page("dam", joint.rights).content().title()).isEqualTo("Rights first");
  }

  @Test
  void whatOthersPublishMeanwhileDoesNotPutItUpAgain() {
    ownPages.unpublish(joint.maja, id);
    pages.save(
        joint.maja,
        PageEdition.own(id, joint.maja, "en"),
        1,
        PageText.whole(
            JointCampaign.complete(CampaignKind.PETITION).with(ContentField.TITLE, "New words")));
    int version = joint.overview(id).contentVersion();
    approvals.approve(joint.ines, id, version);
    approvals.approve(joint.maja, id, version);
    assertThat(approvals.publish(joint.ines, id)).isEqualTo(new ApprovalOutcome.Done());
    assertThat(isUp()).isFalse();

    ownPages.publishAgain(joint.maja, id);
    assertThat(joint.page("dam", joint.rights).content().title()).isEqualTo("New words");
  }

  @Test
  void itIsPossibleAtAnyTime() {
    life.pause(joint.ines, id, "Stop", "");
    assertDownAndUp();
    life.close(joint.ines, id, "");
    assertDownAndUp();
    life.markDelivered(joint.ines, id, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    assertDownAndUp();
    life.archive(joint.ines, id);
    assertDownAndUp();
  }

  private void assertDownAndUp() {
    assertThat(ownPages.unpublish(joint.maja, id)).isEqualTo(DONE);
    assertThat(ownPages.unpublish(joint.maja, id)).as("again").isEqualTo(DONE);
    assertThat(isUp()).isFalse();
    assertThat(ownPages.publishAgain(joint.maja, id)).isEqualTo(DONE);
    assertThat(isUp()).isTrue();
  }

  @Test
  void whatWasNeverPublicIsNotTakenDown() {
    CampaignId draft = joint.petition("draft");
    joint.writePages(draft);
    assertThat(ownPages.unpublish(joint.maja, draft)).isEqualTo(new Outcome.NeverPublished());
    assertThat(ownPages.publishAgain(joint.maja, draft)).isEqualTo(new Outcome.NeverPublished());
    assertThat(published.findPartners(joint.slug("draft"), joint.rights.alias(), Optional.empty()))
        .isEmpty();
  }

  @Test
  void onlyThePartnerItselfDoesIt() {
    Actor analyst = joint.newcomer("ana", joint.rights);
    members.assignRoles(
        joint.maja, SecondFactor.of(joint.maja), analyst.subject(), Set.of(Role.ANALYST));
    for (Actor actor : List.of(analyst, joint.outsider)) {
      for (CampaignId campaign : List.of(id, CampaignId.random())) {
        assertThatThrownBy(() -> ownPages.unpublish(actor, campaign))
            .isInstanceOf(AccessDenied.class)
            .hasMessage("not permitted: WRITE_PAGE");
        assertThatThrownBy(() -> ownPages.publishAgain(actor, campaign))
            .isInstanceOf(AccessDenied.class);
      }
    }
    ownPages.unpublish(joint.ines, id);
    assertThat(isUp()).as("a convener takes down the own page and no other").isTrue();
  }
}
