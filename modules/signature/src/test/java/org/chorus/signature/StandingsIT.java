package org.chorus.signature;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chorus.access.SupporterRows;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.signature.Standings.Step;
import org.chorus.testing.HouseTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What becomes of signatures, and whether the tallies go along: after each test they are held
 * against a recount, in every dimension.
 */
@HouseTest
class StandingsIT extends OnePool {

  static final int PEOPLE = 60;

  @Autowired Standings standings;
  @Autowired Erasures erasures;
  @Autowired BatchWriter writer;
  @Autowired SupporterRows rows;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionOperations transactions;

  /** How somebody signs: what the campaign asks of them, and whether they looked suspicious. */
  record Manner(boolean needsConfirmation, boolean held) {}

  static final Manner AT_ONCE = new Manner(false, false);
  static final Manner ONCE_CONFIRMED = new Manner(true, false);
  static final Manner SUSPICIOUS = new Manner(false, true);

  long signs(int person, PublishedPage page, Manner manner) throws SQLException {
    writer.write(List.of(row(person, page, manner)));
    return stored
        .sql("select id from signature where pool_id = ? and email = ?")
        .params(pool.value(), "p" + person + "@example.org")
        .query(Long.class)
        .single();
  }

  private SignatureRow row(int person, PublishedPage page, Manner manner) {
    return withManner(
        rowOf(
            pool.value(),
            page,
            "person-" + person,
            "p" + person + "@example.org",
            AnswerSheet.BLANK,
            null),
        manner);
  }

  private static SignatureRow withManner(SignatureRow row, Manner manner) {
    return new SignatureRow(
        row.pool(),
        row.signerKey(),
        row.email(),
        row.givenName(),
        row.familyName(),
        row.language(),
        row.country(),
        row.campaign(),
        row.organization(),
        row.revision(),
        row.channel(),
        row.signedAt(),
        manner.needsConfirmation(),
        manner.held(),
        null,
        null,
        row.answers(),
        row.ownWords());
  }

  long take(Step step, List<Long> signatures) {
    return requireNonNull(
        transactions.execute(
            begun -> {
              rows.openAll();
              return standings.take(step, signatures);
            }));
  }

  long take(Step step, long signature) {
    return take(step, List.of(signature));
  }

  void erase(long signature) {
    transactions.executeWithoutResult(
        begun -> {
          rows.openAll();
          jdbc.sql("select id from signature where id = ? for update")
              .param(signature)
              .query()
              .listOfRows();
          erasures.erase(signature);
        });
  }

  @Test
  void whereACampaignCountsOnceConfirmed_thenConfirmingCounts() throws Exception {
    long ada = signs(1, riversPetition(), ONCE_CONFIRMED);
    assertThat(numbers.total(pool)).isZero();
    take(Step.CONFIRM, ada);
    assertThat(numbers.total(pool)).isEqualTo(1);
  }

  @Test
  void whatLooksSuspiciousCountsOnceAModeratorLetsItIn() throws Exception {
    long ada = signs(1, riversPetition(), SUSPICIOUS);
    take(Step.CONFIRM, ada);
    assertThat(numbers.total(pool)).isZero();
    take(Step.RELEASE, ada);
    assertThat(numbers.total(pool)).isEqualTo(1);
    assertThat(numbers.of(joint.ines, joint.coalition, pool).confirmed()).isEqualTo(1);
  }

  @Test
  void whatIsInvalidatedCountsAgainOnceThatIsTakenBack() throws Exception {
    long ada = signs(1, riversPetition(), AT_ONCE);
    take(Step.INVALIDATE, ada);
    assertThat(numbers.total(pool)).isZero();
    take(Step.RESTORE, ada);
    assertThat(numbers.total(pool)).isEqualTo(1);
  }

  @Test
  void whoeverWithdrewStaysOut_whateverAModeratorDoes() throws Exception {
    long ada = signs(1, riversPetition(), AT_ONCE);
    take(Step.INVALIDATE, ada);
    take(Step.WITHDRAW, ada);
    take(Step.RESTORE, ada);
    assertThat(numbers.total(pool)).isZero();
  }

  @Test
  void anAssistCountsAsLongAsThePersonDoes() throws Exception {
    long ada = signs(1, riversPetition(), AT_ONCE);
    signs(1, rightsLetter(), AT_ONCE);
    assertThat(assistsOfRights()).isEqualTo(1);
    take(Step.INVALIDATE, ada);
    assertThat(assistsOfRights()).isZero();
    take(Step.RESTORE, ada);
    assertThat(assistsOfRights()).isEqualTo(1);
  }

