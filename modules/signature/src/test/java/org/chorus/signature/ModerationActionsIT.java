package org.chorus.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chorus.access.AccessDenied;
import org.chorus.access.SupporterRows;
import org.chorus.kernel.Actor;
import org.chorus.signature.Standings.Step;
import org.chorus.signature.moderation.ActOutcome;
import org.chorus.signature.moderation.Deed;
import org.chorus.signature.moderation.ModerationAction;
import org.chorus.signature.moderation.ModerationAction.State;
import org.chorus.signature.moderation.NetworkArea;
import org.chorus.signature.moderation.Preview;
import org.chorus.signature.moderation.SignatureFilter;
import org.chorus.signature.moderation.UndoOutcome;
import org.chorus.testing.HouseTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/** What moderators do with signatures. After each test the tallies are held against a recount. */
@HouseTest
class ModerationActionsIT extends ModeratedPool {

  static final SignatureFilter THE_PROGRAM =
      SignatureFilter.ALL.network(NetworkArea.parse("198.51.100.0/24").orElseThrow());

  @Autowired Standings standings;
  @Autowired SupporterRows rows;
  @Autowired TransactionOperations transactions;

  @Test
  void whatIsTakenOutCountsNoMoreAndIsAsBeforeOnceTakenBack() throws Exception {
    sign(signer("ada@example.org"));
    aProgramSigns(3, false);
    sign(signer("held@example.org").from("198.51.100.0/24").heldFor(Suspicion.TOO_FAST));
    Preview preview = actions.preview(noor, petition, Deed.TAKE_OUT, THE_PROGRAM);
    assertThat(preview.selected()).isEqualTo(4);
    assertThat(preview.numberNow()).isEqualTo(4);
    assertThat(preview.numberThen()).isEqualTo(1);
    assertThat(preview.sample()).hasSize(4);
    assertThat(numbers.total(pool)).isEqualTo(4);

    long action = act(Deed.TAKE_OUT, THE_PROGRAM);
    assertThat(numbers.total(pool)).isEqualTo(1);
    assertThat(standing("held@example.org")).isEqualTo("INVALIDATED");

    assertThat(actions.undo(noor, petition, action)).isEqualTo(new UndoOutcome.Begun());
    assertThat(numbers.total(pool)).isEqualTo(4);
    assertThat(standing("held@example.org")).isEqualTo("HELD");
    assertThat(actions.undo(noor, petition, action)).isEqualTo(new UndoOutcome.UndoneBefore());
  }

  @Test
  void whoeverIsLetInCountsUnlessTheyStillHaveToConfirm() throws Exception {
    sign(
        signer("ada@example.org").heldFor(Suspicion.TOO_FAST),
        signer("bea@example.org").heldFor(Suspicion.TOO_FAST).unconfirmed());
    Preview preview = actions.preview(noor, petition, Deed.LET_IN, SignatureFilter.HELD);
    assertThat(preview.selected()).isEqualTo(2);
    assertThat(preview.numberThen()).isEqualTo(1);

    long action = act(Deed.LET_IN, SignatureFilter.HELD);
    assertThat(standing("ada@example.org")).isEqualTo("COUNTED");
    assertThat(standing("bea@example.org")).isEqualTo("UNCONFIRMED");
    assertThat(numbers.total(pool)).isEqualTo(1);

    actions.undo(noor, petition, action);
    assertThat(standing("ada@example.org")).isEqualTo("HELD");
    assertThat(standing("bea@example.org")).isEqualTo("HELD");
  }

  @Test
  void whatKeptSomebodyOutIsBackAfterAnUndoWhateverItWas() throws Exception {
    sign(
        signer("held@example.org").heldFor(Suspicion.TOO_FAST),
        signer("out@example.org"),
        signer("both@example.org").heldFor(Suspicion.TOO_FAST));
    act(Deed.TAKE_OUT, SignatureFilter.one(id("out@example.org")));
    act(Deed.TAKE_OUT, SignatureFilter.one(id("both@example.org")));
    long action = act(Deed.LET_IN, SignatureFilter.ALL);
    assertThat(numbers.total(pool)).isEqualTo(3);
    assertThat(action(action).changed()).isEqualTo(3);

    actions.undo(noor, petition, action);
    runner.runAll();
    assertThat(action(action).restored()).isEqualTo(3);
    assertThat(standing("held@example.org")).isEqualTo("HELD");
    assertThat(standing("out@example.org")).isEqualTo("INVALIDATED");
    assertThat(standing("both@example.org")).isEqualTo("INVALIDATED");
    act(Deed.LET_IN, SignatureFilter.one(id("both@example.org")));
    assertThat(standing("both@example.org")).isEqualTo("COUNTED");
  }

