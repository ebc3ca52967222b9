package org.chorus.kernel;

import java.util.Optional;
import java.util.UUID;

/** Identifies an Organization. */
public record OrganizationId(UUID value) {

  /** A new id, never handed out before. */
  public static OrganizationId random() {
    return new OrganizationId(UUID.randomUUID());
  }

  /** Reads the form that {@link #toString()} writes; empty when {@code text} is no such id. */
  public static Optional<OrganizationId> parse(String text) {
    return Uuids.parse(text).map(OrganizationId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