  private long assistsOfRights() {
    return numbers.of(joint.maja, joint.coalition, pool).assists();
  }

  @Test
  void whoeverWaitsCountsOnceTheySignWhereSignaturesCountAtOnce() throws Exception {
    signs(1, riversPetition(), ONCE_CONFIRMED);
    signs(1, rightsLetter(), ONCE_CONFIRMED);
    assertThat(numbers.total(pool)).isZero();
    assertThat(assistsOfRights()).isZero();
    signs(1, rightsLetter(), AT_ONCE);
    assertThat(numbers.total(pool)).isEqualTo(1);
    assertThat(assistsOfRights()).isEqualTo(1);
    assertThat(numbers.of(joint.ines, joint.coalition, pool).own()).isEqualTo(1); // came first
  }

  @Test
  void whoeverCountsGoesOnCountingWhereverElseTheySign() throws Exception {
    signs(1, riversPetition(), AT_ONCE);
    signs(1, rightsLetter(), ONCE_CONFIRMED);
    assertThat(numbers.total(pool)).isEqualTo(1);
    assertThat(assistsOfRights()).isEqualTo(1);
  }

  @Test
  void bothInTheSameMomentIsTheSame() throws Exception {
    writer.write(
        List.of(
            row(1, riversPetition(), ONCE_CONFIRMED),
            row(1, rightsLetter(), AT_ONCE),
            row(2, riversPetition(), AT_ONCE),
            row(2, rightsLetter(), ONCE_CONFIRMED),
            row(3, riversPetition(), ONCE_CONFIRMED)));
    assertThat(numbers.total(pool)).isEqualTo(2);
    assertThat(assistsOfRights()).isEqualTo(2);
  }

  @Test
  void whoeverComesBackLookingSuspiciousWaitsOn() throws Exception {
    long ada = signs(1, riversPetition(), ONCE_CONFIRMED);
    signs(1, rightsLetter(), SUSPICIOUS);
    assertThat(numbers.total(pool)).isZero();
    take(Step.CONFIRM, ada);
    assertThat(numbers.total(pool)).isEqualTo(1);
  }

  @Test
  void whoeverIsHeldStaysSoWhateverElseTheySign() throws Exception {
    long ada = signs(1, riversPetition(), new Manner(true, true));
    signs(1, rightsLetter(), AT_ONCE);
    assertThat(numbers.total(pool)).isZero();
    take(Step.RELEASE, ada);
    assertThat(numbers.total(pool)).isEqualTo(1);
  }

  @Test
  void aStepThatWasTakenChangesNothing() throws Exception {
    long ada = signs(1, riversPetition(), AT_ONCE);
    assertThat(take(Step.INVALIDATE, ada)).isEqualTo(1);
    assertThat(take(Step.INVALIDATE, ada)).isZero();
    assertThat(take(Step.RELEASE, ada)).isZero();
  }

  /** What a person's standing ought to be: a model of all the steps. */
  private static final class Life {
    private boolean needsConfirmation;
    private boolean confirmed;
    private boolean held;
    private boolean invalidated;
    private boolean withdrawn;

    Life(Manner manner) {
      needsConfirmation = manner.needsConfirmation();
      held = manner.held();
    }

    void comesBack(Manner manner) {
      if (withdrawn) {
        withdrawn = false;
        confirmed = false;
        needsConfirmation = manner.needsConfirmation();
        held |= manner.held();
      } else {
        needsConfirmation &= manner.needsConfirmation() || manner.held();
      }
    }

    void takes(Step step) {
      switch (step) {
        case CONFIRM -> confirmed = true;
        case RELEASE -> held = false;
        case LET_IN -> {
          held = false;
          invalidated = false;
        }
        case HOLD -> held = true;
        case HOLD_AND_INVALIDATE -> {
          held = true;
          invalidated = true;
        }
        case INVALIDATE -> invalidated = true;
        case RESTORE -> invalidated = false;
        case WITHDRAW -> withdrawn = true;
      }
    }

    boolean counts() {
      return !withdrawn && !invalidated && !held && (!needsConfirmation || confirmed);
    }
  }

