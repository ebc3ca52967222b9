package org.chorus.access;

import java.util.UUID;

/** Identifies one giving of a role to one person. */
public record RoleGrantId(UUID value) {

  static RoleGrantId random() {
    return new RoleGrantId(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
