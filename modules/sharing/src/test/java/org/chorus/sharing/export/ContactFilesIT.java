package org.chorus.sharing.export;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.chorus.access.SecondFactor;
import org.chorus.access.SupporterRows;
import org.chorus.campaign.JointCampaign;
import org.chorus.coalition.Seats;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.LinkToken;
import org.chorus.kernel.PoolId;
import org.chorus.organization.OrganizationProfile;
import org.chorus.sharing.ContactExport;
import org.chorus.sharing.Exported;
import org.chorus.sharing.Supporters;
import org.chorus.sharing.deletion.Deletions;
import org.chorus.sharing.grant.ContactGrants;
import org.chorus.signature.Confirmations;
import org.chorus.signature.Signing;
import org.chorus.signature.Withdrawals;
import org.chorus.spreadsheet.Spreadsheet;
import org.chorus.testing.HouseTest;
import org.chorus.testing.ManualClock;
import org.chorus.testing.WholeDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Files over time. Ada and Bea agreed to hear from Rivers and from Rights. */
@HouseTest
class ContactFilesIT {

  @Autowired ApplicationContext house;
  @Autowired Signing signing;
  @Autowired ContactExport export;
  @Autowired ContactFiles files;
  @Autowired FilePreparation preparation;
  @Autowired FileReading reading;
  @Autowired ContactGrants grants;
  @Autowired Confirmations confirmations;
  @Autowired Withdrawals withdrawals;
  @Autowired Deletions deletions;
  @Autowired Seats seats;
  @Autowired SupporterRows rows;
  @Autowired JdbcClient jdbc;
  @Autowired WholeDatabase stored;
  @Autowired TransactionOperations transaction;
  @Autowired ManualClock clock;

  JointCampaign joint;
  PoolId pool;

  @BeforeEach
  void published(TestInfo test) {
    String world = "f" + Integer.toHexString(test.getDisplayName().hashCode() & 0xfffffff);
    joint = new JointCampaign(house, world, SharingRule.OPT_IN_PER_PARTNER);
    CampaignId petition = joint.petition("dam");
    joint.publish(petition);
    pool = joint.overview(petition).pool();
    signs("Ada", joint.rivers, joint.rights);
    signs("Bea", joint.rivers, joint.rights);
  }

  private String address(String name) {
    return name + "-" + joint.rivers.id() + "@example.org";
  }

  private void signs(String name, OrganizationProfile... yes) {
    signing.sign(Supporters.request(joint.page("dam", joint.rivers), name, address(name), yes));
  }

  private LinkToken linkOf(String name) {
    long signature =
        stored
            .sql("select id from signature where email = ?")
            .param(address(name))
            .query(Long.class)
            .single();
    return requireNonNull(transaction.execute(begun -> confirmations.issue(signature)));
  }

  private ExportId waits(ExportScope scope) {
    return files.ask(joint.rivers.id(), joint.coalition, pool, scope, "Ines").orElseThrow();
  }

  private ContactFile file(ExportId id) {
    return files.find(joint.rivers.id(), pool, id).orElseThrow();
  }

  private List<String> names(ExportId id) {
    ContactText text = reading.of(joint.ines, file(id));
    return Exported.givenNames(stretch(text, 0, text.length()));
  }

  private static String stretch(ContactText text, long from, long to) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      text.write(bytes, from, to);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private List<String> news(Actor actor) {
    return Exported.givenNames(Exported.csv(export, actor, joint.coalition, pool, ExportScope.NEW));
  }

  private void later() {
    clock.advance(Duration.ofHours(1));
  }

  @Test
  void aLargeOneWaitsUntilItIsPrepared() {
    ExportId id = waits(ExportScope.EVERYBODY);
    assertThat(file(id).state()).isEqualTo(ContactFile.State.PREPARING);
    preparation.prepareAll();
    assertThat(file(id))
        .satisfies(
            file -> {
              assertThat(file.state()).isEqualTo(ContactFile.State.READY);
              assertThat(file.people()).isEqualTo(2);
              assertThat(file.expiresAt()).contains(clock.instant().plus(ContactFiles.KEPT));
            });
    assertThat(names(id)).containsExactly("Ada", "Bea");
  }

