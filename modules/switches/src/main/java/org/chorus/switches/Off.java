package org.chorus.switches;

import java.time.Instant;

/**
 * A switch is off.
 *
 * @param message plain text for the public, in a language that nobody knows; may be empty
 */
public record Off(Instant since, String message) {

  /** The longest message, in characters. */
  public static final int MAX_MESSAGE = 300;
}
