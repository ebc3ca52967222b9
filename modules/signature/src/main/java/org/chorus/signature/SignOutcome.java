package org.chorus.signature;

import java.time.Duration;

/**
 * What became of signing. {@link Accepted} and {@link AlreadySigned} must look the same from
 * outside: nobody learns who signed.
 */
public sealed interface SignOutcome {

  /**
   * Durably stored, counted and credited.
   *
   * @param signature for {@link ShareCodes#of}; never to be shown
   */
  record Accepted(long signature) implements SignOutcome {}

  /**
   * The person had signed in this pool; the visit and the new answers are durably stored.
   *
   * @param signature the one that there was, for {@link ShareCodes#of}; never to be shown
   */
  record AlreadySigned(long signature) implements SignOutcome {}

  /** Too much at once. Nothing is stored: try again after this time. */
  record Overloaded(Duration retryAfter) implements SignOutcome {}

  /** The Campaign is not open at this moment. Nothing is stored. */
  record NotOpen() implements SignOutcome {}

  /** Signing is switched off on the whole installation. Nothing is stored. */
  record SwitchedOff() implements SignOutcome {}
}
