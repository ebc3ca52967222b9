package org.chorus.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.chorus.campaign.ConsentAsk;
import org.chorus.campaign.ConsentAsk.ConsentTextId;
import org.chorus.campaign.JointCampaign;
import org.chorus.campaign.PublishedPage;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.PoolId;
import org.chorus.organization.AccessDenied;
import org.chorus.organization.SharingRule;
import org.chorus.signature.SignOutcome.Accepted;
import org.chorus.signature.SignOutcome.AlreadySigned;
import org.chorus.testing.HouseTest;
import org.chorus.testing.ManualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** A petition and a letter of two partners feed one pool. */
@HouseTest
class SigningIT {

  @Autowired ApplicationContext house;
  @Autowired Signing signing;
  @Autowired Numbers numbers;
  @Autowired Confirmations confirmations;
  @Autowired BatchWriter writer;
  @Autowired SignatureFeed feed;
  @Autowired ManualClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionOperations transactions;

  JointCampaign joint;
  PoolId pool;

  @BeforeEach
  void published(TestInfo test) {
    joint =
        new JointCampaign(
            house,
            "s" + Integer.toHexString(test.getDisplayName().hashCode() & 0xfffffff),
            SharingRule.OPT_IN_PER_PARTNER);
    CampaignId petition = joint.petition("dam");
    joint.publish(petition);
    pool = joint.overview(petition).pool();
    joint.publish(joint.letterInto(pool, "letter"));
  }

  @AfterEach
  void totalsAgree() {
    assertThat(tallied()).isEqualTo(stored()).isEqualTo(numbers.total(pool));
    assertThat(touches("FIRST")).isEqualTo(stored());
    assertThat(
            jdbc.sql("select coalesce(sum(assists), 0) from tally where pool_id = ?")
                .param(pool.value())
                .query(Long.class)
                .single())
        .isEqualTo(touches("ASSIST"));
  }

  PublishedPage riversPetition() {
    return joint.page("dam", joint.rivers);
  }

  PublishedPage rightsLetter() {
    return joint.page("letter", joint.rights);
  }

  static SignRequest request(PublishedPage page, String email) {
    return request(page, email, Map.of());
  }

  static SignRequest request(
      PublishedPage page, String email, Map<ConsentTextId, Boolean> answers) {
    return new SignRequest(
        page, new PersonName("Ada"), new PersonName("Lovelace"), new EmailAddress(email), answers);
  }

  static Map<ConsentTextId, Boolean> yesToAll(PublishedPage page) {
    return page.asks().stream().collect(Collectors.toMap(ConsentAsk::text, ask -> true));
  }

  @Test
  void aPersonCountsOnceWhicheverPageTheySignOn() {
    assertThat(signing.sign(request(riversPetition(), "ada@example.org")))
        .isEqualTo(new Accepted());
    assertThat(signing.sign(request(rightsLetter(), "ADA@example.org")))
        .isEqualTo(new AlreadySigned());
    assertThat(signing.sign(request(joint.commonPage("dam"), "ada@example.org")))
        .isEqualTo(new AlreadySigned());

    assertThat(numbers.total(pool)).isEqualTo(1);
    PoolNumbers rivers = numbers.of(joint.ines, joint.coalition, pool);
    PoolNumbers rights = numbers.of(joint.maja, joint.coalition, pool);
    assertThat(rivers.own()).isEqualTo(1);
    assertThat(rivers.assists()).isZero();
    assertThat(rights.own()).isZero();
    assertThat(rights.others()).isEqualTo(1);
    assertThat(rights.assists()).isEqualTo(1);
  }

  @Test
  void comingBackToAnAssistingPageIsNoSecondAssist() {
    signing.sign(request(riversPetition(), "ada@example.org"));
    signing.sign(request(rightsLetter(), "ada@example.org"));
    signing.sign(request(rightsLetter(), "ada@example.org"));
    assertThat(numbers.of(joint.maja, joint.coalition, pool).assists()).isEqualTo(1);
    assertThat(touches("REPEAT")).isEqualTo(1);
  }

  @Test
  void theCommonPageIsCreditedToNobody() {
    signing.sign(request(joint.commonPage("dam"), "ada@example.org"));
    PoolNumbers rivers = numbers.of(joint.ines, joint.coalition, pool);
    assertThat(rivers.total()).isEqualTo(1);
    assertThat(rivers.own()).isZero();
  }

  @Test
  void answersOnTheSecondPageAreKept() {
    signing.sign(request(riversPetition(), "ada@example.org", yesToAll(riversPetition())));
    Map<ConsentTextId, Boolean> changed = Map.of(rightsLetter().asks().getFirst().text(), false);
    signing.sign(request(rightsLetter(), "ada@example.org", changed));

    assertThat(
            jdbc.sql(
                    """
                    select consent.organization_id || ' ' || answer
                      from consent join signature on signature.id = signature_id
                     where pool_id = ? order by consent.id
                    """)
                .param(pool.value())
                .query(String.class)
                .list())
        .containsExactly(
            joint.rivers.id() + " true", joint.rights.id() + " true", joint.rights.id() + " false");
  }

