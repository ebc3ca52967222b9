package org.chorus.coalition;

import java.util.UUID;

/** Identifies a request to join a Coalition. */
public record JoinRequestId(UUID value) {

  static JoinRequestId random() {
    return new JoinRequestId(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
