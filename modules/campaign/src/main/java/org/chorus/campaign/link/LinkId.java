package org.chorus.campaign.link;

import java.util.UUID;

/** Identifies a {@link CampaignLink}. */
public record LinkId(UUID value) {

  static LinkId random() {
    return new LinkId(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
