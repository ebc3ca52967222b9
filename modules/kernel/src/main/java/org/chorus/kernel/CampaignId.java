package org.chorus.kernel;

import java.util.Optional;
import java.util.UUID;

/** Identifies a Campaign. */
public record CampaignId(UUID value) {

  /** A new id, never handed out before. */
  public static CampaignId random() {
    return new CampaignId(UUID.randomUUID());
  }

  /** Reads the form that {@link #toString()} writes; empty when {@code text} is no such id. */
  public static Optional<CampaignId> parse(String text) {
    return Uuids.parse(text).map(CampaignId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