  @Test
  void whateverHappensInWhicheverOrder_theTotalIsThatOfTheModel() throws Exception {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    Map<Long, Life> lives = new HashMap<>();
    List<Long> people = new ArrayList<>();
    List<Step> steps = List.of(Step.values());
    List<Manner> manners = List.of(AT_ONCE, ONCE_CONFIRMED, SUSPICIOUS, new Manner(true, true));
    for (int n = 0; n < 300; n++) {
      clock.advance(Duration.ofMinutes(random.nextInt(90)));
      if (lives.size() < PEOPLE && random.nextInt(3) == 0) {
        Manner manner = manners.get(random.nextInt(manners.size()));
        people.add(signs(people.size(), anyPage(random), manner));
        lives.put(people.getLast(), new Life(manner));
      } else if (!people.isEmpty() && random.nextInt(4) == 0) {
        Manner manner = manners.get(random.nextInt(manners.size()));
        int person = random.nextInt(people.size());
        people.set(person, signs(person, anyPage(random), manner));
        Life life = lives.get(people.get(person));
        if (life == null) { // erased before: nobody knows the person
          lives.put(people.get(person), new Life(manner));
        } else {
          life.comesBack(manner);
        }
      } else if (!people.isEmpty() && random.nextInt(8) == 0) {
        long one = people.get(random.nextInt(people.size()));
        erase(one);
        lives.remove(one);
      } else {
        Step step = steps.get(random.nextInt(steps.size()));
        List<Long> some =
            lives.keySet().stream().sorted().filter(id -> random.nextInt(5) == 0).toList();
        take(step, some);
        some.forEach(id -> requireNonNull(lives.get(id)).takes(step));
      }
      if (n % 20 == 0) {
        assertThat(numbers.total(pool))
            .as("seed %d, step %d", seed, n)
            .isEqualTo(lives.values().stream().filter(Life::counts).count());
        assertThat(reconciler.compare(pool).drift()).as("seed %d, step %d", seed, n).isZero();
      }
    }
  }

  private PublishedPage anyPage(Random random) {
    return random.nextBoolean() ? riversPetition() : rightsLetter();
  }

  /** Who waits confirms, signs elsewhere and is taken out and in again, all at the same time. */
  @Test
  void whateverHappensToThoseWhoWaitAtTheSameTime_theyCountOnce() throws Exception {
    List<Long> ids = new ArrayList<>();
    for (int person = 0; person < PEOPLE; person++) {
      ids.add(signs(person, riversPetition(), ONCE_CONFIRMED));
    }
    List<PublishedPage> pages =
        List.of(rightsLetter(), joint.page("dam", joint.rights), riversPetition());
    List<Callable<@Nullable Void>> doings = new ArrayList<>();
    for (int person = 0; person < PEOPLE; person++) {
      int somebody = person;
      Manner manner = person % 3 == 0 ? AT_ONCE : ONCE_CONFIRMED;
      for (PublishedPage page : pages) {
        doings.add(() -> comesBack(somebody, page, manner));
      }
      doings.add(() -> comesBack(somebody, rightsLetter(), AT_ONCE));
      for (Step step : List.of(Step.INVALIDATE, Step.RESTORE, Step.CONFIRM)) {
        doings.add(
            () -> {
              take(step, ids.get(somebody));
              return null;
            });
      }
    }
    Collections.shuffle(doings, new Random(PEOPLE));
    try (var threads = Executors.newFixedThreadPool(6)) {
      for (Future<@Nullable Void> done : threads.invokeAll(doings)) {
        done.get();
      }
    }
    take(Step.RESTORE, ids);
    assertThat(numbers.total(pool)).isEqualTo(PEOPLE);
    assertThat(assistsOfRights()).isEqualTo(PEOPLE);
  }

  /** As the intake does: two at once may both be the assist, and one of them is told to go on. */
  private @Nullable Void comesBack(int person, PublishedPage page, Manner manner)
      throws SQLException {
    while (true) {
      try {
        writer.write(List.of(row(person, page, manner)));
        return null;
      } catch (SQLException e) {
        assertThat(e.getSQLState()).isEqualTo("23505");
      }
    }
  }

  @Test
  void whoeverComesBackWhileTheyConfirmIsAnAssistOfSomebodyWhoCounts() throws Exception {
    long ada = signs(1, riversPetition(), ONCE_CONFIRMED);
    PublishedPage letter = rightsLetter();
    try (var thread = Executors.newSingleThreadExecutor()) {
      Future<Long> back =
          requireNonNull(
              transactions.execute(
                  begun -> {
                    rows.openAll();
                    standings.take(Step.CONFIRM, List.of(ada));
                    Future<Long> coming = thread.submit(() -> signs(1, letter, ONCE_CONFIRMED));
                    untilDoneOrWaiting(coming);
                    return coming;
                  }));
      back.get();
    }
    assertThat(assistsOfRights()).isEqualTo(1);
  }

  private void untilDoneOrWaiting(Future<?> doing) {
    while (!doing.isDone()
        && stored
            .sql("select not exists (select from pg_locks where not granted)")
            .query(Boolean.class)
            .single()) {
      Thread.onSpinWait();
    }
  }

