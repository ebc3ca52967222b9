package org.chorus.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.chorus.campaign.page.PageOwner;
import org.chorus.campaign.review.ReviewLinkOutcome;
import org.chorus.campaign.review.ReviewLinks;
import org.chorus.content.Content;
import org.chorus.content.ContentField;
import org.chorus.kernel.CampaignId;
import org.chorus.site.Browser.Answer;
import org.chorus.testing.ManualClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What somebody finds who was sent a link to a page before it is public. */
@SiteTest
class PreviewIT {

  static final PageOwner COMMON = new PageOwner.Everybody();

  @Autowired Browser browser;
  @Autowired OpenCampaigns campaigns;
  @Autowired Staff staff;
  @Autowired ReviewLinks links;
  @Autowired ManualClock clock;

  CampaignId draft;
  String slug;
  String preview;

  @BeforeEach
  void aDraftAndALink(TestInfo test) {
    slug = "draft-" + Integer.toHexString(test.getDisplayName().hashCode());
    draft = campaigns.draft(slug, Contents.petition());
    preview = link(COMMON);
  }

  private String link(PageOwner owner) {
    return "/preview/"
        + ((ReviewLinkOutcome.Made) links.make(campaigns.rivers, draft, owner, 7)).token().value();
  }

  @Test
  void itIsTheWholePageUnderABanner() {
    assertThat(browser.get("/" + slug).status()).isEqualTo(404);
    Answer answer = browser.get(preview);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body())
        .contains(
            "Preview: not public yet",
            "This link works until ",
            Contents.petition().title(),
            "Sign the petition",
            "Who owns this campaign",
            "May we email you")
        .doesNotContain("??");
  }

  @Test
  void itIsKeptFromSearchEnginesCachesAndOtherSites() {
    for (String path : new String[] {preview, "/preview/" + "a".repeat(43)}) {
      Answer answer = browser.get(path);
      assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
      assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(answer.header("X-Robots-Tag")).isEqualTo("noindex");
      assertThat(answer.body())
          .contains("<meta name=\"robots\" content=\"noindex\">")
          .doesNotContain("rel=\"canonical\"", "og:title");
    }
  }

  @Test
  void nobodyCanSignAndNothingIsCounted() {
    String html = browser.get(preview).body();
    assertThat(html).contains("<fieldset disabled").doesNotContain("<form", "data-count", "tally");
    assertThat(browser.get("/" + slug + "/count").status()).isEqualTo(404);
    assertThat(browser.post(preview, Map.of("givenName", "Ada")).status()).isIn(404, 405);
  }

  @Test
  void itLeadsOnlyWhereTheReaderMayGo() {
    String html = browser.get(link(new PageOwner.Partner(campaigns.rights.organization()))).body();
    assertThat(html).contains("Right to Water").doesNotContain("href=\"/" + slug);
  }

  @Test
  void itSpeaksEveryLanguageOfThePage() {
    Content german =
        Contents.german()
            .with(ContentField.LANGUAGE, "de")
            .with(ContentField.TITLE, "Sauberes Wasser im Entwurf");
    staff.translate(campaigns.rivers, draft, german);
    assertThat(browser.get(preview).body()).contains("href=\"" + preview + "?lang=de\"");
    assertThat(browser.get(preview + "?lang=de").body())
        .contains("<html lang=\"de\"", "Sauberes Wasser im Entwurf", "noch nicht öffentlich");
    assertThat(browser.get(preview + "?lang=tlh").body()).contains("<html lang=\"en\"");
  }

  @Test
  void whyALinkShowsNothingIsNotTold() {
    String unknown = browser.get("/preview/" + "a".repeat(43)).body();
    assertThat(unknown).contains("There is nothing to see at this address");

    links.revoke(
        campaigns.rivers,
        draft,
        COMMON,
        links.open(campaigns.rivers, draft, COMMON).getFirst().id());
    assertSame(browser.get(preview), unknown);

    String expired = link(COMMON);
    clock.advance(Duration.ofDays(8));
    assertSame(browser.get(expired), unknown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/preview/nothing", "/preview/%2e%2e", "/preview/x%00", "/preview"})
  void nonsenseShowsNothingEither(String path) {
    assertThat(browser.get(path).status()).isIn(400, 404);
  }

  private static void assertSame(Answer answer, String unknown) {
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).isEqualTo(unknown);
  }

  @Test
  void theGonePageSpeaksTheReadersLanguage() {
    assertThat(browser.get("/preview/nothing", "Accept-Language", "fr").body())
        .contains("Il n’y a rien à voir");
  }
}