  @Test
  void answersToWhatThePageDoesNotAskAreRefused() {
    Map<ConsentTextId, Boolean> foreign = Map.of(new ConsentTextId(UUID.randomUUID()), true);
    assertThatThrownBy(() -> request(riversPetition(), "ada@example.org", foreign))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void onePersonFromFiftyThreadsAndTwoCampaignsIsOneSignature() throws Exception {
    PublishedPage one = riversPetition();
    PublishedPage other = rightsLetter();
    List<Callable<SignOutcome>> signers = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      PublishedPage page = i % 2 == 0 ? one : other;
      signers.add(() -> signing.sign(request(page, "ada@example.org")));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(threads.invokeAll(signers).stream().map(Future::resultNow))
          .containsOnlyOnce(new Accepted());
    }
    assertThat(stored()).isEqualTo(1);
    assertThat(touches("ASSIST")).isEqualTo(1);
    assertThat(touches("REPEAT")).isEqualTo(48);
  }

  @Test
  void manyNodesWriteToOnePoolWithoutDeadlockOrDoubleCount() throws Exception {
    PublishedPage one = riversPetition();
    PublishedPage other = rightsLetter();
    List<Callable<Integer>> nodes = new ArrayList<>();
    for (int node = 0; node < 6; node++) {
      Random random = new Random(node);
      nodes.add(
          () -> {
            int accepted = 0;
            for (int batch = 0; batch < 20; batch++) {
              List<SignatureRow> rows = new ArrayList<>();
              for (int i = 0; i < 40; i++) {
                rows.add(row(random.nextBoolean() ? one : other, random.nextInt(400)));
              }
              Collections.shuffle(rows, random);
              accepted += writeUntilLanded(rows);
            }
            return accepted;
          });
    }
    try (var threads = Executors.newFixedThreadPool(6)) {
      int accepted = threads.invokeAll(nodes).stream().mapToInt(Future::resultNow).sum();
      assertThat(accepted).isEqualTo((int) stored());
    }
  }

  private int writeUntilLanded(List<SignatureRow> rows) throws SQLException {
    int accepted = 0;
    List<SignatureRow> open = rows;
    while (!open.isEmpty()) {
      Map<Integer, SignOutcome> outcomes;
      try {
        outcomes = writer.write(open);
      } catch (SQLException e) {
        // Two nodes saw the same assist at once: the constraint lets one through, the other
        // retries.
        assertThat(e.getSQLState()).isEqualTo("23505");
        for (SignatureRow row : open) {
          accepted += writeUntilLanded(row);
        }
        return accepted;
      }
      accepted += (int) outcomes.values().stream().filter(Accepted.class::isInstance).count();
      List<SignatureRow> missed = new ArrayList<>();
      for (int i = 0; i < open.size(); i++) {
        if (!outcomes.containsKey(i)) {
          missed.add(open.get(i));
        }
      }
      open = missed;
    }
    return accepted;
  }

  private int writeUntilLanded(SignatureRow row) throws SQLException {
    while (true) {
      try {
        Map<Integer, SignOutcome> outcome = writer.write(List.of(row));
        if (!outcome.isEmpty()) {
          return outcome.get(0) instanceof Accepted ? 1 : 0;
        }
      } catch (SQLException e) {
        assertThat(e.getSQLState()).isEqualTo("23505");
      }
    }
  }

  private SignatureRow row(PublishedPage page, int person) {
    return new SignatureRow(
        pool.value(),
        ("person-" + person).getBytes(StandardCharsets.UTF_8),
        "p" + person + "@example.org",
        "P",
        "Q",
        "en",
        page.campaign().value(),
        page.organization().orElseThrow().id().value(),
        page.revision().value(),
        clock.instant(),
        List.of());
  }

