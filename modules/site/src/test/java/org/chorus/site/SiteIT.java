package org.chorus.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.chorus.campaign.CampaignKind;
import org.chorus.campaign.ConsentMode;
import org.chorus.campaign.Content;
import org.chorus.campaign.Picture;
import org.chorus.campaign.Target;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.CoalitionId;
import org.chorus.organization.SharingRule;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** The site as supporters meet it: real addresses, real forms, a real database. */
@SiteTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SiteIT {

  @Autowired Browser browser;
  @Autowired Staff staff;

  @BeforeAll
  void campaign() {
    Actor rivers = staff.of("rivers", "Rivers Without Borders");
    Actor rights = staff.of("rights", "Right to Water");
    CoalitionId coalition =
        staff.unite("Clean Water Now", SharingRule.OPT_IN_PER_PARTNER, rivers, rights);
    CampaignId petition =
        staff.start(
            rivers,
            coalition,
            "clean-rivers",
            CampaignKind.PETITION,
            ConsentMode.EXPLICIT,
            Optional.empty(),
            petition("Clean rivers for everybody"));
    staff.write(rights, petition, petition("Clean rivers are a right"));
    staff.publish(petition, rivers, rights);
  }

  static Content petition(String title) {
    return new Content(
        "en",
        title,
        "Yesterday the council voted.",
        "Act now: ask for a second vote.",
        "They knew.[^1]\n\n[Tell them](#sign)\n\n[^1]: A. Author, \"A report,\" 2026.",
        "Vote again.",
        "",
        "",
        Picture.NONE,
        new Target("", "", "Valley Council"),
        "Sign today.",
        "Thanks for standing up.",
        "");
  }

  @Test
  void theFrontPageListsWhatIsOpen() {
    assertThat(browser.get("/").body()).contains("Clean rivers for everybody", "Valley Council");
  }

  @Test
  void aPageHasItsForm() {
    Browser.Answer page = browser.get("/clean-rivers/rights");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("Clean rivers are a right", "action=\"/clean-rivers/rights\"");
  }
}
