package org.chorus.campaign.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.chorus.access.AccessDenied;
import org.chorus.campaign.Campaigns;
import org.chorus.campaign.JointCampaign;
import org.chorus.campaign.approval.ApprovalOutcome;
import org.chorus.campaign.approval.Approvals;
import org.chorus.campaign.approval.Verdict;
import org.chorus.campaign.page.PageEdition;
import org.chorus.campaign.page.PageText;
import org.chorus.campaign.page.Pages;
import org.chorus.coalition.Coalitions;
import org.chorus.coalition.SeatOutcome;
import org.chorus.coalition.Seats;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.content.CampaignKind;
import org.chorus.content.Content;
import org.chorus.content.ContentField;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.SeatId;
import org.chorus.testing.HouseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Campaigns go on without a partner that is suspended or has left: Rights. */
@HouseTest
class AbsentPartnersIT {

  static final ApprovalOutcome DONE = new ApprovalOutcome.Done();

  @Autowired ApplicationContext house;
  @Autowired Approvals approvals;
  @Autowired Campaigns campaigns;
  @Autowired Pages pages;
  @Autowired PublishedPages published;
  @Autowired AbsentPartners absent;
  @Autowired Coalitions coalitions;
  @Autowired Seats seats;

  JointCampaign joint;
  CampaignId petition;
  SeatId rights;

  @BeforeEach
  void world(TestInfo test) {
    String world = "p" + Integer.toHexString(test.getDisplayName().hashCode() & 0xfffffff);
    joint = new JointCampaign(house, world, SharingRule.OPT_IN_PER_PARTNER);
    petition = joint.petition("dam");
    rights = coalitions.get(joint.coalition).seatOf(joint.rights.id()).seat();
  }

  void suspend() {
    assertThat(seats.suspend(joint.ines, joint.coalition, rights, "broke the terms"))
        .isEqualTo(new SeatOutcome.Done());
  }

  int version() {
    return joint.overview(petition).contentVersion();
  }

  @Test
  void onlyActivePartnersApprove() {
    joint.writePages(petition);
    approvals.askForApproval(joint.ines, petition);
    approvals.requestChanges(joint.maja, petition, version(), "never");
    suspend();

    assertThat(joint.overview(petition).verdicts())
        .extracting(Verdict::organization)
        .containsExactly(joint.rivers);
    assertThatThrownBy(() -> approvals.approve(joint.maja, petition, version()))
        .isInstanceOf(AccessDenied.class);
    approvals.approve(joint.ines, petition, version());
    assertThat(approvals.publish(joint.ines, petition)).isEqualTo(DONE);
  }

  @Test
  void anApprovalCountsAgainAfterReinstatement() {
    joint.writePages(petition);
    approvals.askForApproval(joint.ines, petition);
    approvals.approve(joint.maja, petition, version());
    suspend();
    seats.reinstate(joint.ines, joint.coalition, rights);
    approvals.approve(joint.ines, petition, version());
    assertThat(approvals.publish(joint.ines, petition)).isEqualTo(DONE);
  }

  @Test
  void anUnfinishedPageOfAnAbsentPartnerHoldsNothingUp() {
    joint.writePages(petition);
    pages.save(
        joint.maja,
        PageEdition.own(petition, joint.maja, "en"),
        1,
        PageText.whole(Content.blank("en").with(ContentField.TITLE, "Half a page")));
    assertThat(approvals.askForApproval(joint.ines, petition))
        .isInstanceOf(ApprovalOutcome.Incomplete.class);
    seats.leave(joint.maja, joint.coalition, "");
    assertThat(approvals.askForApproval(joint.ines, petition)).isEqualTo(DONE);
  }

  @Test
  void noDraftOfAnAbsentPartnerGoesLive() {
    joint.publish(petition);
    Content own = JointCampaign.complete(CampaignKind.PETITION);
    pages.save(
        joint.maja,
        PageEdition.own(petition, joint.maja, "en"),
        1,
        PageText.whole(own.with(ContentField.TITLE, "Not yet for everybody")));
    suspend();
    approvals.approve(joint.ines, petition, version());
    assertThat(approvals.publish(joint.ines, petition)).isEqualTo(DONE);

    seats.reinstate(joint.ines, joint.coalition, rights);

    assertThat(joint.page("dam", joint.rights).content().title()).isEqualTo("Rights first");
  }

  @Test
  void itsPageGivesWayToTheCommonOne() {
    joint.publish(petition);
    assertThat(absent.find(joint.slug("dam"), joint.rights.alias())).isEmpty();
    suspend();

    assertThat(published.findPartners(joint.slug("dam"), joint.rights.alias(), Optional.empty()))
        .isEmpty();
    assertThat(absent.find(joint.slug("dam"), joint.rights.alias()))
        .hasValueSatisfying(
            partner -> {
              assertThat(partner.presence()).isEqualTo(AbsentPartner.Presence.SUSPENDED);
              assertThat(partner.commonAddress()).isEqualTo("/" + joint.slug("dam"));
              assertThat(partner.title()).isEqualTo("Let the river run");
            });
    assertThat(joint.page("dam", joint.rivers).partners()).hasSize(1);

    seats.leave(joint.maja, joint.coalition, "");
    assertThat(absent.find(joint.slug("dam"), joint.rights.alias()).orElseThrow().presence())
        .isEqualTo(AbsentPartner.Presence.LEFT);
  }

  @Test
  void aDraftIsNobodysBusiness() {
    joint.writePages(petition);
    suspend();
    assertThat(absent.find(joint.slug("dam"), joint.rights.alias())).isEmpty();
    assertThat(absent.find(joint.slug("none"), joint.rights.alias())).isEmpty();
  }

  @Test
  void itsStaffSeeNoCampaign() {
    joint.publish(petition);
    suspend();
    assertThat(campaigns.of(joint.maja)).isEmpty();
    assertThat(campaigns.find(joint.maja, petition)).isEmpty();
  }
}
