package org.chorus.coalition.terms;

/** Which partners could receive somebody who signs. */
public enum Receivers {
  NOBODY,
  CONVENERS,
  EVERYBODY
}
