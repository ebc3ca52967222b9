package org.chorus.campaign.review;

import java.util.UUID;

/** Identifies a link for reviewers; opens nothing. */
public record ReviewLinkId(UUID value) {

  static ReviewLinkId random() {
    return new ReviewLinkId(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