  @Test
  void whatSomebodyChangedSinceStaysAsTheyLeftIt() throws Exception {
    sign(signer("ada@example.org"), signer("bea@example.org"), signer("cleo@example.org"));
    long first = act(Deed.TAKE_OUT, SignatureFilter.ALL);
    act(moderator("omar"), Deed.LET_IN, SignatureFilter.one(id("ada@example.org")));
    long third = act(Deed.TAKE_OUT, SignatureFilter.one(id("ada@example.org")));
    long fourth = act(Deed.LET_IN, SignatureFilter.one(id("bea@example.org")));
    actions.undo(noor, petition, fourth);

    actions.undo(noor, petition, first);
    assertThat(action(first).changed()).isEqualTo(3);
    assertThat(action(first).restored()).as("not Ada, whom the third took out").isEqualTo(2);
    assertThat(standing("ada@example.org")).isEqualTo("INVALIDATED");
    assertThat(standing("bea@example.org")).isEqualTo("COUNTED");
    actions.undo(noor, petition, third);
    assertThat(standing("ada@example.org")).isEqualTo("COUNTED");
  }

  /** A signature stands as the last deed left it that was not taken back; without one as before. */
  @Test
  void deedsComeApartInWhicheverOrder() throws Exception {
    sign(signer("ada@example.org"), signer("held@example.org").heldFor(Suspicion.TOO_FAST));
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (String email : List.of("ada@example.org", "held@example.org")) {
      String before = standing(email);
      SignatureFilter filter = SignatureFilter.one(id(email));
      for (int sequence = 0; sequence < 12; sequence++) {
        SortedMap<Long, Deed> standing = new TreeMap<>();
        for (int n = 0; n < 8; n++) {
          Deed deed = random.nextBoolean() ? Deed.TAKE_OUT : Deed.LET_IN;
          if (actions.act(noor, petition, deed, filter, WHY) instanceof ActOutcome.Begun(long id)) {
            standing.put(id, deed);
          }
          if (random.nextInt(3) == 0) {
            undoOne(standing, random);
          }
          assertThat(standing(email)).as("seed %d", seed).isEqualTo(after(standing, before));
        }
        while (!standing.isEmpty()) {
          undoOne(standing, random);
          assertThat(standing(email)).as("seed %d", seed).isEqualTo(after(standing, before));
        }
      }
    }
  }

  private void undoOne(SortedMap<Long, Deed> standing, Random random) {
    List<Long> ids = List.copyOf(standing.keySet());
    if (!ids.isEmpty()) {
      long undone = ids.get(random.nextInt(ids.size()));
      assertThat(actions.undo(noor, petition, undone)).isEqualTo(new UndoOutcome.Begun());
      standing.remove(undone);
    }
  }

  private static String after(SortedMap<Long, Deed> standing, String before) {
    if (standing.isEmpty()) {
      return before;
    }
    return switch (standing.lastEntry().getValue()) {
      case TAKE_OUT -> "INVALIDATED";
      case LET_IN -> "COUNTED";
    };
  }

  @Test
  void whoeverComesBackAndIsHeldOnceMoreStopsNoUndo() throws Exception {
    sign(signer("ada@example.org").heldFor(Suspicion.TOO_FAST));
    long action = act(Deed.LET_IN, SignatureFilter.ALL);
    withdraw("ada@example.org");
    sign(signer("ada@example.org").from("198.51.100.0/24").heldFor(Suspicion.CROWDED_NETWORK));
    assertThat(found(SignatureFilter.ALL).getFirst())
        .as("as the person came this time")
        .satisfies(
            shown -> {
              assertThat(shown.suspicions()).containsExactly(Suspicion.CROWDED_NETWORK);
              assertThat(shown.network()).contains("198.51.100.0/24");
            });

    assertThat(actions.undo(noor, petition, action)).isEqualTo(new UndoOutcome.Begun());
    assertThat(action(action).state()).isEqualTo(State.UNDONE);
    assertThat(standing("ada@example.org")).isEqualTo("HELD");
  }

