package org.chorus.kernel;

/**
 * One thing that an examination of something outside of Chorus found: a domain, an identity
 * provider.
 *
 * @param what in plain words
 * @param remedy what to do about it and who can; empty when all is well
 */
public record Finding(Verdict verdict, String what, String remedy) {

  /** What it means. */
  public enum Verdict {
    GOOD,
    /** It works all the same, but something will be missing. */
    NOTEWORTHY,
    /** It cannot work. */
    BAD
  }

  public static Finding good(String what) {
    return new Finding(Verdict.GOOD, what, "");
  }

  public static Finding noteworthy(String what, String remedy) {
    return new Finding(Verdict.NOTEWORTHY, what, remedy);
  }

  public static Finding bad(String what, String remedy) {
    return new Finding(Verdict.BAD, what, remedy);
  }
}
