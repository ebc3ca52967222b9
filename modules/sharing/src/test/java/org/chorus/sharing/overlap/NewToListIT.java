package org.chorus.sharing.overlap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chorus.sharing.overlap.ListsOfPeople.file;
import static org.chorus.sharing.overlap.ListsOfPeople.people;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chorus.access.AccessDenied;
import org.chorus.access.AuditFilter;
import org.chorus.access.AuditReading;
import org.chorus.campaign.JointCampaign;
import org.chorus.coalition.Coalitions;
import org.chorus.coalition.Seats;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.PoolId;
import org.chorus.signature.SignerKeys;
import org.chorus.testing.HouseTest;
import org.chorus.testing.ManualClock;
import org.chorus.testing.WholeDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Five thousand signed; two thousand of them, and a thousand others, are on Rivers' list. */
@HouseTest
class NewToListIT {

  @Autowired ApplicationContext house;
  @Autowired SupporterLists lists;
  @Autowired NewToList newToList;
  @Autowired SignerKeys keys;
  @Autowired Coalitions coalitions;
  @Autowired Seats seats;
  @Autowired AuditReading audit;
  @Autowired WholeDatabase stored;
  @Autowired ManualClock clock;

  JointCampaign joint;
  CampaignId petition;
  PoolId pool;

  @BeforeEach
  void signed(TestInfo test) {
    joint =
        new JointCampaign(
            house,
            "n" + Integer.toHexString(test.getDisplayName().hashCode() & 0xfffffff),
            SharingRule.OPT_IN_PER_PARTNER);
    petition = joint.petition("dam");
    joint.publish(petition);
    pool = joint.overview(petition).pool();
    PoolOfPeople.sign(stored, keys, pool, people("signer", 5000));
  }

  private void upload() {
    ListsOfPeople.upload(lists, joint.ines, file(people("signer", 2000), people("other", 1000)));
  }

  private AskOutcome ask() {
    return newToList.ask(joint.ines, joint.coalition, pool);
  }

  private ListAnswer answer() {
    return ((AskOutcome.Answered) ask()).answer();
  }

  private ComparablePool shown() {
    return newToList.pools(joint.ines).stream()
        .filter(shown -> shown.pool().equals(pool))
        .findFirst()
        .orElseThrow();
  }

  private static long number(Approximate number) {
    return ((Approximate.About) number).people();
  }

  @Test
  void aboutAsManyAreNewAsAreNotOnTheList() {
    upload();
    ListAnswer answer = answer();
    assertThat(answer.signers()).isEqualTo(5000);
    // Noise of more than 600 comes once in three hundred thousand draws.
    assertThat(number(answer.newToList())).isBetween(2400L, 3600L).matches(n -> n % 100 == 0);
    assertThat(number(answer.onList())).isBetween(1400L, 2600L);
    assertThat(shown().answer()).contains(answer);
    assertThat(shown().answered()).isTrue();
    assertThat(audit.ofOrganization(joint.ines, AuditFilter.containing("list compared"), 0, 5))
        .hasSize(1);
  }

  @Test
  void whoDoesNotCountIsNotCounted() {
    stored
        .sql("update signature set withdrawn_at = now() where pool_id = ?")
        .param(pool.value())
        .update();
    upload();
    assertThat(answer().onList())
        .satisfiesAnyOf(
            onList -> assertThat(onList).isEqualTo(new Approximate.Few()),
            onList -> assertThat(number(onList)).isLessThanOrEqualTo(600));
  }

  @Test
  void theFirstAnswerIsTheOnlyOne_whatEverHappensMeanwhile() {
    upload();
    ListAnswer first = answer();
    clock.advance(Duration.ofDays(3));
    PoolOfPeople.sign(stored, keys, pool, people("other", 1000));
    for (int i = 0; i < 20; i++) {
      assertThat(answer()).isEqualTo(first);
    }
  }

