package org.chorus.local;

/** For what is set up, and has to go as it is meant to. */
final class Outcomes {

  private Outcomes() {}

  static void expect(Object expected, Object actual) {
    if (!expected.equals(actual)) {
      throw new IllegalStateException("expected " + expected + ", not " + actual);
    }
  }
}