  @Test
  void whoeverWithdrewStaysOutWhateverModeratorsDo() throws Exception {
    sign(signer("ada@example.org"), signer("bea@example.org"));
    withdraw("ada@example.org");
    long action = act(Deed.TAKE_OUT, SignatureFilter.ALL);
    withdraw("bea@example.org");
    assertThat(action(action).selected()).isEqualTo(1);
    actions.undo(noor, petition, action);
    assertThat(standing("ada@example.org")).isEqualTo("WITHDRAWN");
    assertThat(standing("bea@example.org")).isEqualTo("WITHDRAWN");
    assertThat(numbers.total(pool)).isZero();
  }

  private void withdraw(String email) {
    transactions.executeWithoutResult(
        begun -> {
          rows.openAll();
          standings.take(Step.WITHDRAW, List.of(id(email)));
        });
  }

  @Test
  void whoeverConfirmsMeanwhileCountsOnceItIsTakenBack() throws Exception {
    sign(signer("ada@example.org").unconfirmed());
    long action = act(Deed.TAKE_OUT, SignatureFilter.ALL);
    transactions.executeWithoutResult(
        begun -> {
          rows.openAll();
          standings.take(Step.CONFIRM, List.of(id("ada@example.org")));
        });
    assertThat(numbers.total(pool)).isZero();
    actions.undo(noor, petition, action);
    assertThat(numbers.total(pool)).isEqualTo(1);
  }

  @Test
  void itTakesAReasonAndSomethingToDo() throws Exception {
    sign(signer("ada@example.org"));
    assertThat(actions.act(noor, petition, Deed.TAKE_OUT, SignatureFilter.ALL, "  "))
        .isEqualTo(new ActOutcome.ReasonMissing());
    assertThat(actions.act(noor, petition, Deed.TAKE_OUT, SignatureFilter.ALL, "x".repeat(301)))
        .isEqualTo(new ActOutcome.ReasonMissing());
    assertThat(actions.act(noor, petition, Deed.LET_IN, SignatureFilter.ALL, WHY))
        .isEqualTo(new ActOutcome.NothingToDo());
    SignatureFilter withdrawn = SignatureFilter.ALL.standing(EnumSet.of(Standing.WITHDRAWN));
    assertThat(actions.act(noor, petition, Deed.TAKE_OUT, withdrawn, WHY))
        .isEqualTo(new ActOutcome.NothingToDo());
    assertThat(actions.preview(noor, petition, Deed.LET_IN, withdrawn).selected()).isZero();
    assertThat(actions.actions(noor, petition)).isEmpty();
    assertThat(numbers.total(pool)).isEqualTo(1);
  }

  @Test
  void nobodyElseDoesAnythingAndNothingOfAnotherCampaignIsTouched() throws Exception {
    sign(signer("ada@example.org"), signer("letter@example.org", rightsLetter()));
    long action = act(Deed.TAKE_OUT, SignatureFilter.ALL);
    assertThat(action(action).selected()).isEqualTo(1);
    assertThat(standing("letter@example.org")).isEqualTo("COUNTED");
    for (Actor other : List.of(joint.ines, joint.maja, joint.outsider)) {
      assertThatThrownBy(() -> actions.act(other, petition, Deed.LET_IN, SignatureFilter.ALL, WHY))
          .isInstanceOf(AccessDenied.class);
      assertThatThrownBy(() -> actions.undo(other, petition, action))
          .isInstanceOf(AccessDenied.class);
      assertThatThrownBy(() -> actions.preview(other, petition, Deed.LET_IN, SignatureFilter.ALL))
          .isInstanceOf(AccessDenied.class);
      assertThatThrownBy(() -> actions.actions(other, petition)).isInstanceOf(AccessDenied.class);
    }
    assertThatThrownBy(() -> actions.undo(noor, rightsLetter().campaign(), action))
        .isInstanceOf(AccessDenied.class);
    assertThat(actions.undo(noor, petition, action + 1_000_000))
        .isEqualTo(new UndoOutcome.Unknown());
  }

