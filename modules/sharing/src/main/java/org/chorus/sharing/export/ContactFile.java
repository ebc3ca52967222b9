package org.chorus.sharing.export;

import java.time.Instant;
import java.util.Optional;

/**
 * An export, and what became of it. Names nobody of those who are in it.
 *
 * @param by who asked for it
 * @param done how far it is, from 0 to 1, and about right
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
    double done,
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
