package org.chorus.kernel;

import java.util.Optional;
import java.util.UUID;

/** Identifies a SignaturePool. */
public record PoolId(UUID value) {

  /** A new id, never handed out before. */
  public static PoolId random() {
    return new PoolId(UUID.randomUUID());
  }

  /** Reads the form that {@link #toString()} writes; empty when {@code text} is no such id. */
  public static Optional<PoolId> parse(String text) {
    return Uuids.parse(text).map(PoolId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
