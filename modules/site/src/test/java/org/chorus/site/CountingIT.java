package org.chorus.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** The number while very many ask for it: a moment lasts an hour here. */
@SiteTest
@TestPropertySource(properties = "chorus.site.moment=1h")
class CountingIT {

  @Autowired Browser browser;
  @Autowired Supporter supporter;
  @Autowired OpenCampaigns campaigns;

  @Test
  void everyAddressOfAPoolSharesOneNumber() {
    campaigns.open("counted", Contents.petition());
    assertThat(browser.get("/counted/count").body()).contains("\"total\":0");
    assertThat(browser.post("/counted", supporter.filledIn("/counted", "ada@example.org")).status())
        .isEqualTo(303);
    // Asked for the first time, and told what the others were told a moment ago.
    assertThat(browser.get("/counted/count?lang=en").body()).contains("\"total\":0");
  }
}
