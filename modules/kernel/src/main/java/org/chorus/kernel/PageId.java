package org.chorus.kernel;

import java.util.Optional;
import java.util.UUID;

/** Identifies a Page, the co-branded front of a Campaign. */
public record PageId(UUID value) {

  /** A new id, never handed out before. */
  public static PageId random() {
    return new PageId(UUID.randomUUID());
  }

  /** Reads the form that {@link #toString()} writes; empty when {@code text} is no such id. */
  public static Optional<PageId> parse(String text) {
    return Uuids.parse(text).map(PageId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
