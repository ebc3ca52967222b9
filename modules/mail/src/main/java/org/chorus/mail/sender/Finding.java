package org.chorus.mail.sender;

/**
 * One thing that was found in the DNS of a domain.
 *
 * @param what in plain words
 * @param remedy what to do about it; empty when all is well
 */
public record Finding(Verdict verdict, String what, String remedy) {

  /** What it means. */
  public enum Verdict {
    GOOD,
    /** Mail can come from there all the same. */
    NOTEWORTHY,
    /** Mail cannot come from there. */
    BAD
  }

  static Finding good(String what) {
    return new Finding(Verdict.GOOD, what, "");
  }

  static Finding noteworthy(String what, String remedy) {
    return new Finding(Verdict.NOTEWORTHY, what, remedy);
  }

  static Finding bad(String what, String remedy) {
    return new Finding(Verdict.BAD, what, remedy);
  }
}
