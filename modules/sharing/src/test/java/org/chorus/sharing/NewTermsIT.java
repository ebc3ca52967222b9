package org.chorus.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chorus.campaign.JointCampaign;
import org.chorus.campaign.published.ConsentAsk.ConsentTextId;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.coalition.AdoptionRule;
import org.chorus.coalition.PartnerOrder;
import org.chorus.coalition.ProposalOutcome;
import org.chorus.coalition.ProposeOutcome;
import org.chorus.coalition.TermsProposals;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.coalition.terms.SharingTerms;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.PoolId;
import org.chorus.organization.OrganizationProfile;
import org.chorus.signature.PersonName;
import org.chorus.signature.SignRequest;
import org.chorus.signature.Signing;
import org.chorus.testing.HouseTest;
import org.chorus.testing.ManualClock;
import org.chorus.testing.WholeDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What people agreed to under one version of the terms when another comes into force. */
@HouseTest
class NewTermsIT {

  @Autowired ApplicationContext house;
  @Autowired Signing signing;
  @Autowired ContactExport export;
  @Autowired TermsProposals proposals;
  @Autowired WholeDatabase stored;
  @Autowired ManualClock clock;

  JointCampaign joint;
  PoolId pool;

  @BeforeEach
  void published(TestInfo test) {
    String world = "v" + Integer.toHexString(test.getDisplayName().hashCode() & 0xfffffff);
    joint = new JointCampaign(house, world, SharingRule.OPT_IN_PER_PARTNER);
    CampaignId petition = joint.petition("dam");
    joint.publish(petition);
    pool = joint.overview(petition).pool();
  }

  void signs(String name, PublishedPage page) {
    Map<ConsentTextId, Boolean> answers = new HashMap<>();
    page.asks().forEach(ask -> answers.put(ask.text(), true));
    signing.sign(
        new SignRequest(
            page,
            new PersonName(name),
            new PersonName("Doe"),
            new EmailAddress("p" + Integer.toHexString(name.hashCode()) + "@example.org"),
            answers));
    clock.advance(Duration.ofMinutes(1));
  }

  List<String> names(Actor actor) {
    return Exported.givenNames(Exported.everybody(export, actor, joint.coalition, pool));
  }

  @Test
  void neverChangeWhatWasDecidedUnderTheOldOnes() {
    PublishedPage before = joint.page("dam", joint.rivers);
    signs("Unread", before);
    assertThat(
            proposals.propose(
                joint.ines,
                joint.coalition,
                1,
                SharingTerms.of(SharingRule.SOURCE_ONLY),
                AdoptionRule.ALL,
                PartnerOrder.ALPHABETICAL,
                ""))
        .isEqualTo(new ProposeOutcome.Proposed(2));
    signs("Meanwhile", before);
    proposals.accept(joint.ines, joint.coalition, 2);
    assertThat(proposals.accept(joint.maja, joint.coalition, 2))
        .isEqualTo(new ProposalOutcome.Adopted(2));
    clock.advance(Duration.ofMinutes(1));

    PublishedPage after = joint.page("dam", joint.rivers);
    assertThat(after.asks()).extracting(ask -> ask.organization()).containsExactly(joint.rivers);
    signs("After", after);

    assertThat(names(joint.ines)).containsExactly("Unread", "Meanwhile", "After");
    assertThat(names(joint.maja)).containsExactly("Unread", "Meanwhile");
    assertThat(versionsOf(joint.rivers)).containsExactlyInAnyOrder(1, 2);
    assertThat(versionsOf(joint.rights)).containsExactly(1);
  }

  private Set<Integer> versionsOf(OrganizationProfile organization) {
    return stored
        .sql("select terms_version from contact_grant where organization_id = ?")
        .param(organization.id().value())
        .query((row, number) -> row.getInt(1))
        .set();
  }
}