  /** What is counted of a signature by two at once, each of whom does not see the other. */
  @Test
  void comingBackWhileSomethingHappensToTheSignatureCountsWhereItStands() throws Exception {
    List<Long> ids = new ArrayList<>();
    for (int person = 0; person < PEOPLE; person++) {
      ids.add(signs(person, riversPetition(), ONCE_CONFIRMED));
    }
    PublishedPage letter = rightsLetter();
    List<Callable<@Nullable Void>> doings = new ArrayList<>();
    for (int person = 0; person < PEOPLE; person++) {
      int somebody = person;
      doings.add(
          () -> {
            signs(somebody, letter, ONCE_CONFIRMED);
            return null;
          });
      doings.add(
          () -> {
            take(Step.CONFIRM, ids.get(somebody));
            return null;
          });
    }
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (Future<@Nullable Void> done : threads.invokeAll(doings)) {
        done.get();
      }
    }
    assertThat(numbers.total(pool)).isEqualTo(PEOPLE);
    assertThat(assistsOfRights()).isEqualTo(PEOPLE);
  }

  /** People sign again, elsewhere and anew, confirm, take back and erase, all at the same time. */
  @Test
  void whateverPeopleTakeBackAtTheSameTime_everyNumberIsThatOfTheRows() throws Exception {
    for (int person = 0; person < PEOPLE; person++) {
      signs(person, riversPetition(), person % 2 == 0 ? AT_ONCE : ONCE_CONFIRMED);
    }
    List<PublishedPage> pages =
        List.of(rightsLetter(), joint.page("dam", joint.rights), riversPetition());
    List<Callable<@Nullable Void>> doings = new ArrayList<>();
    for (int thread = 0; thread < 6; thread++) {
      Random random = new Random(thread);
      doings.add(
          () -> {
            for (int n = 0; n < 60; n++) {
              int person = random.nextInt(PEOPLE / 4);
              comesBack(person, pages.get(random.nextInt(pages.size())), AT_ONCE);
              List<Long> known = idsOf(person);
              switch (random.nextInt(5)) {
                case 0 -> take(Step.WITHDRAW, known);
                case 1 -> take(Step.CONFIRM, known);
                case 2 -> take(Step.INVALIDATE, known);
                case 3 -> take(Step.RESTORE, known);
                default -> known.forEach(this::erase);
              }
            }
            return null;
          });
    }
    try (var threads = Executors.newFixedThreadPool(doings.size())) {
      for (Future<@Nullable Void> done : threads.invokeAll(doings)) {
        done.get();
      }
    }
    assertThat(
            stored
                .sql(
                    """
                    select count(*)
                      from touch
                     where not exists (select from signature where id = signature_id)
                    """)
                .query(Long.class)
                .single())
        .isZero();
  }

  private List<Long> idsOf(int person) {
    return stored
        .sql("select id from signature where pool_id = ? and email = ?")
        .params(pool.value(), "p" + person + "@example.org")
        .query((row, number) -> row.getLong("id"))
        .list();
  }

  /** Moderators, people and the intake at once: nobody waits for each other crosswise. */
  @Test
  void stepsAndSignaturesAtTheSameTimeNeitherBlockEachOtherNorMiscount() throws Exception {
    List<Long> ids = new ArrayList<>();
    for (int person = 0; person < PEOPLE; person++) {
      ids.add(signs(person, riversPetition(), AT_ONCE));
    }
    List<Callable<@Nullable Void>> doings = new ArrayList<>();
    for (int thread = 0; thread < 4; thread++) {
      Random random = new Random(thread);
      doings.add(
          () -> {
            for (int n = 0; n < 40; n++) {
              List<Long> some = new ArrayList<>(ids);
              Collections.shuffle(some, random);
              take(random.nextBoolean() ? Step.INVALIDATE : Step.RESTORE, some.subList(0, 20));
            }
            return null;
          });
      int from = PEOPLE + 1_000 * thread;
      doings.add(
          () -> {
            for (int n = 0; n < 40; n++) {
              signs(from + n, n % 2 == 0 ? riversPetition() : rightsLetter(), AT_ONCE);
            }
            return null;
          });
    }
    try (var threads = Executors.newFixedThreadPool(doings.size())) {
      for (Future<@Nullable Void> done : threads.invokeAll(doings)) {
        done.get();
      }
    }
    take(Step.RESTORE, ids);
    assertThat(numbers.total(pool)).isEqualTo(PEOPLE + 160);
  }
}
