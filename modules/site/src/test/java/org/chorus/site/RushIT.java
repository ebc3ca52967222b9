package org.chorus.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.chorus.campaign.life.CampaignLife;
import org.chorus.campaign.life.LifeOutcome;
import org.chorus.kernel.CampaignId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Signing while many do: the page is kept for a moment, which lasts an hour here. */
@SiteTest
@TestPropertySource(properties = "chorus.site.moment=1h")
class RushIT {

  static final LifeOutcome DONE = new LifeOutcome.Done();

  @Autowired Browser browser;
  @Autowired Supporter supporter;
  @Autowired OpenCampaigns campaigns;
  @Autowired CampaignLife life;

  private int sign(String path, String email) {
    return browser.post(path, supporter.filledIn(path, email)).status();
  }

  @Test
  void aPauseReachesWhoSignsWhenTheMomentIsOver() {
    CampaignId id = campaigns.open("rush", Contents.petition());
    assertThat(sign("/rush", "before@example.org")).isEqualTo(303);
    assertThat(life.pause(campaigns.rights, id, "A figure is wrong.", "")).isEqualTo(DONE);

    assertThat(sign("/rush", "within-the-moment@example.org")).isEqualTo(303);
    // Another address of the same page, whose moment begins now.
    Map<String, String> form = supporter.filledIn("/rush", "after@example.org");
    assertThat(browser.post("/rush?lang=en", form).status()).isEqualTo(409);
  }

  @Test
  void nobodyIsRefusedByAPageOfAMomentAgo() {
    CampaignId id = campaigns.open("reopened", Contents.petition());
    Map<String, String> form = supporter.filledIn("/reopened", "patient@example.org");
    assertThat(life.pause(campaigns.rights, id, "A figure is wrong.", "")).isEqualTo(DONE);
    assertThat(browser.post("/reopened", form).status()).isEqualTo(409);

    assertThat(life.resume(campaigns.rights, id, "")).isEqualTo(DONE);
    assertThat(browser.post("/reopened", form).status()).isEqualTo(303);
  }

  @Test
  void whereNoPageWasAMomentAgoPeopleCanSignAsSoonAsThereIsOne() {
    assertThat(browser.post("/soon", Map.of()).status()).isEqualTo(404);
    campaigns.open("soon", Contents.petition());
    Map<String, String> form = supporter.filledIn("/soon", "early@example.org");
    assertThat(browser.post("/soon", form).status()).isEqualTo(303);
  }
}
