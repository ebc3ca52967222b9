package org.chorus.sharing.deletion;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chorus.access.AccessDenied;
import org.chorus.access.AuditFilter;
import org.chorus.access.AuditReading;
import org.chorus.access.Role;
import org.chorus.access.SecondFactor;
import org.chorus.access.SecondFactorNeeded;
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
import org.chorus.organization.Members;
import org.chorus.organization.OrganizationProfile;
import org.chorus.sharing.ContactExport;
import org.chorus.sharing.Exported;
import org.chorus.sharing.Supporters;
import org.chorus.sharing.grant.ContactGrants;
import org.chorus.signature.Confirmations;
import org.chorus.signature.PersonalRecord;
import org.chorus.signature.PersonalRecords;
import org.chorus.signature.Signing;
import org.chorus.signature.Withdrawals;
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

/** Ada and Bob said yes to both partners; Rivers has exported them, Rights has not. */
@HouseTest
class DeletionsIT {

  @Autowired ApplicationContext house;
  @Autowired Signing signing;
  @Autowired Withdrawals withdrawals;
  @Autowired Confirmations confirmations;
  @Autowired ContactExport export;
  @Autowired ContactGrants grants;
  @Autowired Deletions deletions;
  @Autowired PersonalRecords records;
  @Autowired Coalitions coalitions;
  @Autowired Seats seats;
  @Autowired AuditReading audit;
  @Autowired SupporterRows rows;
  @Autowired JdbcClient jdbc;
  @Autowired WholeDatabase stored;
  @Autowired TransactionOperations transactions;
  @Autowired ManualClock clock;

  JointCampaign joint;
  PoolId pool;
  LinkToken ada;

  @BeforeEach
  void exported(TestInfo test) {
    joint =
        new JointCampaign(
            house,
            "d" + Integer.toHexString(test.getDisplayName().hashCode() & 0xfffffff),
            SharingRule.OPT_IN_PER_PARTNER);
    CampaignId petition = joint.petition("dam");
    joint.publish(petition);
    pool = joint.overview(petition).pool();
    signs("Ada", joint.rivers, joint.rights);
    signs("Bob", joint.rivers, joint.rights);
    ada = requireNonNull(transactions.execute(begun -> confirmations.issue(signatureOf("Ada"))));
    clock.advance(Duration.ofMinutes(1));
    export(joint.ines);
    clock.advance(Duration.ofMinutes(1));
  }

  private PublishedPage page() {
    return joint.page("dam", joint.rivers);
  }

  private String address(String name) {
    return name + "-" + joint.rivers.id() + "@example.org";
  }

  private void signs(String name, OrganizationProfile... yes) {
    signing.sign(Supporters.request(page(), name, address(name), yes));
  }

  private long signatureOf(String name) {
    return stored
        .sql("select id from signature where email = ?")
        .param(address(name))
        .query(Long.class)
        .single();
  }

  private void export(Actor actor) {
    Exported.everybody(export, actor, joint.coalition, pool);
  }

  private List<String> toDelete(Actor actor) {
    return deletions.open(actor, SecondFactor.of(actor)).stream()
        .map(deletion -> deletion.givenName().value() + ": " + deletion.reason())
        .toList();
  }

  @Test
  void whoNeverChangedTheirMindIsNobodysToDelete() {
    assertThat(toDelete(joint.ines)).isEmpty();
    assertThat(deletions.figures(joint.ines))
        .isEqualTo(new DeletionFigures(0, 0, Optional.empty(), 0, Optional.empty()));
  }

  @Test
  void whoTakesTheSignatureBackIsToBeDeletedByThoseWhoExported() {
    Instant asked = clock.instant();
    withdrawals.withdraw(ada);
    Instant due = asked.atOffset(ZoneOffset.UTC).plusMonths(1).toInstant();
    assertThat(deletions.open(joint.ines, SecondFactor.of(joint.ines)))
        .singleElement()
        .satisfies(
            deletion -> {
              assertThat(deletion.email().value()).isEqualTo(address("Ada"));
              assertThat(deletion.reason()).isEqualTo(DeletionReason.WITHDRAWN);
              assertThat(deletion.id().askedAt()).isEqualTo(asked);
              assertThat(deletion.dueAt()).isEqualTo(due);
            });
    assertThat(toDelete(joint.maja)).isEmpty();
    assertThat(deletions.figures(joint.ines))
        .isEqualTo(new DeletionFigures(1, 0, Optional.of(due), 0, Optional.empty()));
  }

