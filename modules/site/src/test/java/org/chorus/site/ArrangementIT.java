package org.chorus.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What GDPR Art. 26(2) wants everybody to find: who is responsible, and what they agreed on. */
@SiteTest
class ArrangementIT {

  @Autowired Browser browser;
  @Autowired OpenCampaigns campaigns;

  @Test
  void namesEveryControllerWithWhatItToldThePublic() {
    assertThat(browser.get("/clean-rivers/arrangement"))
        .satisfies(
            answer -> {
              assertThat(answer.status()).isEqualTo(200);
              assertThat(answer.body())
                  .containsSubsequence(
                      "Who is responsible for your data",
                      "“Clean Water Now”",
                      "<dt>Right to Water</dt>",
                      "https://right-to-water.example.org/privacy",
                      "https://right-to-water.example.org\"",
                      "<dt>Rivers Without Borders</dt>",
                      "https://rivers.example.org/privacy");
            });
  }

  @Test
  void saysWhatWasAgreedAndUnderWhichVersion() {
    assertThat(browser.get("/clean-rivers/arrangement").body())
        .contains(
            "You are asked about each organization by name.",
            "receives nobody who signed before it joined.",
            "Terms version 1, of ");
  }

  @Test
  void saysWhetherTwoPeopleCanShareAnAddress() {
    String shared = "Two people who share an email address can both sign";
    assertThat(browser.get("/clean-rivers/arrangement").body()).doesNotContain(shared);
    campaigns.openForFamilies("families");
    assertThat(browser.get("/families/arrangement").body()).contains(shared);
  }

  @Test
  void everyPageOfTheCampaignLeadsThere() {
    assertThat(browser.get(OpenCampaigns.PAGE).body())
        .contains("href=\"/clean-rivers/arrangement\"");
    assertThat(browser.get("/clean-rivers").body()).contains("href=\"/clean-rivers/arrangement\"");
  }

  @Test
  void speaksTheLanguageOfTheCampaign() {
    assertThat(browser.get("/sauberes-wasser/arrangement").body())
        .contains("<html lang=\"de\"", "Wer für Ihre Daten verantwortlich ist", "Fassung 1");
  }

  @Test
  void isThereForEverybodyAlikeAndOnlyForWhatIsPublic() {
    assertThat(browser.get("/clean-rivers/arrangement").header("Cache-Control")).contains("public");
    assertThat(browser.get("/in-the-making/arrangement").status()).isEqualTo(404);
    assertThat(browser.get("/nothing/arrangement").status()).isEqualTo(404);
  }
}
