package org.chorus.signature;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.chorus.signature.Standings.Step;
import org.chorus.testing.HouseTest;
import org.junit.jupiter.api.Test;

/**
 * What becomes of signatures, and whether the tallies go along: after each test they are held
 * against a recount, in every dimension.
 */
@HouseTest
class StandingsIT extends StandingsPool {

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
        case HOLD_AND_RESTORE -> {
          held = true;
          invalidated = false;
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
}
