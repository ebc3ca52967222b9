package org.chorus.campaign.review;

import java.util.UUID;

/** Identifies a comment on a page. */
public record CommentId(UUID value) {

  static CommentId random() {
    return new CommentId(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
