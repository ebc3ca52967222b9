package org.chorus.coalition;

import java.util.UUID;

/** Identifies an invitation by email. */
public record InvitationId(UUID value) {

  static InvitationId random() {
    return new InvitationId(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
