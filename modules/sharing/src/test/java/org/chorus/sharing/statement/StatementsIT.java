package org.chorus.sharing.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.chorus.access.AccessDenied;
import org.chorus.access.AuditFilter;
import org.chorus.access.AuditReading;
import org.chorus.access.SecondFactor;
import org.chorus.access.SecondFactorNeeded;
import org.chorus.campaign.JointCampaign;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.coalition.terms.OrganicRule;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.coalition.terms.SharingTerms;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.PoolId;
import org.chorus.organization.OrganizationProfile;
import org.chorus.sharing.ContactExport;
import org.chorus.sharing.Exported;
import org.chorus.sharing.Supporters;
import org.chorus.sharing.export.ExportScope;
import org.chorus.sharing.grant.Basis;
import org.chorus.sharing.statement.Statement.Received;
import org.chorus.signature.Signing;
import org.chorus.testing.HouseTest;
import org.chorus.testing.ManualClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Rivers brings two people and Rights one, one comes to the common page; everybody agrees to both,
 * under an exchange that deals out whom nobody brought.
 */
@HouseTest
class StatementsIT {

  @Autowired ApplicationContext house;
  @Autowired Signing signing;
  @Autowired Statements statements;
  @Autowired ContactExport export;
  @Autowired AuditReading audit;
  @Autowired ManualClock clock;

  JointCampaign joint;
  PoolId pool;

  @BeforeEach
  void fourPeopleSign(TestInfo test) {
    joint =
        new JointCampaign(
            house,
            "st" + Integer.toHexString(test.getDisplayName().hashCode() & 0xfffffff),
            SharingTerms.of(SharingRule.PROPORTIONAL).with(OrganicRule.EQUAL));
    CampaignId petition = joint.petition("dam");
    joint.publish(petition);
    pool = joint.overview(petition).pool();
    clock.advance(Duration.ofMinutes(1));
    signs("Ada", joint.page("dam", joint.rivers), joint.rivers, joint.rights);
    signs("Ben", joint.page("dam", joint.rivers), joint.rivers, joint.rights);
    signs("Eva", joint.page("dam", joint.rights), joint.rivers, joint.rights);
    signs("Hana", joint.commonPage("dam"), joint.rivers, joint.rights);
  }

  private void signs(String name, PublishedPage page, OrganizationProfile... yes) {
    signing.sign(
        Supporters.request(page, name, name + "@" + joint.slug("x") + ".example.org", yes));
    clock.advance(Duration.ofMinutes(1));
  }

  private Statement statement(Actor actor, Period period) {
    return statements.of(actor, joint.coalition, pool, period);
  }

  private List<ReceivedPerson> people(Actor actor, Basis basis) {
    return statements.people(
        actor, SecondFactor.of(actor), joint.coalition, pool, "Pool", Optional.of(basis), 0);
  }

  @Test
  void saysWhatEachPartnerGotOutOfIt() {
    assertThat(statement(joint.ines, Period.ALWAYS))
        .isEqualTo(
            new Statement(
                Period.ALWAYS,
                2,
                0,
                List.of(
                    new Received(Basis.OWN, 2, 0, 2),
                    new Received(Basis.EXCHANGE, 1, 0, 1),
                    new Received(Basis.DEALT, 1, 0, 1)),
                0,
                1,
                1,
                0,
                0,
                true));
    assertThat(statement(joint.maja, Period.ALWAYS))
        .isEqualTo(
            new Statement(
                Period.ALWAYS,
                1,
                0,
                List.of(new Received(Basis.OWN, 1, 0, 1), new Received(Basis.EXCHANGE, 1, 0, 1)),
                0,
                0,
                1,
                1,
                0,
                true));
  }

  @Test
  void whatWasDownloadedIsToldOncePerFile() {
    Exported.everybody(export, joint.ines, joint.coalition, pool);
    Exported.everybody(export, joint.ines, joint.coalition, pool);
    export.ask(
        joint.ines,
        SecondFactor.of(joint.ines),
        joint.coalition,
        pool,
        "Pool",
        ExportScope.EVERYBODY); // and nobody fetches it
    assertThat(statement(joint.ines, Period.ALWAYS).exported()).isEqualTo(8);
    assertThat(statement(joint.maja, Period.ALWAYS).exported()).isZero();
  }

