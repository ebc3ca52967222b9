package org.chorus.sharing.export;

import java.time.Instant;
import java.util.Optional;

/**
 * An export, and what became of it. Names nobody of those who are in it.
 *
 * @param by who asked for it
 * @param expected people who were to be in it when it was asked for
 * @param people who are in it so far, and in the end
 * @param bytes of its text so far, and in the end
 * @param expiresAt when the file goes, if it was ready once
 * @param fetchedAt when somebody began to fetch it for the first time
 */
public record ContactFile(
    ExportId id,
    ExportScope scope,
    String by,
    Instant askedAt,
    State state,
    long expected,
    long people,
    long bytes,
    Optional<Instant> expiresAt,
    Optional<Instant> fetchedAt) {

  /** How far it is. */
  public enum State {
    PREPARING,
    READY,
    /** Expired, or thrown away. */
    GONE,
    /** It could not be prepared; somebody may ask again. */
    FAILED
  }
}