  @Test
  void whoIsErasedIsStillToBeDeleted_andNothingElseIsLeft() {
    withdrawals.erase(ada);
    assertThat(toDelete(joint.ines)).containsExactly("Ada: ERASED");
    assertThat(
            stored
                .sql("select count(*) from signature where email = ?")
                .param(address("Ada"))
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void erasingWhatWasTakenBackWinsNoTime() {
    withdrawals.withdraw(ada);
    Instant due = deletions.figures(joint.ines).nextDue().orElseThrow();
    clock.advance(Duration.ofDays(20));
    withdrawals.erase(ada);
    assertThat(toDelete(joint.ines)).containsExactly("Ada: ERASED");
    assertThat(deletions.figures(joint.ines).nextDue()).contains(due);
    clock.advance(Duration.ofDays(12));
    assertThat(deletions.figures(joint.ines).overdue()).isEqualTo(1);
  }

  @Test
  void whoSaysNoToOneIsToBeDeletedByThatOne() {
    export(joint.maja);
    clock.advance(Duration.ofMinutes(1));
    signs("Ada", joint.rivers);
    grants.settle(pool);
    assertThat(toDelete(joint.maja)).containsExactly("Ada: REFUSED");
    assertThat(toDelete(joint.ines)).isEmpty();
  }

  @Test
  void whoAgreesAgainIsNotToBeDeleted_untilTheNextChangeOfMind() {
    withdrawals.withdraw(ada);
    clock.advance(Duration.ofMinutes(1));
    signs("Ada", joint.rivers);
    grants.settle(pool);
    assertThat(toDelete(joint.ines)).isEmpty();
    clock.advance(Duration.ofDays(3));
    Instant again = clock.instant();
    withdrawals.withdraw(ada);
    assertThat(deletions.open(joint.ines, SecondFactor.of(joint.ines)))
        .singleElement()
        .satisfies(deletion -> assertThat(deletion.id().askedAt()).isEqualTo(again));
  }

  @Test
  void whatWasExportedBeforeThePersonCameIsNotAboutThem() {
    signs("Cem", joint.rivers);
    LinkToken cem =
        requireNonNull(transactions.execute(begun -> confirmations.issue(signatureOf("Cem"))));
    withdrawals.withdraw(cem);
    assertThat(toDelete(joint.ines)).isEmpty();
  }

  @Test
  void whatIsDoneNamesNobodyAnyMore_andIsOnRecord() {
    withdrawals.withdraw(ada);
    List<DeletionId> open =
        deletions.open(joint.ines, SecondFactor.of(joint.ines)).stream()
            .map(DueDeletion::id)
            .toList();
    clock.advance(Duration.ofHours(1));
    assertThat(deletions.done(joint.ines, open)).isEqualTo(1);
    assertThat(deletions.done(joint.ines, open)).isZero();
    assertThat(toDelete(joint.ines)).isEmpty();
    assertThat(deletions.figures(joint.ines))
        .isEqualTo(new DeletionFigures(0, 0, Optional.empty(), 1, Optional.of(clock.instant())));
    assertThat(
            stored
                .sql(
                    "select num_nulls(given_name, family_name, email) from contact_deletion"
                        + " where organization_id = ?")
                .param(joint.rivers.id().value())
                .query(Integer.class)
                .single())
        .isEqualTo(3);
    assertThat(audit.ofOrganization(joint.ines, AuditFilter.containing("contacts deleted"), 0, 5))
        .singleElement()
        .satisfies(entry -> assertThat(entry.act().detail()).isEqualTo("1 person"));
    withdrawals.erase(ada); // who has deleted them already need not do so again
    assertThat(toDelete(joint.ines)).isEmpty();
  }

  @Test
  void aPartnerThatWasSuspendedStillReadsWhomToDelete() {
    export(joint.maja);
    clock.advance(Duration.ofMinutes(1));
    var seat = coalitions.get(joint.coalition).seatOf(joint.rights.id()).seat();
    assertThat(seats.suspend(joint.ines, joint.coalition, seat, "broke the terms"))
        .isEqualTo(new SeatOutcome.Done());
    withdrawals.erase(ada);
    assertThat(toDelete(joint.maja)).containsExactly("Ada: ERASED");
  }

  @Test
  void whoHasLeftAndIsRefusedThenIsStillAsked_once() {
    export(joint.maja);
    clock.advance(Duration.ofMinutes(1));
    assertThat(seats.leave(joint.maja, joint.coalition, "")).isEqualTo(new SeatOutcome.Done());
    grants.settle(pool); // which ends the grant
    clock.advance(Duration.ofMinutes(1));
    refuse(joint.rights);
    grants.settle(pool);
    assertThat(toDelete(joint.maja)).containsExactly("Ada: REFUSED");
    refuse(joint.rivers);
    grants.settle(pool);
    assertThat(deletions.figures(joint.maja).open()).isEqualTo(1);
    assertThat(toDelete(joint.ines)).containsExactly("Ada: REFUSED");
  }

  /** On Ada's own page. */
  private void refuse(OrganizationProfile organization) {
    records.change(
        ada,
        records.find(ada).orElseThrow().answers().stream()
            .filter(said -> said.organization().equals(organization.id()))
            .collect(Collectors.toMap(PersonalRecord.Said::text, said -> false)));
  }

  @Test
  void whoDidNotCountWhenItWasExportedIsNamedToNobody() {
    stored
        .sql("update signature set needs_confirmation = true, confirmed_at = null where email = ?")
        .param(address("Ada"))
        .update();
    export(joint.ines);
    withdrawals.erase(ada);
    assertThat(toDelete(joint.ines)).isEmpty();
  }

  @Test
  void whatIsAskedForAnewIsNotEndedByAnOlderClick() {
    withdrawals.withdraw(ada);
    List<DeletionId> shown =
        deletions.open(joint.ines, SecondFactor.of(joint.ines)).stream()
            .map(DueDeletion::id)
            .toList();
    clock.advance(Duration.ofMinutes(1));
    signs("Ada", joint.rivers);
    grants.settle(pool);
    export(joint.ines);
    clock.advance(Duration.ofMinutes(1));
    withdrawals.withdraw(ada);
    assertThat(deletions.done(joint.ines, shown)).isZero();
    assertThat(toDelete(joint.ines)).containsExactly("Ada: WITHDRAWN");
  }

  @Test
  void theFileHasThemAll() {
    withdrawals.withdraw(ada);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    deletions.write(joint.ines, SecondFactor.of(joint.ines), file);
    assertThat(file.toString(StandardCharsets.UTF_8))
        .startsWith("\ufeffgiven_name,family_name,email,pool,reason,asked_at,due_at")
        .contains("Ada,Doe," + address("Ada"), "WITHDRAWN");
  }

  @Test
  void nobodyReadsOrEndsTheDeletionsOfAnother() {
    withdrawals.withdraw(ada);
    List<DeletionId> open =
        deletions.open(joint.ines, SecondFactor.of(joint.ines)).stream()
            .map(DueDeletion::id)
            .toList();
    assertThat(deletions.done(joint.maja, open)).isZero();
    assertThat(toDelete(joint.ines)).hasSize(1);
    assertThat(shownTo(joint.rights.id())).isEmpty();
    assertThat(shownTo(joint.rivers.id())).containsExactly(address("Ada"));
  }

  /** Of raw SQL that asks for everything. */
  private List<String> shownTo(OrganizationId organization) {
    return requireNonNull(
        transactions.execute(
            begun -> {
              rows.showGrantedTo(organization);
              return jdbc.sql("select email from contact_deletion")
                  .query((row, number) -> row.getString(1))
                  .list();
            }));
  }

  @Test
  void itTakesADataStewardAndASecondFactor() {
    withdrawals.withdraw(ada);
    Actor analyst = joint.newcomer("anna", joint.rivers);
    house
        .getBean(Members.class)
        .assignRoles(
            joint.ines, SecondFactor.of(joint.ines), analyst.subject(), Set.of(Role.ANALYST));
    assertThatThrownBy(() -> deletions.figures(analyst)).isInstanceOf(AccessDenied.class);
    assertThatThrownBy(() -> deletions.open(analyst, SecondFactor.of(analyst)))
        .isInstanceOf(AccessDenied.class);
    assertThatThrownBy(() -> deletions.done(analyst, List.of())).isInstanceOf(AccessDenied.class);
    assertThatThrownBy(() -> deletions.open(joint.ines, SecondFactor.of(joint.maja)))
        .isInstanceOf(SecondFactorNeeded.class);
  }
}