  @Test
  void itIsOnRecordWithItsReasonAndWithoutAnybodyWhoSigned() throws Exception {
    aProgramSigns(2);
    clock.advance(Duration.ofMinutes(1));
    long action = act(Deed.TAKE_OUT, THE_PROGRAM.domain("throwaway.example"));
    actions.undo(noor, petition, action);
    assertThat(
            stored
                .sql(
                    """
                    select act || ' | ' || detail from audit_entry
                     where object = ? and act like 'signatures %out%' order by id
                    """)
                .param("campaign " + petition)
                .query(String.class)
                .list())
        .containsExactly(
            "signatures taken out of the count | 2 signatures: " + WHY,
            "signatures taken out of the count: taken back | 2 signatures");
    ModerationAction done = actions.actions(noor, petition).getFirst();
    assertThat(done.by()).isEqualTo("noor");
    assertThat(done.selection())
        .isEqualTo("held or unconfirmed or counted, from 198.51.100.0/24, at throwaway.example");
    assertThat(done.undone().orElseThrow().by()).isEqualTo("noor");
  }

  @Test
  void manyAreDoneInBatchesAndWhateverStoppedGoesOn() throws Exception {
    aProgramSigns(2500, false);
    long action = act(Deed.TAKE_OUT, THE_PROGRAM);
    assertThat(action(action).state()).isEqualTo(State.RUNNING);
    assertThat(action(action).handled()).isEqualTo(1000);
    assertThat(numbers.total(pool)).isEqualTo(1500);
    assertThat(reconciler.compare(pool).drift()).isZero();

    sign(signer("late@example.org").from("198.51.100.0/24"));
    runner.runAll(); // as after a restart
    assertThat(action(action).state()).isEqualTo(State.DONE);
    assertThat(action(action).changed()).isEqualTo(2500);
    assertThat(numbers.total(pool)).as("who came later was not meant").isEqualTo(1);
    runner.runAll();
    assertThat(action(action).changed()).isEqualTo(2500);
  }

  @Test
  void whatIsUnderWayCanBeStoppedByTakingItBack() throws Exception {
    aProgramSigns(1500, false);
    long action = act(Deed.TAKE_OUT, THE_PROGRAM);
    actions.undo(noor, petition, action);
    runner.runAll();
    ModerationAction stopped = action(action);
    assertThat(stopped.state()).isEqualTo(State.UNDONE);
    assertThat(stopped.changed()).isEqualTo(1000);
    assertThat(stopped.restored()).isEqualTo(1000);
    assertThat(numbers.total(pool)).isEqualTo(1500);
  }

  /** Two moderators, two nodes, and people who sign and confirm, all at once. */
  @Test
  void whatHappensAtTheSameTimeIsNeverCountedTwice() throws Exception {
    aProgramSigns(1200, false);
    sign(signer("ada@example.org").unconfirmed());
    Actor omar = moderator("omar");
    List<Callable<Object>> doings = new ArrayList<>();
    for (Actor moderator : List.of(noor, omar, noor, omar)) {
      doings.add(() -> actions.act(moderator, petition, Deed.TAKE_OUT, THE_PROGRAM, WHY));
      doings.add(
          () -> {
            runner.runAll();
            return true;
          });
    }
    for (int thread = 0; thread < 3; thread++) {
      int from = 10_000 * (thread + 1);
      doings.add(
          () -> {
            for (int n = from; n < from + 60; n++) {
              sign(signer("p" + n + "@example.org"));
            }
            return true;
          });
    }
    doings.add(
        () ->
            transactions.execute(
                open -> {
                  rows.openAll();
                  return standings.take(Step.CONFIRM, List.of(id("ada@example.org")));
                }));
    try (var threads = Executors.newFixedThreadPool(doings.size())) {
      for (Future<Object> done : threads.invokeAll(doings)) {
        assertThat(done.get()).isNotNull();
      }
    }
    runner.runAll();
    assertThat(numbers.total(pool)).isEqualTo(181);
    assertThat(actions.actions(noor, petition).stream().mapToLong(ModerationAction::changed).sum())
        .as("each signature changed by one of them")
        .isEqualTo(1200);
    for (ModerationAction each : actions.actions(noor, petition)) {
      actions.undo(noor, petition, each.id());
    }
    runner.runAll();
    assertThat(numbers.total(pool)).isEqualTo(1381);
  }

  @Test
  void twentyThousandAreSettledInSeconds() throws Exception {
    aProgramSigns(20_000, false);
    long begin = System.nanoTime();
    long action = act(Deed.TAKE_OUT, THE_PROGRAM);
    runner.runAll();
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    System.getLogger("moderation").log(System.Logger.Level.INFO, "20,000 taken out in " + took);
    assertThat(action(action).changed()).isEqualTo(20_000);
    assertThat(numbers.total(pool)).isZero();
    assertThat(took).isLessThan(Duration.ofMinutes(1));
  }
}
