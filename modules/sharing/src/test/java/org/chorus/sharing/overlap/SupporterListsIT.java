package org.chorus.sharing.overlap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chorus.sharing.overlap.ListsOfPeople.file;
import static org.chorus.sharing.overlap.ListsOfPeople.people;
import static org.chorus.sharing.overlap.ListsOfPeople.text;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.chorus.access.AccessDenied;
import org.chorus.access.AuditFilter;
import org.chorus.access.AuditReading;
import org.chorus.access.Role;
import org.chorus.access.SecondFactor;
import org.chorus.access.SecondFactorNeeded;
import org.chorus.access.SupporterRows;
import org.chorus.campaign.JointCampaign;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.kernel.Actor;
import org.chorus.organization.Members;
import org.chorus.spreadsheet.ForeignFormat;
import org.chorus.testing.HouseTest;
import org.chorus.testing.ManualClock;
import org.chorus.testing.WholeDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@HouseTest
class SupporterListsIT {

  @Autowired ApplicationContext house;
  @Autowired SupporterLists lists;
  @Autowired ListStore store;
  @Autowired Members members;
  @Autowired AuditReading audit;
  @Autowired SupporterRows rows;
  @Autowired JdbcClient jdbc;
  @Autowired WholeDatabase stored;
  @Autowired TransactionOperations transactions;
  @Autowired ManualClock clock;

  JointCampaign joint;
  Actor ines;

  @BeforeEach
  void coalition(TestInfo test) {
    joint =
        new JointCampaign(
            house,
            "l" + Integer.toHexString(test.getDisplayName().hashCode() & 0xfffffff),
            SharingRule.OPT_IN_PER_PARTNER);
    ines = joint.ines;
  }

  private UploadOutcome upload(InputStream file) {
    return ListsOfPeople.upload(lists, ines, file);
  }

  private long keysOf(Actor actor) {
    return stored
        .sql(
            """
            select count(*)
              from listed_address
              join supporter_list on supporter_list.id = list_id
             where organization_id = ?
            """)
        .param(actor.organization().value())
        .query(Long.class)
        .single();
  }

  @Test
  void aListIsTakenWholeAndEachAddressOnce() {
    assertThat(
            upload(file(people("ada", 1200), List.of("ADA3@Example.org", "ada4@example.org", ""))))
        .isEqualTo(new UploadOutcome.Taken(1200, 2, 0));
    assertThat(keysOf(ines)).isEqualTo(1200);
    assertThat(lists.standing(ines))
        .satisfies(
            standing -> {
              assertThat(standing.uploadsLeft()).isEqualTo(3);
              assertThat(standing.current())
                  .hasValueSatisfying(
                      list -> {
                        assertThat(list.addresses()).isEqualTo(1200);
                        assertThat(list.takenBy()).isEqualTo("ines");
                        assertThat(list.expiresAt())
                            .isEqualTo(clock.instant().plus(Duration.ofDays(30)));
                      });
            });
  }

  @Test
  void rowsWithoutAnAddressAreCounted() {
    StringBuilder file = new StringBuilder("name,email\n");
    people("ada", 1000).forEach(person -> file.append("Ada,").append(person).append('\n'));
    assertThat(upload(text(file + "Bob,\n"))).isEqualTo(new UploadOutcome.Taken(1000, 0, 1));
  }

  @Test
  void theNextOneTakesItsPlace() {
    upload(file(people("ada", 1200)));
    upload(file(people("bob", 1100)));
    assertThat(keysOf(ines)).isEqualTo(1100);
    assertThat(lists.standing(ines).current().orElseThrow().addresses()).isEqualTo(1100);
  }

  @Test
  void oneBrokenRowKeepsTheWholeListOut_andTheOneBeforeStays() {
    upload(file(people("ada", 1200)));
    assertThat(upload(file(people("bob", 6000), List.of("bob(at)example.org"))))
        .isEqualTo(
            new UploadOutcome.BrokenRows(List.of(new BrokenRow(6002, RowFault.NOT_AN_ADDRESS)), 1));
    assertThat(keysOf(ines)).isEqualTo(1200);
    assertThat(lists.standing(ines).uploadsLeft()).as("no question was asked").isEqualTo(3);
  }

  @Test
  void whatIsNoListIsRefused() {
    assertThat(upload(text("PK\3\4 and so on")))
        .isEqualTo(new UploadOutcome.Foreign(ForeignFormat.ZIP));
    assertThat(upload(text("name\nAda\n"))).isEqualTo(new UploadOutcome.NoAddressColumn());
    assertThat(upload(file(people("ada", 999), List.of("ADA1@example.org"))))
        .isEqualTo(new UploadOutcome.TooFew(999, 1));
    assertThat(keysOf(ines)).isZero();
    assertThat(lists.standing(ines).current()).isEmpty();
  }

  @Test
  void aStreamThatBreaksLeavesNothing() {
    InputStream broken =
        file(
            people("ada", 20_000),
            () -> {
              throw new IOException("connection reset");
            });
    assertThatThrownBy(() -> lists.upload(ines, SecondFactor.of(ines), broken))
        .isInstanceOf(IOException.class);
    assertThat(keysOf(ines)).isZero();
  }

  @Test
  void whoeverBeginsLaterOvertakes() {
    InputStream slow =
        file(
            people("ada", 6000),
            () ->
                assertThat(upload(file(people("bob", 1500))))
                    .isInstanceOf(UploadOutcome.Taken.class));
    assertThat(upload(slow)).isEqualTo(new UploadOutcome.Overtaken());
    assertThat(lists.standing(ines).current().orElseThrow().addresses()).isEqualTo(1500);
    assertThat(keysOf(ines)).isEqualTo(1500);
  }

