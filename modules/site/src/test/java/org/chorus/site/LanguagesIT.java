package org.chorus.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.chorus.content.Content;
import org.chorus.content.ContentField;
import org.chorus.content.Target;
import org.chorus.kernel.SpokenLanguage;
import org.chorus.site.screen.Words;
import org.chorus.testing.Translations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.util.HtmlUtils;

/** A campaign in each language, as a supporter meets it. */
@SiteTest
class LanguagesIT {

  private static final Translations WORDS = Translations.of(Words.class, "Words");

  @Autowired Browser browser;
  @Autowired OpenCampaigns campaigns;
  @Autowired Supporter supporter;

  private static Content in(String language) {
    return Content.blank(language)
        .with(ContentField.TITLE, "Aqua")
        .with(ContentField.STATEMENT, "Aqua.")
        .with(new Target("", "", "Forum"));
  }

  @ParameterizedTest
  @EnumSource
  void everyPageOfACampaignSpeaksIt(SpokenLanguage language) {
    String page = "/aqua-" + language.tag();
    campaigns.open(page.substring(1), in(language.tag()));
    Properties words = WORDS.words(language.locale());

    assertThat(body(page)).contains(word(words, "sign.petition"), word(words, "partners.heading"));
    assertThat(body(page + "/arrangement")).contains(word(words, "arrangement.rights"));
    assertThat(HtmlUtils.htmlUnescape(browser.post(page, form(page)).body()))
        .contains(word(words, "notice.problems"), word(words, "problem.email.missing"))
        .doesNotContain("??");
    assertThat(browser.post(page, supporter.filledIn(page, "polyglot@example.org")).status())
        .isEqualTo(303);
    assertThat(body(page + "/thanks")).contains(word(words, "thanks.heading"));
    assertThat(browser.get(page + "/count").body())
        .isEqualTo(
            "{\"total\":1,\"noun\":\""
                + new Words().getMessage("signatures", new Object[] {1}, language.locale())
                + "\"}");
    assertThat(body("/", "Accept-Language", language.tag() + "-CH, en;q=0.5"))
        .contains(word(words, "front.heading"));
    assertThat(
            HtmlUtils.htmlUnescape(
                browser.get("/nowhere", "Accept-Language", language.tag()).body()))
        .contains(word(words, "error.not-found.heading"));
  }

  @Test
  void aCampaignInALanguageThatIsNotSpokenHasEnglishWords() {
    campaigns.open("aqua-fi", in("fi"));
    assertThat(body("/aqua-fi"))
        .contains("<html lang=\"fi\"", "lang=\"en\"", "Sign the petition", "May we email you");
    assertThat(browser.get("/aqua-fi/count").body()).contains("\"noun\":\"signatures\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xx", "fi, *;q=0.1", "../../etc", "??", "de_DE_Posix", "tlh;q=2", ","})
  void whateverABrowserAsksForItGetsWords(String asked) {
    assertThat(body("/", "Accept-Language", asked)).contains("Many organizations. One voice.");
  }

  private String body(String path, String... headers) {
    Browser.Answer answer = browser.get(path, headers);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).doesNotContain("??");
    return HtmlUtils.htmlUnescape(answer.body());
  }

  /** With nothing filled in. */
  private Map<String, String> form(String path) {
    return browser.get(path).form();
  }

  private static String word(Properties words, String key) {
    return words.getProperty(key);
  }
}
