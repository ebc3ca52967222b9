package org.chorus.sharing.overlap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the decision promises, computed. */
class NoiseTest {

  private static final double YEAR = SupporterLists.UPLOADS_A_YEAR;

  private static Stream<Approximate> allAnswers() {
    return Stream.concat(
        Stream.of(new Approximate.Few()),
        LongStream.range(2, 200).mapToObj(hundreds -> new Approximate.About(hundreds * 100)));
  }

  @Test
  void noAnswerIsMuchLikelierWithOnePersonThanWithout() {
    for (long counted = 0; counted < 1000; counted++) {
      long people = counted;
      assertThat(allAnswers())
          .allSatisfy(
              answer -> {
                double with = Answers.chance(answer, people + 1);
                double without = Answers.chance(answer, people);
                if (without > 1e-9) { // below that a double has too few digits to compare
                  assertThat(Math.abs(Math.log(with / without)))
                      .isLessThanOrEqualTo(Noise.EPSILON + 1e-6);
                }
              });
    }
  }

  /** Pinsker's inequality, with the divergence of whole series of answers, which adds up. */
  @Test
  void theBestGuessAfterAYearIsRightInFewerThan53OfAHundred() {
    double divergence =
        LongStream.rangeClosed(-3000, 3000)
            .mapToDouble(
                noise ->
                    Answers.chance(noise)
                        * Math.log(Answers.chance(noise) / Answers.chance(noise - 1)))
            .sum();
    double advantage = Math.sqrt(YEAR * divergence / 2);
    assertThat(0.5 + advantage / 2).isLessThan(0.525);
    assertThat(0.5 + Math.sqrt(2) * advantage / 2)
        .as("of a partner's list, which both sides' uploads ask about")
        .isLessThan(0.536);
  }

  @Test
  void noSeriesOfAnswersOfAYearTurnsEvenOddsIntoMoreThan62To38() {
    double odds = Math.exp(YEAR * Noise.EPSILON);
    assertThat(odds / (1 + odds)).isLessThan(0.62);
  }

  @Test
  void numbersAreMostlyRightToWithinWhatTheScreenSays() {
    double outside = 1 - LongStream.rangeClosed(-150, 150).mapToDouble(Answers::chance).sum();
    assertThat(outside).isLessThan(0.05);
    assertThat(Approximate.GIVE_OR_TAKE).isEqualTo(200);
  }

  @Test
  void drawsAreLikeThat() {
    Noise noise = new Noise();
    int draws = 200_000;
    long[] drawn = LongStream.generate(noise::draw).limit(draws).toArray();
    for (long value : new long[] {-40, -1, 0, 1, 40}) {
      double chance = Answers.chance(value);
      double seen = LongStream.of(drawn).filter(one -> one == value).count() / (double) draws;
      assertThat(seen)
          .as("noise of %d", value)
          .isCloseTo(chance, within(6 * Math.sqrt(chance / draws)));
    }
    assertThat(LongStream.of(drawn).average().orElseThrow()).isCloseTo(0, within(1.0));
  }
}
