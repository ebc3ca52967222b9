package org.chorus.signature;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.signature.Standings.Step;
import org.chorus.signature.dashboard.PastSummedUp;
import org.chorus.testing.HouseTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The same when it all happens at the same time: nothing blocks, and the tallies still agree with a
 * recount.
 */
@HouseTest
class StandingsAtOnceIT extends StandingsPool {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

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

  /** Days end and are summed up while signatures of them are taken out, put back and erased. */
  @Test
  void whateverHappensToThePastWhileItIsSummedUp_itIsThatOfTheSignatures() throws Exception {
    List<Long> ids = new CopyOnWriteArrayList<>();
    ids.add(signs(0, riversPetition(), AT_ONCE));
    AtomicBoolean over = new AtomicBoolean();
    List<Callable<@Nullable Void>> doings = new ArrayList<>();
    doings.add(
        () -> {
          try {
            for (int person = 1; person <= 4 * PEOPLE; person++) {
              ids.add(
                  signs(
                      person,
                      person % 2 == 0 ? riversPetition() : rightsLetter(),
                      person % 3 == 0 ? ONCE_CONFIRMED : AT_ONCE));
              clock.advance(Duration.ofHours(6));
              PastSummedUp.now(house);
            }
          } finally {
            over.set(true);
          }
          return null;
        });
    for (int thread = 0; thread < 2; thread++) {
      Random random = new Random(thread);
      doings.add(
          () -> {
            while (!over.get()) {
              long some = ids.get(random.nextInt(ids.size()));
              switch (random.nextInt(5)) {
                case 0 -> take(Step.CONFIRM, some);
                case 1, 2 -> take(Step.INVALIDATE, some);
                case 3 -> take(Step.RESTORE, some);
                default -> {
                  if (random.nextInt(10) == 0) {
                    eraseIfThere(some);
                  }
                }
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
                .sql("select coalesce(sum(signatures), 0) from past_tally where pool_id = ?")
                .param(pool.value())
                .query(Long.class)
                .single())
        .isPositive();
  }

  @Test
  void whileASignatureIsChangedThePastIsLeftForTheNextTime() throws Exception {
    long ada = signs(1, riversPetition(), AT_ONCE);
    clock.advance(Duration.ofDays(2));
    try (var thread = Executors.newSingleThreadExecutor()) {
      transactions.executeWithoutResult(
          begun -> {
            rows.openAll();
            standings.take(Step.INVALIDATE, List.of(ada));
            assertThat(thread.submit(() -> PastSummedUp.leaves(house)))
                .succeedsWithin(PATIENCE)
                .satisfies(left -> assertThat(left).isPositive());
          });
      assertThat(PastSummedUp.leaves(house)).isZero();
    }
  }

  private void eraseIfThere(long signature) {
    transactions.executeWithoutResult(
        begun -> {
          rows.openAll();
          if (!jdbc.sql("select id from signature where id = ? for update")
              .param(signature)
              .query()
              .listOfRows()
              .isEmpty()) {
            erasures.erase(signature);
          }
        });
  }
}
