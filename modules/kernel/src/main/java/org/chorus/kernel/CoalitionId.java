package org.chorus.kernel;

import java.util.Optional;
import java.util.UUID;

/** Identifies a Coalition. */
public record CoalitionId(UUID value) {

  /** A new id, never handed out before. */
  public static CoalitionId random() {
    return new CoalitionId(UUID.randomUUID());
  }

  /** Reads the form that {@link #toString()} writes; empty when {@code text} is no such id. */
  public static Optional<CoalitionId> parse(String text) {
    return Uuids.parse(text).map(CoalitionId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