  @Test
  void aRowThatTheDatabaseRefusesDoesNotFailItsNeighbours() throws Exception {
    PublishedPage good = riversPetition();
    Intake intake = house.getBean(Intake.class);
    List<Callable<SignOutcome>> signers = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String email = "neighbour" + i + "@example.org";
      signers.add(() -> signing.sign(request(good, email)));
      signers.add(() -> intake.take(poisoned(good)));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<SignOutcome>> outcomes = threads.invokeAll(signers);
      assertThat(outcomes.stream().filter(o -> o.state() == Future.State.SUCCESS)).hasSize(40);
      assertThat(outcomes.stream().filter(o -> o.state() == Future.State.FAILED))
          .hasSize(40)
          .allMatch(o -> o.exceptionNow() instanceof NotStoredException);
    }
    assertThat(stored()).isEqualTo(40);
  }

  private SignatureRow poisoned(PublishedPage page) {
    SignatureRow row = row(page, 1);
    return new SignatureRow(
        UUID.randomUUID(), // no such pool
        row.signerKey(),
        row.email(),
        row.givenName(),
        row.familyName(),
        row.language(),
        row.campaign(),
        row.organization(),
        row.revision(),
        row.signedAt(),
        List.of());
  }

  @Test
  void numbersAreForCoOwnersAndThoseWithARole() {
    signing.sign(request(riversPetition(), "ada@example.org"));
    Actor newcomer = joint.newcomer("peter", joint.rivers);
    assertThatThrownBy(() -> numbers.of(newcomer, joint.coalition, pool))
        .isInstanceOf(AccessDenied.class);
    assertThatThrownBy(() -> numbers.of(joint.outsider, joint.coalition, pool))
        .isInstanceOf(AccessDenied.class);
    assertThatThrownBy(() -> numbers.of(joint.ines, CoalitionId.random(), pool))
        .isInstanceOf(AccessDenied.class);
    assertThat(numbers.of(joint.ines, joint.coalition, PoolId.random()).total()).isZero();
  }

  @Test
  void daysAddUp() {
    signing.sign(request(riversPetition(), "a@example.org"));
    clock.advance(Duration.ofDays(2));
    signing.sign(request(rightsLetter(), "b@example.org"));
    signing.sign(request(riversPetition(), "c@example.org"));
    PoolNumbers rivers = numbers.of(joint.ines, joint.coalition, pool);
    assertThat(rivers.days()).extracting(PoolNumbers.Day::total).containsExactly(1L, 2L);
    assertThat(rivers.days()).extracting(PoolNumbers.Day::own).containsExactly(1L, 1L);
    assertThat(rivers.campaigns().stream().mapToLong(PoolNumbers.CampaignShare::total).sum())
        .isEqualTo(3);
  }

  @Nested
  class GivenAConfirmationLink {

    ConfirmationToken token;

    @BeforeEach
    void link() {
      signing.sign(request(riversPetition(), "ada@example.org"));
      long id =
          jdbc.sql("select id from signature where pool_id = ?")
              .param(pool.value())
              .query(Long.class)
              .single();
      token = transactions.execute(status -> confirmations.issue(id));
    }

    long confirmed() {
      return numbers.of(joint.ines, joint.coalition, pool).confirmed();
    }

    @Test
    void whenOnlyLookedAt_thenNothingIsConfirmed() {
      assertThat(confirmations.look(token)).isInstanceOf(ConfirmOutcome.Confirmed.class);
      assertThat(confirmed()).isZero();
    }

    @Test
    void whenConfirmedTwice_thenOnceIsEnough() {
      assertThat(confirmations.confirm(token)).isEqualTo(confirmations.confirm(token));
      assertThat(confirmed()).isEqualTo(1);
    }

    @Test
    void whenTooOld_thenNothingIsConfirmed() {
      clock.advance(Confirmations.VALID_FOR);
      assertThat(confirmations.confirm(token)).isInstanceOf(ConfirmOutcome.Expired.class);
      assertThat(confirmed()).isZero();
    }

    @Test
    void whenMadeUp_thenUnknown() {
      assertThat(confirmations.confirm(ConfirmationToken.random()))
          .isEqualTo(new ConfirmOutcome.Unknown());
    }

    @Test
    void whenTheDatabaseIsRead_thenTheLinkIsNotInIt() {
      assertThat(
              jdbc.sql("select encode(token_hash, 'base64') from confirmation")
                  .query(String.class)
                  .list())
          .noneMatch(hash -> hash.contains(token.value().substring(0, 20)));
      assertThat(token).hasToString("ConfirmationToken[masked]");
    }
  }

  @Test
  void followersMissNothingAndSeeNothingTwice() {
    for (int i = 0; i < 7; i++) {
      signing.sign(request(riversPetition(), "follow" + i + "@example.org"));
    }
    List<Long> seen = new ArrayList<>();
    SignatureFeed.Position position = SignatureFeed.Position.START;
    List<SignatureFeed.NewSignature> batch = feed.after(position, 3);
    while (!batch.isEmpty()) {
      batch.forEach(signature -> seen.add(signature.id()));
      position = batch.getLast().position();
      batch = feed.after(position, 3);
    }
    assertThat(seen)
        .doesNotHaveDuplicates()
        .hasSize(jdbc.sql("select count(*)::int from signature").query(Integer.class).single());
  }

  long stored() {
    return jdbc.sql("select count(*) from signature where pool_id = ?")
        .param(pool.value())
        .query(Long.class)
        .single();
  }

  long tallied() {
    return jdbc.sql("select coalesce(sum(signatures), 0) from tally where pool_id = ?")
        .param(pool.value())
        .query(Long.class)
        .single();
  }

  long touches(String kind) {
    return jdbc.sql(
            """
            select count(*) from touch join signature on signature.id = signature_id
             where pool_id = ? and kind = ?
            """)
        .params(pool.value(), kind)
        .query(Long.class)
        .single();
  }
}
