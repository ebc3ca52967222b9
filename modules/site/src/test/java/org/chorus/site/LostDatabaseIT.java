package org.chorus.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chorus.site.OpenCampaigns.PAGE;

import java.util.Map;
import org.chorus.site.Browser.Answer;
import org.chorus.testing.WholeDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What people entered is not lost when the database cannot be asked, whatever it is asked for. */
@SiteTest
class LostDatabaseIT {

  @Autowired Browser browser;
  @Autowired Supporter supporter;
  @Autowired OpenCampaigns campaigns;
  @Autowired WholeDatabase stored;

  @ParameterizedTest
  @ValueSource(strings = {"tally", "campaign"})
  void theFormComesBackAsItWasFilledIn(String table) {
    String email = "lost-" + table + "@example.org";
    assertThat(browser.post(PAGE, supporter.filledIn(PAGE, "kept-" + email)).status())
        .isEqualTo(303);
    Map<String, String> form = supporter.filledIn(PAGE, email);
    stored.sql("alter table " + table + " rename to lost").update();
    try {
      Answer answer = browser.post(PAGE, form);
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.header("Retry-After")).isEqualTo("10");
      assertThat(answer.body())
          .contains("Your signature is not stored yet", "value=\"" + email + "\"");
    } finally {
      stored.sql("alter table lost rename to " + table).update();
    }
    assertThat(browser.post(PAGE, form).status()).isEqualTo(303);
  }
}
