package org.chorus.kernel;

import java.util.Optional;
import java.util.UUID;

/** Identifies an immutable Revision of a Page. */
public record RevisionId(UUID value) {

  /** A new id, never handed out before. */
  public static RevisionId random() {
    return new RevisionId(UUID.randomUUID());
  }

  /** Reads the form that {@link #toString()} writes; empty when {@code text} is no such id. */
  public static Optional<RevisionId> parse(String text) {
    return Uuids.parse(text).map(RevisionId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
