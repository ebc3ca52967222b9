package org.chorus.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chorus.campaign.JointCampaign;
import org.chorus.campaign.published.ConsentAsk.ConsentTextId;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.coalition.terms.CreditRule;
import org.chorus.coalition.terms.OrganicRule;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.coalition.terms.SharingTerms;
import org.chorus.coalition.terms.SharingWindow;
import org.chorus.kernel.EmailAddress;
import org.chorus.sharing.grant.ContactGrants;
import org.chorus.signature.PersonName;
import org.chorus.signature.SignRequest;
import org.chorus.signature.Signing;
import org.chorus.testing.HouseTest;
import org.chorus.testing.WholeDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Nobody receives anybody by a setting that the granting statement does not know. */
@HouseTest
class KnownSettingsIT {

  @Autowired ApplicationContext house;
  @Autowired Signing signing;
  @Autowired ContactGrants grants;
  @Autowired WholeDatabase stored;

  long grantedAfterAYesToEverybody(SharingTerms terms) {
    JointCampaign joint =
        new JointCampaign(house, "k" + Integer.toHexString(terms.hashCode()), terms);
    joint.publish(joint.petition("dam"));
    PublishedPage page = joint.page("dam", joint.rivers);
    Map<ConsentTextId, Boolean> answers = new HashMap<>();
    page.asks().forEach(ask -> answers.put(ask.text(), true));
    signing.sign(
        new SignRequest(
            page,
            new PersonName("Ada"),
            new PersonName("Doe"),
            new EmailAddress("ada@example.org"),
            answers));
    grants.settle();
    return stored
        .sql("select count(*) from contact_grant where organization_id in (?, ?)")
        .param(joint.rivers.id().value())
        .param(joint.rights.id().value())
        .query(Long.class)
        .single();
  }

  static List<SharingTerms> unknown() {
    return List.of(
        SharingTerms.of(SharingRule.SHARE_ALL),
        SharingTerms.of(SharingRule.PROPORTIONAL),
        SharingTerms.of(SharingRule.CONVENER_ONLY),
        SharingTerms.of(SharingRule.SOURCE_ONLY).with(OrganicRule.EQUAL),
        SharingTerms.of(SharingRule.OPT_IN_PER_PARTNER).cappedAt(100),
        SharingTerms.of(SharingRule.OPT_IN_PER_PARTNER)
            .within(SharingWindow.until(LocalDate.of(2999, 1, 1))));
  }

  @ParameterizedTest
  @MethodSource("unknown")
  void whatIsNotKnownGrantsNothing(SharingTerms terms) {
    assertThat(grantedAfterAYesToEverybody(terms)).isZero();
  }

  static List<SharingTerms> known() {
    return List.of(
        SharingTerms.of(SharingRule.SOURCE_ONLY),
        SharingTerms.of(SharingRule.SOURCE_ONLY).with(CreditRule.LAST_TOUCH),
        SharingTerms.of(SharingRule.OPT_IN_PER_PARTNER));
  }

  @ParameterizedTest
  @MethodSource("known")
  void whatIsKnownGrantsAsEver(SharingTerms terms) {
    assertThat(grantedAfterAYesToEverybody(terms))
        .isEqualTo(terms.rule() == SharingRule.SOURCE_ONLY ? 1 : 2);
  }
}
