package org.chorus.kernel;

import java.util.Optional;
import java.util.UUID;

/** Identifies a stored image. */
public record ImageId(UUID value) {

  /** A new id, never handed out before. */
  public static ImageId random() {
    return new ImageId(UUID.randomUUID());
  }

  /** Reads the form that {@link #toString()} writes; empty when {@code text} is no such id. */
  public static Optional<ImageId> parse(String text) {
    return Uuids.parse(text).map(ImageId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
