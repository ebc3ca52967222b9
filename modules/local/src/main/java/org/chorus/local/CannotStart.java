package org.chorus.local;

/**
 * The stack refuses to start or failed to; the message is for the person at the terminal and ends
 * with the remedy, so it is printed without a stack trace.
 */
public final class CannotStart extends RuntimeException {
  public CannotStart(String message) {
    super(message);
  }

  public CannotStart(String message, Throwable cause) {
    super(message, cause);
  }
}
