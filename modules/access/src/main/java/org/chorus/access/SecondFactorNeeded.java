package org.chorus.access;

/** The Actor has not shown a second factor, or too long ago for what they want to do. */
public final class SecondFactorNeeded extends RuntimeException {

  SecondFactorNeeded() {
    super("a second factor is needed");
  }
}
