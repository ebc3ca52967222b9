package org.chorus.kernel;

import java.util.Optional;
import java.util.UUID;

/** Reads UUIDs that came from outside, where nonsense is expected and is no error. */
final class Uuids {

  private Uuids() {}

  static Optional<UUID> parse(String text) {
    if (text.length() != 36) { // UUID.fromString accepts shortened groups
      return Optional.empty();
    }
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
