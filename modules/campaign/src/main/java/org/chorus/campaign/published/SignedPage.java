package org.chorus.campaign.published;

import java.util.Optional;
import org.chorus.campaign.life.Counting;
import org.chorus.content.CampaignKind;
import org.chorus.kernel.OrganizationId;

/**
 * A page as somebody remembers it who signed there.
 *
 * @param address where it stands
 * @param counting when a signature given there counts
 * @param from who speaks to the person: the partner, or the coalition on its common page
 * @param organization the partner; empty for the common page
 */
public record SignedPage(
    String title,
    PageAddress address,
    CampaignKind kind,
    Counting counting,
    String from,
    Optional<OrganizationId> organization) {

  /** Whether a signature given there counts only once it is confirmed. */
  public boolean countsWhenConfirmed() {
    return counting == Counting.WHEN_CONFIRMED;
  }
}