  @Test
  void aFileThatIsRefusedEndsNobodysUpload() {
    InputStream slow =
        file(
            people("ada", 6000),
            () -> {
              assertThat(upload(text("PK\3\4 and so on")))
                  .isInstanceOf(UploadOutcome.Foreign.class);
              assertThat(upload(text("name\nAda\n")))
                  .isEqualTo(new UploadOutcome.NoAddressColumn());
              assertThat(upload(file(List.of("bob(at)example.org"), people("bob", 2000))))
                  .isInstanceOf(UploadOutcome.BrokenRows.class);
              assertThat(upload(file(people("bob", 999)))).isInstanceOf(UploadOutcome.TooFew.class);
            });
    assertThat(upload(slow)).isEqualTo(new UploadOutcome.Taken(6000, 0, 0));
  }

  @Test
  void whoseRowsComeInLastGoesOn() {
    InputStream slow = file(people("ada", 3000), () -> upload(file(people("bob", 1500))));
    assertThat(upload(slow)).isEqualTo(new UploadOutcome.Taken(3000, 0, 0));
    assertThat(keysOf(ines)).isEqualTo(3000);
  }

  @Test
  void nothingIsAddedToAListThatIsClosed() {
    List<byte[]> keys = List.of(new byte[] {1}, new byte[] {2});
    var first = store.begin(ines);
    assertThat(store.add(first, keys)).contains(2);
    assertThat(store.add(first, keys)).as("known already").contains(0);
    store.begin(ines);
    assertThat(store.add(first, keys)).isEmpty();
  }

  @Test
  void fourListsInThirtyDays_andDeletingGivesNoneBack() {
    for (int i = 0; i < 4; i++) {
      upload(file(people("ada", 1000 + i)));
      lists.delete(ines);
    }
    Instant again = clock.instant().plus(Duration.ofDays(30));
    assertThat(upload(file(people("ada", 1000)))).isEqualTo(new UploadOutcome.QuotaSpent(again));
    assertThat(lists.standing(ines))
        .satisfies(
            standing -> {
              assertThat(standing.uploadsLeft()).isZero();
              assertThat(standing.nextUpload()).contains(again);
            });
    clock.advance(Duration.ofDays(30));
    assertThat(upload(file(people("ada", 1000)))).isInstanceOf(UploadOutcome.Taken.class);
  }

  @Test
  void deletedByHandAtOnce_andOnRecordWithoutAnAddress() {
    upload(file(people("ada", 1000)));
    assertThat(lists.delete(ines)).isTrue();
    assertThat(lists.delete(ines)).isFalse();
    assertThat(keysOf(ines)).isZero();
    assertThat(audit.ofOrganization(ines, AuditFilter.containing("list"), 0, 5))
        .extracting(entry -> entry.act().verb() + ": " + entry.act().detail())
        .containsExactly("list deleted: 1000 addresses", "list uploaded: 1000 addresses");
  }

  @Test
  void deletedByItselfAfterThirtyDays_andForgottenAfterAYear() {
    upload(file(people("ada", 1000)));
    clock.advance(Duration.ofDays(30).minusSeconds(1));
    store.tidy(clock.instant().minus(Duration.ofHours(12)));
    assertThat(keysOf(ines)).isEqualTo(1000);
    clock.advance(Duration.ofSeconds(1));
    assertThat(lists.standing(ines).current()).as("before the schedule comes").isEmpty();
    store.tidy(clock.instant().minus(Duration.ofHours(12)));
    assertThat(keysOf(ines)).isZero();
    clock.advance(Duration.ofDays(335));
    store.tidy(clock.instant().minus(Duration.ofHours(12)));
    assertThat(
            stored
                .sql("select count(*) from supporter_list where organization_id = ?")
                .param(ines.organization().value())
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void whatANodeLeftHalfReadIsDeleted() {
    var list = store.begin(ines);
    store.add(list, List.of(new byte[] {1}, new byte[] {2}));
    clock.advance(Duration.ofHours(13));
    store.tidy(clock.instant().minus(Duration.ofHours(12)));
    assertThat(keysOf(ines)).isZero();
  }

  @Test
  void itIsForDataStewardsWithASecondFactor() {
    Actor analyst = joint.newcomer("anna", joint.rivers);
    members.assignRoles(ines, SecondFactor.of(ines), analyst.subject(), Set.of(Role.ANALYST));
    assertThatThrownBy(() -> lists.standing(analyst)).isInstanceOf(AccessDenied.class);
    assertThatThrownBy(() -> lists.delete(analyst)).isInstanceOf(AccessDenied.class);
    assertThatThrownBy(
            () -> lists.upload(analyst, SecondFactor.of(analyst), file(people("ada", 1000))))
        .isInstanceOf(AccessDenied.class);
    assertThatThrownBy(
            () -> lists.upload(ines, SecondFactor.ofLongAgo(ines), file(people("ada", 1000))))
        .isInstanceOf(SecondFactorNeeded.class);
    assertThatThrownBy(
            () -> lists.upload(ines, SecondFactor.of(joint.maja), file(people("ada", 1000))))
        .isInstanceOf(SecondFactorNeeded.class);
  }

  @Test
  void theDatabaseShowsNoListToAnybody() {
    upload(file(people("ada", 1000)));
    assertThatThrownBy(
            () -> jdbc.sql("select count(*) from listed_address").query(Long.class).single())
        .hasStackTraceContaining("permission denied");
    assertThatThrownBy(
            () ->
                transactions.execute(
                    begun -> {
                      rows.showGrantedTo(ines.organization());
                      return jdbc.sql("select count(*) from listed_address")
                          .query(Long.class)
                          .single();
                    }))
        .hasStackTraceContaining("permission denied");
  }
}
