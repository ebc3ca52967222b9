package org.chorus.sharing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chorus.access.SupporterRows;
import org.chorus.campaign.JointCampaign;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.coalition.Coalitions;
import org.chorus.coalition.SeatOutcome;
import org.chorus.coalition.Seats;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.LinkToken;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.PoolId;
import org.chorus.kernel.SeatId;
import org.chorus.organization.OrganizationProfile;
import org.chorus.sharing.grant.ContactGrants;
import org.chorus.signature.Confirmations;
import org.chorus.signature.Signing;
import org.chorus.signature.Withdrawals;
import org.chorus.testing.HouseTest;
import org.chorus.testing.ManualClock;
import org.chorus.testing.WholeDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What partners see of people who take their signature back, or have it erased. */
@HouseTest
class WithdrawnIT {

  @Autowired ApplicationContext house;
  @Autowired Signing signing;
  @Autowired Withdrawals withdrawals;
  @Autowired Confirmations confirmations;
  @Autowired ContactExport export;
  @Autowired ContactGrants grants;
  @Autowired Coalitions coalitions;
  @Autowired Seats seats;
  @Autowired SupporterRows rows;
  @Autowired JdbcClient jdbc;
  @Autowired WholeDatabase stored;
  @Autowired TransactionOperations transactions;
  @Autowired ManualClock clock;

  JointCampaign joint;
  PoolId pool;
  LinkToken ada;

  @BeforeEach
  void twoPeopleWhoSaidYes(TestInfo test) {
    joint =
        new JointCampaign(
            house,
            "w" + Integer.toHexString(test.getDisplayName().hashCode() & 0xfffffff),
            SharingRule.OPT_IN_PER_PARTNER);
    CampaignId petition = joint.petition("dam");
    joint.publish(petition);
    pool = joint.overview(petition).pool();
    signs("Ada", joint.rivers, joint.rights);
    signs("Bob", joint.rivers, joint.rights);
    ada = linkOf("Ada");
    clock.advance(Duration.ofMinutes(1));
  }

  private PublishedPage page() {
    return joint.page("dam", joint.rivers);
  }

  private static String address(JointCampaign joint, String name) {
    return name + "-" + joint.rivers.id() + "@example.org";
  }

  private void signs(String name, OrganizationProfile... yes) {
    signing.sign(Supporters.request(page(), name, address(joint, name), yes));
  }

  private long signatureOf(String name) {
    return stored
        .sql("select id from signature where email = ?")
        .param(address(joint, name))
        .query(Long.class)
        .single();
  }

  private LinkToken linkOf(String name) {
    return requireNonNull(transactions.execute(begun -> confirmations.issue(signatureOf(name))));
  }

  private List<String> names(Actor actor) {
    return Exported.givenNames(Exported.everybody(export, actor, joint.coalition, pool));
  }

  /** Of raw SQL that asks for everything. */
  private List<String> shownTo(OrganizationId organization, String what, String from) {
    return requireNonNull(
        transactions.execute(
            begun -> {
              rows.showGrantedTo(organization);
              return jdbc.sql("select " + what + "::text from " + from)
                  .query((row, number) -> row.getString(1))
                  .list();
            }));
  }

  private long left(String table, long signature) {
    return stored
        .sql("select count(*) from " + table + " where signature_id = ?")
        .param(signature)
        .query(Long.class)
        .single();
  }

  @Test
  void whenTakenBack_thenNoPartnerSeesTheContactFromThatMoment() {
    assertThat(names(joint.maja)).containsExactly("Ada", "Bob");
    long id = signatureOf("Ada");
    withdrawals.withdraw(ada);
    for (OrganizationId organization : List.of(joint.rivers.id(), joint.rights.id())) {
      assertThat(shownTo(organization, "given_name", "signature")).containsExactly("Bob");
      assertThat(shownTo(organization, "signature_id", "contact_grant"))
          .hasSize(1)
          .doesNotContain(Long.toString(id));
    }
    assertThat(names(joint.maja)).containsExactly("Bob");
    assertThat(export.granted(joint.ines, joint.coalition, pool)).isEqualTo(1);
  }

