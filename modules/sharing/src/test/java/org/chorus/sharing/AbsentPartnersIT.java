package org.chorus.sharing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.chorus.access.AccessDenied;
import org.chorus.campaign.JointCampaign;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.coalition.AnswerOutcome;
import org.chorus.coalition.Coalitions;
import org.chorus.coalition.InviteOutcome;
import org.chorus.coalition.SeatOutcome;
import org.chorus.coalition.Seats;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.PoolId;
import org.chorus.kernel.SeatId;
import org.chorus.organization.OrganizationProfile;
import org.chorus.sharing.grant.ContactGrants;
import org.chorus.signature.Numbers;
import org.chorus.signature.Signing;
import org.chorus.testing.HouseTest;
import org.chorus.testing.ManualClock;
import org.chorus.testing.WholeDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What a partner receives that is suspended, leaves, or comes back: Rights. */
@HouseTest
class AbsentPartnersIT {

  static final SeatOutcome DONE = new SeatOutcome.Done();

  @Autowired ApplicationContext house;
  @Autowired Signing signing;
  @Autowired Numbers numbers;
  @Autowired ContactExport export;
  @Autowired ContactGrants grants;
  @Autowired Coalitions coalitions;
  @Autowired Seats seats;
  @Autowired JdbcClient jdbc;
  @Autowired WholeDatabase stored;
  @Autowired PlatformTransactionManager transactions;
  @Autowired ManualClock clock;

  JointCampaign joint;
  PoolId pool;
  SeatId rights;

  @BeforeEach
  void published(TestInfo test) {
    String world = "a" + Integer.toHexString(test.getDisplayName().hashCode() & 0xfffffff);
    joint = new JointCampaign(house, world, SharingRule.OPT_IN_PER_PARTNER);
    CampaignId petition = joint.petition("dam");
    joint.publish(petition);
    pool = joint.overview(petition).pool();
    rights = coalitions.get(joint.coalition).seatOf(joint.rights.id()).seat();
    clock.advance(Duration.ofHours(1));
    signs("Before", page(joint.rights), joint.rivers, joint.rights);
    grants.settle(pool);
    clock.advance(Duration.ofHours(1));
  }

  PublishedPage page(OrganizationProfile partner) {
    return joint.page("dam", partner);
  }

  void signs(String name, PublishedPage page, OrganizationProfile... yes) {
    signing.sign(
        Supporters.request(
            page, name, "p" + Integer.toHexString(name.hashCode()) + "@example.org", yes));
  }

  List<String> names(Actor actor) {
    return Exported.givenNames(Exported.everybody(export, actor, joint.coalition, pool));
  }

  void refusesRights() {
    assertThatThrownBy(() -> names(joint.maja)).isInstanceOf(AccessDenied.class);
    assertThatThrownBy(() -> export.granted(joint.maja, joint.coalition, pool))
        .isInstanceOf(AccessDenied.class);
  }

  void comesBack() {
    clock.advance(Duration.ofHours(1));
    assertThat(coalitions.invite(joint.ines, joint.coalition, joint.rights.alias()))
        .isEqualTo(new InviteOutcome.Invited());
    assertThat(coalitions.accept(joint.maja, joint.coalition, 1))
        .isEqualTo(new AnswerOutcome.Joined());
    clock.advance(Duration.ofHours(1));
  }

  @Nested
  class GivenASuspension {

    PublishedPage openInABrowser;

    @BeforeEach
    void suspended() {
      openInABrowser = page(joint.rivers);
      signs("Unread", page(joint.rivers), joint.rights);
      assertThat(seats.suspend(joint.ines, joint.coalition, rights, "broke the terms"))
          .isEqualTo(DONE);
    }

    @Test
    void thenItsStaffReadNothingFromThatMoment() {
      refusesRights();
      assertThat(names(joint.ines)).containsExactly("Before");
    }

    @Test
    void thenNobodyIsAskedForIt() {
      assertThat(page(joint.rivers).asks())
          .extracting(ask -> ask.organization())
          .containsExactly(joint.rivers);
    }

    @Test
    void thenNothingNewIsGranted() {
      grants.settle(pool);
      assertThat(liveGrants()).isEqualTo(1);
    }

    @Test
    void whenReinstated_thenItReceivesWhatPeopleAgreedTo() {
      grants.settle(pool);
      signs("Late", openInABrowser, joint.rights);
      grants.settle(pool);

      assertThat(seats.reinstate(joint.ines, joint.coalition, rights)).isEqualTo(DONE);

      assertThat(names(joint.maja)).containsExactly("Before", "Unread", "Late");
    }