  @Test
  void whatWasReadySecondsAgoCanBeReadFromAnyByteOn() {
    for (String name : List.of("Cem", "Dora", "Ezra", "Fay")) {
      signs(name, joint.rivers);
    }
    ExportId id = waits(ExportScope.EVERYBODY);
    preparation.prepare(id, 200); // so that there are several pieces
    ContactText text = reading.of(joint.ines, file(id));
    String whole = stretch(text, 0, text.length());
    assertThat(whole.getBytes(StandardCharsets.UTF_8)).hasSize((int) text.length());
    byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
    for (int from = 10; from < bytes.length; from += 37) {
      int to = Math.min(bytes.length, from + 300);
      assertThat(stretch(text, from, to))
          .isEqualTo(new String(Arrays.copyOfRange(bytes, from, to), StandardCharsets.UTF_8));
    }
    assertThat(names(id)).containsExactly("Ada", "Bea", "Cem", "Dora", "Ezra", "Fay");
  }

  @Test
  void onlyWhoIsInNoFetchedFileIsNew() {
    assertThat(news(joint.ines)).containsExactly("Ada", "Bea");
    later();
    assertThat(news(joint.ines)).isEmpty();
    signs("Cem", joint.rivers);
    later();
    assertThat(export.grantedSinceLast(joint.ines, joint.coalition, pool)).isEqualTo(1);
    assertThat(news(joint.ines)).containsExactly("Cem");
    assertThat(news(joint.maja)).containsExactly("Ada", "Bea");
  }

  @Test
  void aFileThatNobodyFetchedMakesNobodyOld() {
    ExportId id = waits(ExportScope.EVERYBODY);
    preparation.prepare(id);
    later();
    assertThat(news(joint.ines)).containsExactly("Ada", "Bea");
  }

  @Test
  void whoSaidNoAndYesAgainIsNewAgain() {
    news(joint.ines);
    later();
    signs("Ada");
    grants.settle(pool);
    later();
    signs("Ada", joint.rivers);
    later();
    assertThat(news(joint.ines)).containsExactly("Ada");
  }

  @Test
  void whoBeganToCountAfterTheLastFileIsNew() {
    stored
        .sql("update signature set needs_confirmation = true, confirmed_at = null where email = ?")
        .param(address("Bea"))
        .update();
    assertThat(news(joint.ines)).containsExactly("Ada");
    later();
    confirmations.confirm(linkOf("Bea"));
    assertThat(news(joint.ines)).containsExactly("Bea");
  }

  @Test
  void onceExpiredThereIsNoTextAndStillARecordOfWhoWasInIt() {
    Exported.everybody(export, joint.ines, joint.coalition, pool);
    ContactFile before = export.files(joint.ines, joint.coalition, pool).getFirst();
    clock.advance(ContactFiles.KEPT);
    assertThat(file(before.id()).state()).isEqualTo(ContactFile.State.GONE);
    files.removeExpired();
    ContactText text = reading.of(joint.ines, before);
    assertThatThrownBy(() -> text.write(new ByteArrayOutputStream(), 0, text.length()))
        .isInstanceOf(FileNotFoundException.class);
    assertThat(news(joint.ines)).isEmpty();
    withdrawals.withdraw(linkOf("Ada"));
    assertThat(deletions.figures(joint.ines).open()).isEqualTo(1);
  }

  @Test
  void whoWasInAFileThatNobodyFetchedIsNobodysToDelete() {
    preparation.prepare(waits(ExportScope.EVERYBODY));
    clock.advance(ContactFiles.KEPT);
    files.removeExpired();
    withdrawals.withdraw(linkOf("Ada"));
    assertThat(deletions.figures(joint.ines).open()).isZero();
  }

