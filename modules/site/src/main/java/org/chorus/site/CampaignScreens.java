package org.chorus.site;

import java.time.Clock;
import java.util.Optional;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.switches.Off;
import org.chorus.switches.Switch;
import org.chorus.switches.Switches;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What is shown of a page at this moment: its number if the counters are on, and if one can sign.
 */
@Component
final class CampaignScreens {

  private final Totals totals;
  private final Switches switches;
  private final String siteUrl;
  private final Clock clock;

  /**
   * @param siteUrl where supporters reach the site, without a slash at the end
   */
  CampaignScreens(
      Totals totals,
      Switches switches,
      @Value("${chorus.public-url}") String siteUrl,
      Clock clock) {
    this.totals = totals;
    this.switches = switches;
    this.siteUrl = siteUrl;
    this.clock = clock;
  }

  CampaignScreen of(PublishedPage page) {
    Optional<Off> uncounted = switches.off(Switch.COUNTERS);
    return new CampaignScreen(
        page,
        uncounted.isPresent() ? 0 : totals.of(page.pool()),
        siteUrl,
        page.signing().at(clock.instant()),
        switches.off(Switch.SIGNING),
        uncounted);
  }
}
