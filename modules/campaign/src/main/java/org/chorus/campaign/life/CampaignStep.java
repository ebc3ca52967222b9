package org.chorus.campaign.life;

import static org.chorus.campaign.life.CampaignState.ARCHIVED;
import static org.chorus.campaign.life.CampaignState.CLOSED;
import static org.chorus.campaign.life.CampaignState.DELIVERED;
import static org.chorus.campaign.life.CampaignState.DRAFT;
import static org.chorus.campaign.life.CampaignState.IN_APPROVAL;
import static org.chorus.campaign.life.CampaignState.PAUSED;
import static org.chorus.campaign.life.CampaignState.PUBLISHED;

import java.util.Map;
import java.util.Optional;

/**
 * Every step of a Campaign's life, with the states that it leads from and to. There are no more.
 */
public enum CampaignStep {
  ASK_FOR_APPROVAL(Map.of(DRAFT, IN_APPROVAL)),
  /** The first time, and again for later content: that goes live without opening anything. */
  PUBLISH(Map.of(IN_APPROVAL, PUBLISHED, PUBLISHED, PUBLISHED, PAUSED, PAUSED)),
  PAUSE(Map.of(PUBLISHED, PAUSED)),
  RESUME(Map.of(PAUSED, PUBLISHED)),
  CLOSE(Map.of(PUBLISHED, CLOSED, PAUSED, CLOSED)),
  REOPEN(Map.of(CLOSED, PUBLISHED)),
  DELIVER(Map.of(CLOSED, DELIVERED)),
  /** Also gives up what was never published. */
  ARCHIVE(Map.of(DRAFT, ARCHIVED, IN_APPROVAL, ARCHIVED, CLOSED, ARCHIVED, DELIVERED, ARCHIVED));

  @SuppressWarnings("ImmutableEnumChecker") // immutable, as Map.of makes it
  private final Map<CampaignState, CampaignState> ways;

  /**
   * @param ways from each state that the step can be taken in, to the one that it leads to
   */
  CampaignStep(Map<CampaignState, CampaignState> ways) {
    this.ways = ways;
  }

  /** Where the step leads from a state; empty when it cannot be taken there. */
  public Optional<CampaignState> from(CampaignState state) {
    return Optional.ofNullable(ways.get(state));
  }
}