  @Test
  void thrownAwayItIsGoneAtOnce() {
    ExportId id = waits(ExportScope.EVERYBODY);
    preparation.prepare(id);
    assertThat(export.discard(joint.ines, joint.coalition, pool, id)).isTrue();
    assertThat(export.discard(joint.ines, joint.coalition, pool, id)).isFalse();
    assertThat(
            export.open(joint.ines, SecondFactor.of(joint.ines), joint.coalition, pool, "Pool", id))
        .isEmpty();
  }

  @Test
  void whatIsWaitedForIsNotAskedForOnceMore() {
    ExportId id = waits(ExportScope.EVERYBODY);
    assertThat(waits(ExportScope.EVERYBODY)).isEqualTo(id);
    assertThat(waits(ExportScope.NEW)).isNotEqualTo(id);
    preparation.prepareAll();
    assertThat(waits(ExportScope.EVERYBODY)).isNotEqualTo(id);
  }

  @Test
  void openedAndNotReadNobodyHasIt() {
    ContactFile file =
        export
            .ask(
                joint.ines,
                SecondFactor.of(joint.ines),
                joint.coalition,
                pool,
                "Pool",
                ExportScope.EVERYBODY)
            .orElseThrow();
    ContactText text =
        export
            .open(joint.ines, SecondFactor.of(joint.ines), joint.coalition, pool, "Pool", file.id())
            .orElseThrow();
    assertThat(file(file.id()).fetchedAt()).isEmpty();
    stretch(text, 3, 4);
    assertThat(file(file.id()).fetchedAt()).contains(clock.instant());
  }

  @Test
  void ofExportsOfLongAgoAllAreTakenWhoWereGrantedByThen() {
    signs("Cem", joint.rivers);
    grants.settle(pool);
    later();
    signs("Dora", joint.rivers);
    grants.settle(pool);
    stored
        .sql(
            """
            insert into contact_export (organization_id, pool_id, scope, exported_by_name, asked_at,
                                        exported_at, ready_at, expires_at, fetched_at, gone_at)
            select :organization, :pool, 'EVERYBODY', 'Ines', at, at, at, at, at, at
              from (values (cast(:at as timestamptz))) as moment (at)
            """)
        .param("organization", joint.rivers.id().value())
        .param("pool", pool.value())
        .param("at", Timestamp.from(clock.instant().minusSeconds(1)))
        .update();
    assertThat(news(joint.ines)).containsExactly("Dora");
    assertThat(news(joint.ines)).isEmpty();
  }

  @Test
  void whatFailsAgainAndAgainIsGivenUpAndNothingIsKeptOfIt() {
    ExportId id = waits(ExportScope.EVERYBODY);
    stored
        .sql("update contact_export set attempt = ?, claimed_at = ?, exported_at = ? where id = ?")
        .params(
            FileClaims.ATTEMPTS,
            Timestamp.from(clock.instant()),
            Timestamp.from(clock.instant()),
            id.value())
        .update();
    stored
        .sql(
            "insert into contact_export_part (export_id, number, signature_ids, first_byte, length)"
                + " select ?, 0, array_agg(id), 0, 7 from signature where pool_id = ?")
        .params(id.value(), pool.value())
        .update();
    preparation.prepareAll();
    assertThat(file(id).state()).as("somebody may be at it").isEqualTo(ContactFile.State.PREPARING);
    clock.advance(FileClaims.CLAIM.plusSeconds(1)); // who was at it died of it
    preparation.prepareAll();
    assertThat(file(id).state()).isEqualTo(ContactFile.State.FAILED);
    assertThat(
            stored
                .sql("select count(*) from contact_export_part where export_id = ?")
                .param(id.value())
                .query(Long.class)
                .single())
        .isZero();
    withdrawals.withdraw(linkOf("Ada"));
    assertThat(deletions.figures(joint.ines).open()).isZero();
    assertThat(waits(ExportScope.EVERYBODY)).as("may be asked for anew").isNotEqualTo(id);
  }