  @Test
  void whoAsksAtTheSameMomentReadsTheSame() throws Exception {
    upload();
    try (ExecutorService many = Executors.newFixedThreadPool(8)) {
      List<Future<AskOutcome>> asked =
          many.invokeAll(Collections.nCopies(24, (Callable<AskOutcome>) this::ask));
      AskOutcome first = ask();
      for (Future<AskOutcome> one : asked) {
        assertThat(one.get()).isEqualTo(first);
      }
    }
    assertThat(audit.ofOrganization(joint.ines, AuditFilter.containing("list compared"), 0, 5))
        .hasSize(1);
  }

  @Test
  void anAnswerOutlivesItsList_andIsNoneForTheNext() {
    upload();
    ListAnswer answer = answer();
    lists.delete(joint.ines);
    assertThat(ask()).isEqualTo(new AskOutcome.NoList());
    assertThat(shown().answer()).contains(answer);
    assertThat(shown().answered()).isFalse();
    clock.advance(Duration.ofMinutes(1));
    upload();
    assertThat(shown().answered()).isFalse();
    assertThat(answer().at()).isEqualTo(clock.instant());
  }

  @Test
  void aListThatHasExpiredAnswersNothing() {
    upload();
    answer();
    clock.advance(Duration.ofDays(30));
    assertThat(ask()).isEqualTo(new AskOutcome.NoList());
    assertThat(shown().answered()).as("not by a list that there is").isFalse();
  }

  @Test
  void fewSignersAreNotCompared() {
    upload();
    PoolId few = PoolOfPeople.signedBy(stored, keys, joint.coalition, people("signer", 499));
    assertThat(newToList.ask(joint.ines, joint.coalition, few))
        .isEqualTo(new AskOutcome.TooFewSigners());
  }

  @Test
  void wherePeopleCountByNameAListOfAddressesCannotTell() {
    upload();
    stored
        .sql("update signature_pool set same_person = 'BY_ADDRESS_AND_NAME' where id = ?")
        .param(pool.value())
        .update();
    assertThat(ask()).isEqualTo(new AskOutcome.CountsByName());
    assertThat(shown().byName()).isTrue();
  }

  @Test
  void itIsForPartnersOfTheCoalition() {
    upload();
    ListsOfPeople.upload(lists, joint.outsider, file(people("signer", 1000)));
    assertThatThrownBy(() -> newToList.ask(joint.outsider, joint.coalition, pool))
        .isInstanceOf(AccessDenied.class);
    assertThat(newToList.pools(joint.outsider)).isEmpty();
    var seat = coalitions.get(joint.coalition).seatOf(joint.rights.id()).seat();
    seats.suspend(joint.ines, joint.coalition, seat, "broke the terms");
    ListsOfPeople.upload(lists, joint.maja, file(people("signer", 1000)));
    assertThatThrownBy(() -> newToList.ask(joint.maja, joint.coalition, pool))
        .isInstanceOf(AccessDenied.class);
  }

  @Test
  void eachPartnerAsksByItsOwnList() {
    upload();
    assertThat(newToList.ask(joint.maja, joint.coalition, pool)).isEqualTo(new AskOutcome.NoList());
    assertThat(newToList.pools(joint.maja))
        .allSatisfy(shown -> assertThat(shown.answer()).isEmpty());
  }

  @Test
  void aPoolOfAnotherCoalitionLooksLikeNone() {
    upload();
    JointCampaign elsewhere =
        new JointCampaign(
            house,
            "elsewhere" + pool.value().toString().substring(0, 6),
            SharingRule.OPT_IN_PER_PARTNER);
    PoolId foreign =
        PoolOfPeople.signedBy(stored, keys, elsewhere.coalition, people("signer", 600));
    assertThat(newToList.ask(joint.ines, joint.coalition, foreign))
        .isEqualTo(new AskOutcome.NoSuchPool());
  }
}