    @Test
    void whenSomebodyChangesTheirMindMeanwhile_thenTheLastAnswerCounts() {
      grants.settle(pool);
      signs("Unread", openInABrowser);
      grants.settle(pool);
      seats.reinstate(joint.ines, joint.coalition, rights);
      assertThat(names(joint.maja)).containsExactly("Before");
    }

    @Test
    void whenItLeavesInstead_thenWhatWasHeldIsGone() {
      grants.settle(pool);
      assertThat(seats.leave(joint.maja, joint.coalition, "")).isEqualTo(DONE);
      grants.settle(pool);
      comesBack();
      assertThat(names(joint.maja)).isEmpty();
    }
  }

  @Nested
  class GivenADeparture {

    @BeforeEach
    void left() {
      assertThat(names(joint.maja)).containsExactly("Before");
      signs("Unread", page(joint.rivers), joint.rights);
      clock.advance(Duration.ofMinutes(1));
      assertThat(seats.leave(joint.maja, joint.coalition, "new priorities")).isEqualTo(DONE);
    }

    @Test
    void thenItsStaffReadNothingEither() {
      refusesRights();
    }

    @Test
    void thenItsGrantsEndAndOthersStay() {
      grants.settle(pool);
      assertThat(liveGrants()).isZero();
      assertThat(names(joint.ines)).containsExactly("Before");
    }

    @Test
    void thenWhatItBroughtStaysCredited() {
      assertThat(numbers.total(pool)).isEqualTo(2);
      assertThat(
              stored
                  .sql("select count(*) from signature where organization_id = ? and pool_id = ?")
                  .params(joint.rights.id().value(), pool.value())
                  .query(Long.class)
                  .single())
          .isEqualTo(1);
    }

    @Test
    void whenItComesBack_thenItReceivesLaterAnswersOnly() {
      comesBack();
      assertThat(names(joint.maja)).isEmpty();

      signs("After", page(joint.rivers), joint.rights);
      signs("Before", page(joint.rivers), joint.rights);

      assertThat(names(joint.maja)).containsExactly("Before", "After");
      assertThat(export.granted(joint.maja, joint.coalition, pool)).isEqualTo(2);
    }

    @Test
    void whenItComesAndGoesAgain_thenThatEndsToo() {
      comesBack();
      signs("After", page(joint.rivers), joint.rights);
      grants.settle(pool);
      assertThat(seats.leave(joint.maja, joint.coalition, "")).isEqualTo(DONE);
      comesBack();
      assertThat(names(joint.maja)).isEmpty();
    }
  }

  private long liveGrants() {
    return stored
        .sql(
            """
            select count(*)
              from contact_grant
             where organization_id = ?
               and ended_at is null
            """)
        .param(joint.rights.id().value())
        .query(Long.class)
        .single();
  }

  /** Two that settle at the same time must not each see half of the other's work. */
  @Test
  @Timeout(60)
  void whoeverSettlesKeepsItsTurnToTheEnd() throws Exception {
    assertThat(seats.leave(joint.maja, joint.coalition, "")).isEqualTo(DONE);
    TransactionTemplate own = new TransactionTemplate(transactions);
    TransactionTemplate another =
        new TransactionTemplate(
            transactions,
            new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      Future<?> settling =
          requireNonNull(
              own.execute(
                  begun -> {
                    // What settling writes second, so that it stands still in the middle.
                    jdbc.sql(
                            """
                            insert into settled_departure (seat_id, left_at)
                            select id, left_at from seat where id = :seat
                            """)
                        .param("seat", rights.value())
                        .update();
                    Future<?> started = threads.submit(() -> grants.settle(pool));
                    while (!jdbc.sql("select exists (select from pg_locks where not granted)")
                        .query(Boolean.class)
                        .single()) {
                      Thread.onSpinWait();
                    }
                    assertThatThrownBy(
                            () ->
                                another.execute(
                                    now ->
                                        jdbc.sql(
                                                "select singleton from grant_position for update nowait")
                                            .query()
                                            .listOfRows()))
                        .hasMessageContaining("could not obtain lock");
                    begun.setRollbackOnly();
                    return started;
                  }));
      settling.get(30, TimeUnit.SECONDS);
    }
  }
}
