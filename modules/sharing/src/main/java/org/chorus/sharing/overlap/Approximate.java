package org.chorus.sharing.overlap;

/**
 * A number of people as a partner may know it: rounded, with noise in it, and untold where it is
 * small. Made of what was counted with noise alone, so it tells no more of anybody than that.
 */
public sealed interface Approximate {

  /** To which numbers are rounded. */
  int STEP = 100;

  /** Below which they are not told. */
  int FEW = 200;

  /** By how much a number told may be wrong, in nineteen of twenty: noise and rounding together. */
  int GIVE_OR_TAKE = Noise.MOSTLY_BELOW + STEP / 2;

  /** As many, give or take {@link #GIVE_OR_TAKE}. */
  record About(long people) implements Approximate {}

  /** Fewer than {@link #FEW}, or it looks like it. */
  record Few() implements Approximate {}

  /** Of a count with noise in it, which may be negative or larger than can be. */
  static Approximate of(long noisy, long most) {
    long rounded = rounded(Math.min(noisy, most));
    return rounded < FEW ? new Few() : new About(rounded);
  }

  private static long rounded(long people) {
    return Math.floorDiv(people + STEP / 2, STEP) * STEP;
  }
}
