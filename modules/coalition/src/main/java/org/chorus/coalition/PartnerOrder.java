package org.chorus.coalition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.chorus.kernel.CampaignId;

/** In which order partners stand wherever all of them are named together. */
public enum PartnerOrder {
  /** By name. */
  ALPHABETICAL,
  /**
   * By name, beginning with another partner each day: over as many days as there are partners, each
   * stands first once. Campaigns begin with different partners on the same day.
   */
  ROTATING;

  /**
   * Puts those who stand by name in the order of a day. The same for everybody who looks on that
   * day, so that pages can be kept.
   */
  public <T> List<T> arrange(List<T> byName, CampaignId campaign, LocalDate day) {
    return switch (this) {
      case ALPHABETICAL -> List.copyOf(byName);
      case ROTATING -> {
        List<T> rotated = new ArrayList<>(byName);
        if (!rotated.isEmpty()) {
          long turn = day.toEpochDay() + campaign.value().getLeastSignificantBits() % 1000;
          Collections.rotate(rotated, -Math.floorMod(turn, rotated.size()));
        }
        yield List.copyOf(rotated);
      }
    };
  }
}
