package org.chorus.sharing.overlap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chorus.sharing.overlap.ListsOfPeople.file;
import static org.chorus.sharing.overlap.ListsOfPeople.people;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chorus.campaign.JointCampaign;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.kernel.PoolId;
import org.chorus.signature.SignerKeys;
import org.chorus.testing.HouseTest;
import org.chorus.testing.ManualClock;
import org.chorus.testing.WholeDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * No sequence of uploads and queries finds out whether one chosen person signed. The attacker is a
 * partner that uses all its uploads of a year, knows everybody in a pool but the target, and how
 * the noise is made; and guesses as well as can be, by which answers are likelier with the target
 * than without. In half of the pools the target signed. Many pools stand for many attackers with
 * one target each: no answer of one tells anything of another.
 */
@HouseTest
class ProbingIT {

  private static final int POOLS = 64;
  private static final String TARGET = "target@example.org";

  /** What a coin guesses, what the decision grants beyond that, and four deviations of luck. */
  private static final double BOUND = 0.525 + 4 * 0.5 / Math.sqrt(POOLS);

  @Autowired ApplicationContext house;
  @Autowired SupporterLists lists;
  @Autowired NewToList newToList;
  @Autowired SignerKeys keys;
  @Autowired WholeDatabase stored;
  @Autowired ManualClock clock;

  private final List<String> known = people("known", 600);
  private JointCampaign joint;
  private List<Attack> attacks;

  /** One pool, and what the attacker knows of it. */
  private static final class Attack {
    final PoolId pool;
    final boolean targetSigned;

    /** How much likelier the answers were if the target signed. */
    double logOdds;

    /** Whether the same answers without noise would have told. */
    boolean seenWithoutNoise;

    Attack(PoolId pool, boolean targetSigned) {
      this.pool = pool;
      this.targetSigned = targetSigned;
    }

    void learn(Approximate told, int ofKnown) {
      logOdds += Math.log(Answers.chance(told, ofKnown + 1L) / Answers.chance(told, ofKnown));
      seenWithoutNoise |= targetSigned; // one more is on the list than the attacker knows
    }
  }

  @BeforeEach
  void signed() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    joint =
        new JointCampaign(
            house, "p" + Long.toHexString(seed & 0xfffffff), SharingRule.OPT_IN_PER_PARTNER);
    attacks =
        IntStream.range(0, POOLS)
            .mapToObj(pool -> random.nextBoolean())
            .map(targetSigned -> new Attack(pool(targetSigned), targetSigned))
            .toList();
  }

  private PoolId pool(boolean targetSigned) {
    return PoolOfPeople.signedBy(
        stored,
        keys,
        joint.coalition,
        targetSigned ? Stream.concat(known.stream(), Stream.of(TARGET)).toList() : known);
  }

  /**
   * Uploads a list and asks every pool by it.
   *
   * @param ofKnown how many of the people are in it whom the attacker knows to have signed
   */
  private void probe(int ofKnown, boolean withTarget, List<String> invented) {
    List<String> target = withTarget ? List.of(TARGET) : List.of();
    assertThat(
            ListsOfPeople.upload(
                lists, joint.ines, file(known.subList(0, ofKnown), target, invented)))
        .isInstanceOf(UploadOutcome.Taken.class);
    for (Attack attack : attacks) {
      AskOutcome asked = newToList.ask(joint.ines, joint.coalition, attack.pool);
      if (withTarget) {
        attack.learn(((AskOutcome.Answered) asked).answer().onList(), ofKnown);
      }
    }
    clock.advance(Duration.ofHours(1));
  }

  /** All uploads of a year, as soon as the quota lets them. */
  private void year(IntConsumer upload) {
    Instant begun = clock.instant();
    for (int i = 0; i < SupporterLists.UPLOADS_A_YEAR; i++) {
      lists
          .standing(joint.ines)
          .nextUpload()
          .ifPresent(again -> clock.advance(Duration.between(clock.instant(), again)));
      upload.accept(i);
    }
    assertThat(lists.standing(joint.ines).nextUpload())
        .as("no sooner than a year after the first")
        .contains(begun.plus(Duration.ofDays(365)));
  }

  private void assertHardlyBetterThanACoin() {
    assertThat(rightGuesses(seen -> seen.logOdds > 0)).isLessThan(BOUND);
    assertThat(rightGuesses(seen -> seen.seenWithoutNoise))
        .as("the same lists against answers without noise")
        .isEqualTo(1);
  }

  private double rightGuesses(Predicate<Attack> guess) {
    return attacks.stream().filter(attack -> guess.test(attack) == attack.targetSigned).count()
        / (double) POOLS;
  }

  @Test
  void theTargetAmongInventedAddresses() {
    year(upload -> probe(0, true, people("invented", 1000)));
    assertHardlyBetterThanACoin();
  }

  @Test
  void theSameListAgainAndAgain_deletedInBetween() {
    year(
        upload -> {
          probe(400, true, people("invented", 700));
          lists.delete(joint.ines);
        });
    assertHardlyBetterThanACoin();
  }

  @Test
  void twoListsThatDifferInTheTarget() {
    year(upload -> probe(400, upload % 2 == 0, people("invented", 700)));
    assertHardlyBetterThanACoin();
  }

  @Test
  void listsPaddedToTheEdgeOfRounding_eachSplitAnew() {
    List<Integer> edges = new ArrayList<>();
    for (int edge = 249; edge < 600; edge += 100) {
      edges.add(edge);
    }
    year(
        upload ->
            probe(edges.get(upload % edges.size()), true, people("split" + upload + "x", 800)));
    assertHardlyBetterThanACoin();
  }
}