  @Test
  void whoSaysNoIsSaidToHaveGone_andWhoComesOnceMoreIsAnAssist() {
    statement(joint.ines, Period.ALWAYS);
    signs("Ada", joint.page("dam", joint.rights));
    Statement rivers = statement(joint.ines, Period.ALWAYS);
    assertThat(rivers.ended()).isEqualTo(1);
    assertThat(rivers.held()).isEqualTo(3);
    assertThat(statement(joint.maja, Period.ALWAYS).assisted()).isEqualTo(1);
  }

  @Test
  void aPeriodHasWhatHappenedInIt() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    Statement tomorrow =
        statement(joint.ines, new Period(Optional.of(today.plusDays(1)), Optional.empty()));
    assertThat(tomorrow.brought()).isZero();
    assertThat(tomorrow.granted()).isZero();
    assertThat(tomorrow.dealtToAll()).isZero();
    assertThat(tomorrow.held()).isEqualTo(4);
    assertThat(statement(joint.ines, new Period(Optional.of(today), Optional.of(today))).brought())
        .isEqualTo(2);
  }

  @Test
  void opensToTheLastName() {
    statement(joint.ines, Period.ALWAYS);
    assertThat(people(joint.ines, Basis.EXCHANGE))
        .extracting(person -> person.givenName().value())
        .containsExactly("Eva");
    assertThat(people(joint.ines, Basis.DEALT))
        .singleElement()
        .satisfies(
            person -> {
              assertThat(person.givenName().value()).isEqualTo("Hana");
              assertThat(person.deal()).hasValue(1);
            });
    assertThat(people(joint.maja, Basis.DEALT)).isEmpty();
    assertThat(people(joint.maja, Basis.EXCHANGE))
        .extracting(person -> person.givenName().value())
        .containsExactly("Ada");
  }

  @Test
  void bothSidesReadTheSameLedger() {
    statement(joint.ines, Period.ALWAYS);
    List<LedgerRow> ledger = statements.ledger(joint.ines, joint.coalition, pool, Long.MAX_VALUE);
    assertThat(ledger)
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.to()).isEqualTo(joint.rivers.id());
              assertThat(row.candidates())
                  .extracting(LedgerRow.Candidate::organization)
                  .containsExactly(joint.rivers.id(), joint.rights.id());
            });
    assertThat(statements.ledger(joint.maja, joint.coalition, pool, Long.MAX_VALUE))
        .isEqualTo(ledger);
  }

  @Test
  void lookingThroughNamesIsOnRecordOnceAnHour() {
    people(joint.ines, Basis.OWN);
    people(joint.ines, Basis.EXCHANGE);
    assertThat(audit.ofOrganization(joint.ines, AuditFilter.containing("looked through"), 0, 9))
        .hasSize(1);
  }

  @Test
  void nobodyElseReadsAnyOfIt() {
    assertThatThrownBy(() -> statement(joint.outsider, Period.ALWAYS))
        .isInstanceOf(AccessDenied.class);
    assertThatThrownBy(() -> people(joint.outsider, Basis.OWN)).isInstanceOf(AccessDenied.class);
    assertThatThrownBy(
            () -> statements.ledger(joint.outsider, joint.coalition, pool, Long.MAX_VALUE))
        .isInstanceOf(AccessDenied.class);
    Actor analyst = joint.newcomer("analyst", joint.rivers);
    assertThatThrownBy(() -> people(analyst, Basis.OWN)).isInstanceOf(AccessDenied.class);
    assertThatThrownBy(
            () ->
                statements.people(
                    joint.ines,
                    SecondFactor.of(joint.maja),
                    joint.coalition,
                    pool,
                    "Pool",
                    Optional.empty(),
                    0))
        .isInstanceOf(SecondFactorNeeded.class);
  }
}
