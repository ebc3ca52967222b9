package org.chorus.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.chorus.content.ContentField;
import org.chorus.kernel.CampaignId;
import org.chorus.site.Browser.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** One page in several languages: which one is read, and that everything stays in it. */
@SiteTest
class TranslationsIT {

  private static final String COMMON = "/two-tongues";
  private static final String PARTNERS = COMMON + "/right-to-water";
  private static boolean open;

  @Autowired Browser browser;
  @Autowired OpenCampaigns campaigns;
  @Autowired Staff staff;
  @Autowired Supporter supporter;

  @BeforeEach
  void aCampaignInEnglishAndGerman() {
    if (open) {
      return;
    }
    CampaignId campaign =
        campaigns.draft(
            COMMON.substring(1),
            Contents.petition()
                .with(ContentField.STATEMENT_INTRO, "To {target}, from all of us:")
                .with(ContentField.SOURCES, "A. Author, “Acid”, 2026 <https://author.example/acid>")
                .with(ContentField.THANK_YOU, "The valley thanks you.")
                .with(ContentField.SHARE_TEXT, "I signed for the river"));
    staff.translate(campaigns.rivers, campaign, Contents.german());
    campaigns.publish(campaign);
    open = true;
  }

  @Test
  void eachLanguageHasAnAddressAndLeadsToTheOthers() {
    Answer english = browser.get(COMMON);
    assertThat(english.body())
        .contains("<html lang=\"en\"", "hreflang=\"de\"", "/two-tongues?lang=de\"", "Deutsch");
    Answer german = browser.get(COMMON + "?lang=de");
    assertThat(german.body())
        .contains("<html lang=\"de\"", "Sauberes Wasser", "/two-tongues?lang=de\">");
  }

  @Test
  void partnersFollowTheCommonPageInALanguageThatTheyDoNotWrite() {
    assertThat(browser.get(PARTNERS + "?lang=de").body())
        .contains("Sauberes Wasser", "Right to Water");
  }

  @Test
  void whoeverSignsStaysInTheLanguage() {
    String page = PARTNERS + "?lang=de";
    Map<String, String> form = supporter.filledIn(page, "zwei@example.org");
    Answer signed = browser.post(page, form);
    assertThat(signed.status()).isEqualTo(303);
    assertThat(signed.location()).endsWith(PARTNERS + "/thanks?lang=de");
    assertThat(browser.get(PARTNERS + "/thanks?lang=de").body()).contains("<html lang=\"de\"");
  }

  @Test
  void whatIsWrongIsSaidInTheLanguage() {
    String page = COMMON + "?lang=de";
    Map<String, String> form = supporter.filledIn(page, "");
    Answer refused = browser.post(page, form);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body())
        .contains("<html lang=\"de\"", "<form method=\"post\" novalidate>"); // to the same address
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"lang=fr", "lang=", "lang=%00", "lang=de%0d%0aX", "lang", "lang=../../etc"})
  void anyOtherLanguageIsTheCampaignsOwn(String query) {
    Answer answer = browser.get(COMMON + "?" + query);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("<html lang=\"en\"");
  }

  @Test
  void theWritersOwnWordsStandWhereTheyBelong() {
    assertThat(browser.get(COMMON).body())
        .contains(
            "To Valley Council, from all of us:",
            "id=\"source-1\"",
            "href=\"https://author.example/acid\"")
        .doesNotContain("The valley thanks you.");
    assertThat(browser.get(COMMON + "/thanks").body())
        .contains("The valley thanks you.", "text=I%20signed%20for%20the%20river");
  }
}