  @Test
  void whenTakenBackBeforeTheAnswersWereSettled_thenTheyGrantNothing() {
    withdrawals.withdraw(ada);
    assertThat(names(joint.ines)).containsExactly("Bob");
    assertThat(left("contact_grant", signatureOf("Ada"))).isZero();
  }

  @Test
  void whenSomebodyComesBack_thenOnlyTheNewAnswersCount() {
    withdrawals.withdraw(ada); // nothing settled yet: the answers of before are still to be read
    clock.advance(Duration.ofMinutes(1));
    signs("Ada", joint.rivers);
    assertThat(names(joint.ines)).containsExactly("Ada", "Bob");
    assertThat(names(joint.maja)).containsExactly("Bob");
  }

  @Test
  void whenSomebodyComesBackWhoseGrantsHadEnded_thenTheNewYesGrantsAgain() {
    names(joint.ines);
    withdrawals.withdraw(ada);
    clock.advance(Duration.ofMinutes(1));
    signs("Ada", joint.rights);
    assertThat(names(joint.ines)).containsExactly("Bob");
    assertThat(names(joint.maja)).containsExactly("Ada", "Bob");
  }

  @Test
  void whenAYesToASuspendedPartnerIsTakenBack_thenReinstatingItGrantsNothing() {
    SeatId seat = coalitions.get(joint.coalition).seatOf(joint.rights.id()).seat();
    assertThat(seats.suspend(joint.ines, joint.coalition, seat, "No answer for weeks"))
        .isEqualTo(new SeatOutcome.Done());
    grants.settle(pool);
    long id = signatureOf("Ada");
    assertThat(left("waiting_contact", id)).isEqualTo(1);
    withdrawals.withdraw(ada);
    assertThat(left("waiting_contact", id)).isZero();
    assertThat(seats.reinstate(joint.ines, joint.coalition, seat))
        .isEqualTo(new SeatOutcome.Done());
    assertThat(names(joint.maja)).containsExactly("Bob");
  }

  @Test
  void whenErased_thenNothingIsLeftOfIt() {
    names(joint.ines);
    long id = signatureOf("Ada");
    withdrawals.erase(ada);
    for (String table : List.of("contact_grant", "waiting_contact", "touch", "confirmation")) {
      assertThat(left(table, id)).as(table).isZero();
    }
    assertThat(shownTo(joint.rivers.id(), "given_name", "signature")).containsExactly("Bob");
    assertThat(names(joint.maja)).containsExactly("Bob");
  }

  @Test
  void whenErasedBeforeTheAnswersWereSettled_thenTheOthersAre() {
    withdrawals.erase(ada);
    assertThat(names(joint.ines)).containsExactly("Bob");
  }

  /**
   * Settling, taking back and erasing: nobody waits crosswise, and no grant outlives its reason.
   */
  @Test
  void whateverHappensWhileAnswersAreSettled_noGrantIsLeftOfWhatWasTakenBack() throws Exception {
    List<Callable<@Nullable Void>> doings = new ArrayList<>();
    for (int n = 0; n < 60; n++) {
      String name = "P" + n;
      boolean erases = n % 2 == 0;
      doings.add(
          () -> {
            signs(name, joint.rivers, joint.rights);
            LinkToken link = linkOf(name);
            signs(name, joint.rivers); // and no to the other, which ends a grant
            if (erases) {
              withdrawals.erase(link);
            } else {
              withdrawals.withdraw(link);
            }
            return null;
          });
      doings.add(
          () -> {
            grants.settle(pool);
            return null;
          });
    }
    try (var threads = Executors.newFixedThreadPool(6)) {
      for (Future<@Nullable Void> done : threads.invokeAll(doings)) {
        done.get();
      }
    }
    assertThat(names(joint.ines)).containsExactly("Ada", "Bob");
    assertThat(
            stored
                .sql(
                    """
                    select count(*)
                      from contact_grant
                      join signature on signature.id = signature_id
                     where pool_id = ?
                       and ended_at is null
                       and withdrawn_at is not null
                    """)
                .param(pool.value())
                .query(Long.class)
                .single())
        .isZero();
  }
}