  @Test
  void whatSomebodyElsePreparesIsLeftToThem_untilTheyAreDead() {
    ExportId id = waits(ExportScope.EVERYBODY);
    stored
        .sql("update contact_export set attempt = 1, claimed_at = ? where id = ?")
        .params(Timestamp.from(clock.instant()), id.value())
        .update();
    stored
        .sql(
            "insert into contact_export_part (export_id, number, signature_ids, first_byte, length)"
                + " values (?, 0, '{}', 0, 7)")
        .param(id.value())
        .update();
    preparation.prepare(id);
    assertThat(file(id).state()).isEqualTo(ContactFile.State.PREPARING);
    clock.advance(FileClaims.CLAIM.plusSeconds(1));
    preparation.prepare(id);
    assertThat(names(id)).containsExactly("Ada", "Bea");
  }

  @Test
  void whoTakesTheirSignatureBackMeanwhileIsNotInIt() throws Exception {
    LinkToken ada = linkOf("Ada");
    ExportId id = waits(ExportScope.EVERYBODY);
    CompletableFuture<Void> prepared =
        requireNonNull(
            transaction.execute(
                begun -> {
                  withdrawals.withdraw(ada); // and is not committed yet
                  CompletableFuture<Void> preparing =
                      CompletableFuture.runAsync(() -> preparation.prepare(id));
                  await().until(this::somebodyWaitsForAWish);
                  assertThat(preparing).isNotDone();
                  return preparing;
                }));
    prepared.get(1, TimeUnit.MINUTES);
    assertThat(names(id)).containsExactly("Bea");
    assertThat(deletions.figures(joint.ines).open()).isZero();
  }

  private boolean somebodyWaitsForAWish() {
    return stored
        .sql("select exists (select from pg_locks where locktype = 'advisory' and not granted)")
        .query(Boolean.class)
        .single();
  }

  @Test
  void aPartnerThatHasLeftReadsNoFileOfBefore() {
    preparation.prepare(waits(ExportScope.EVERYBODY));
    assertThat(piecesShownTo(joint.rivers)).isPositive();
    assertThat(piecesShownTo(joint.rights)).isZero();
    ExportId rights =
        files
            .ask(joint.rights.id(), joint.coalition, pool, ExportScope.EVERYBODY, "Maja")
            .orElseThrow();
    preparation.prepare(rights);
    assertThat(piecesShownTo(joint.rights)).isPositive();
    seats.leave(joint.maja, joint.coalition, "");
    assertThat(piecesShownTo(joint.rights)).isZero();
  }

  /** Of raw SQL that asks for everything. */
  private long piecesShownTo(OrganizationProfile organization) {
    return requireNonNull(
        transaction.execute(
            begun -> {
              rows.showGrantedTo(organization.id());
              return jdbc.sql("select count(*) from contact_export_part")
                  .query(Long.class)
                  .single();
            }));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Ada",
        "=1+1",
        "+49",
        "-1",
        "@home",
        "\tTab",
        "\rReturn",
        "＝1",
        "＋1",
        "－1",
        "＠1",
        "a=b",
        "'=1",
        "“Zoë”",
        "محمد"
      })
  void postgresqlWritesCellsAsSpreadsheetsOfTheHouseDo(String text) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    Spreadsheet.write(file, List.of("before", "cell"), Stream.of(List.of("", text)));
    String cell = jdbc.sql("select spreadsheet_cell(?)").param(text).query(String.class).single();
    String written =
        file.toString(StandardCharsets.UTF_8).substring("\ufeffbefore,cell\r\n,".length());
    assertThat(written.strip().replace("\"", "")).isEqualTo(cell.strip());
  }
}
