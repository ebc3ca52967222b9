package org.chorus.sharing.overlap;

/**
 * How likely each answer is, computed apart from the house: what an attacker works with who knows
 * everything but one person and the dice.
 */
final class Answers {

  private static final double RATIO = Math.exp(-Noise.EPSILON);

  private Answers() {}

  /** Of noise. */
  static double chance(long noise) {
    return (1 - RATIO) / (1 + RATIO) * Math.pow(RATIO, (double) Math.abs(noise));
  }

  /** Of an answer, where so many are counted and nothing else bounds it. */
  static double chance(Approximate answer, long counted) {
    return switch (answer) {
      case Approximate.Few() -> below(Approximate.FEW - Approximate.STEP / 2, counted);
      case Approximate.About(long people) ->
          below(people + Approximate.STEP / 2, counted)
              - below(people - Approximate.STEP / 2, counted);
    };
  }

  /** That a count with noise is below something. */
  private static double below(long bound, long counted) {
    long noise = bound - 1 - counted;
    return noise < 0
        ? Math.pow(RATIO, (double) -noise) / (1 + RATIO)
        : 1 - Math.pow(RATIO, (double) (noise + 1)) / (1 + RATIO);
  }
}
