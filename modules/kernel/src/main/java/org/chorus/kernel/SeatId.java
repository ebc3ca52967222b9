package org.chorus.kernel;

import java.util.Optional;
import java.util.UUID;

/** Identifies a Seat, one Organization's place in a Coalition. */
public record SeatId(UUID value) {

  /** A new id, never handed out before. */
  public static SeatId random() {
    return new SeatId(UUID.randomUUID());
  }

  /** Reads the form that {@link #toString()} writes; empty when {@code text} is no such id. */
  public static Optional<SeatId> parse(String text) {
    return Uuids.parse(text).map(SeatId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
