package org.chorus.signature;

/**
 * The database failed or did not answer in time. Whether the signature was stored is not known;
 * trying again is safe, because a person counts once.
 */
public final class NotStoredException extends RuntimeException {

  NotStoredException(Throwable cause) {
    super("the signature could not be stored", cause);
  }
}
