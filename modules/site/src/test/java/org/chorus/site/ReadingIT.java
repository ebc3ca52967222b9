package org.chorus.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chorus.site.OpenCampaigns.PAGE;

import org.chorus.site.Browser.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What supporters find on a page. */
@SiteTest
class ReadingIT {

  @Autowired Browser browser;
  @Autowired OpenCampaigns campaigns;

  @Test
  void theFrontPageOfAnEmptyHouseSaysSo() {
    assertThat(campaigns.frontPageBefore.status()).isEqualTo(200);
    assertThat(campaigns.frontPageBefore.body()).contains("No campaign is open at the moment.");
  }

  @Test
  void theFrontPageListsWhatIsOpenAndNothingElse() {
    assertThat(browser.get("/").body())
        .contains(
            "href=\"/clean-rivers\"",
            "Clean rivers for everybody",
            "Petition to Valley Council",
            "A campaign of Right to Water and Rivers Without Borders")
        .doesNotContain("in-the-making", "No campaign is open");
  }

  @Test
  void theFrontPageSpeaksTheReadersLanguage() {
    Answer page = browser.get("/", "Accept-Language", "ar, fr-CA;q=0.8, en;q=0.5");
    assertThat(page.body()).contains("<html lang=\"fr-CA\"", "Plusieurs organisations");
    assertThat(page.header("Vary")).contains("Accept-Language");
  }

  @Test
  void aPetitionHasEveryElement() {
    assertThat(browser.get(PAGE).body())
        .startsWith("<!DOCTYPE html>")
        .containsSubsequence(
            "<html lang=\"en\" dir=\"ltr\"",
            "<title>Clean rivers are a right · Right to Water</title>",
            "<a class=\"name\" href=\"https://right-to-water.example.org\"",
            "together with Rivers Without Borders",
            "Clean Water Now",
            "<h1>Clean rivers are a right</h1>",
            "The petition to Valley Council reads:",
            "<blockquote",
            "<p>Vote again &amp; clean up.</p>",
            "<p>Do it &quot;this&quot; year.</p>",
            "id=\"sign\"",
            "A campaign of Right to Water and Rivers Without Borders",
            "<form method=\"post\" novalidate>",
            "autocomplete=\"given-name\"",
            "autocomplete=\"family-name\"",
            "autocomplete=\"email\"",
            "https://right-to-water.example.org/privacy",
            "https://rivers.example.org/privacy",
            "<h2 class=\"again\">Clean rivers are a right</h2>",
            "<time datetime=\"2026-03-02",
            "March 2, 2026</time>",
            "council‐run plant — the oldest",
            "<a href=\"#sign\">Act now: ask for a second vote.</a>",
            "<a href=\"#fn-1\" id=\"fnref-1\"",
            "<a href=\"#sign\"",
            ">Tell the council</a>",
            ">2</a></sup><sup>,</sup><sup class=\"footnote-ref\">",
            "<a href=\"#sign\">Sign today.</a>",
            "Thanks for standing up.",
            "Notes and sources",
            "A. Author, &#34;A ‘nested’ title,&#34; The Paper, May 2, 2026.",
            "href=\"#fnref-1\"",
            "Who owns this campaign",
            "You are on this page");
  }

  @Test
  void rawHtmlOfAWriterIsShownAsText() {
    assertThat(browser.get(PAGE).body()).doesNotContain("<script>alert").contains("&lt;script");
  }

  @Test
  void aLetterHasEveryElement() {
    assertThat(browser.get("/dear-mayor").body())
        .containsSubsequence(
            "Open letter to City of Example",
            "<h1>Dear mayor</h1>",
            "<img src=\"/images/" + campaigns.image + "\" alt=\"A river in flood\"",
            "<figcaption>©Photo by P. Grapher</figcaption>",
            "March 2, 2026</time>",
            "On Monday, it rained.",
            "<a href=\"#sign\">Put your name to it.</a>",
            "<a href=\"https://example.org/report\"",
            "<em>A Report</em>",
            "<a href=\"#sign\">Put your name to it today.</a>",
            "<address><span>Mayor</span><br><span>City of Example</span></address>",
            "Dear Ms Example,",
            "<p>First paragraph.</p>",
            "<p>Second paragraph.</p>",
            "id=\"sign\"")
        .doesNotContain("<blockquote", "class=\"thanks\"", "class=\"notes\"", "class=\"again\"");
  }

  @Test
  void nobodyIsPreselected() {
    assertThat(browser.get(PAGE).body())
        .contains("type=\"radio\"", "value=\"yes\"", "value=\"no\"")
        .doesNotContain("checked");
  }

  @Test
  void aDisclosureIsAStatementWithoutAQuestion() {
    assertThat(browser.get("/open-sources/right-to-water").body())
        .contains("class=\"disclosure\"", "By signing you agree that we email you")
        .doesNotContain("type=\"radio\"", "type=\"checkbox\"");
  }

  @Test
  void thePageSpeaksTheLanguageOfItsContent() {
    assertThat(browser.get("/sauberes-wasser", "Accept-Language", "en").body())
        .contains(
            "<html lang=\"de\"",
            "Die Petition an Stadtrat lautet:",
            "2. März 2026",
            "Petition unterschreiben",
            "aria-label=\"Zurück zu Verweis 1\"");
  }

  @Test
  void whereThereIsNoTranslationTheFixedWordsAreMarkedAsEnglish() {
    assertThat(browser.get("/miyah").body())
        .contains("<html lang=\"ar\" dir=\"rtl\"", "lang=\"en\" dir=\"ltr\"", "Given name");
  }

  @Test
  void missingTextsLeaveNoHoles() {
    assertThat(browser.get("/miyah").body())
        .doesNotContain(
            "class=\"call\"", "class=\"lede\"", "class=\"prose\"", "<figure", "<p></p>");
  }
}
