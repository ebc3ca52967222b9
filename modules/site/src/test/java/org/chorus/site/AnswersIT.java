package org.chorus.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chorus.site.OpenCampaigns.PAGE;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chorus.site.Browser.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What comes with an answer: how long it may be kept, and nothing from elsewhere. */
@SiteTest
class AnswersIT {

  @Autowired Browser browser;
  @Autowired OpenCampaigns campaigns;

  @Test
  void pagesAreKeptForSecondsAndAskedAboutByTag() {
    Answer page = browser.get(PAGE);
    assertThat(page.header("Cache-Control"))
        .contains("max-age=5", "public", "stale-while-revalidate=30");
    assertThat(browser.get(PAGE, "If-None-Match", page.header("ETag")).status()).isEqualTo(304);
  }

  @Test
  void theNumberIsCheap() {
    Answer count = browser.get(PAGE + "/count");
    assertThat(count.body()).matches("\\{\"total\":\\d+,\"noun\":\"signatures?\"}");
    assertThat(count.header("Content-Type")).contains("application/json");
    assertThat(count.header("Cache-Control"))
        .contains("max-age=10", "public", "stale-while-revalidate=60", "stale-if-error=600");
    assertThat(browser.get(PAGE + "/count", "If-None-Match", count.header("ETag")).status())
        .isEqualTo(304);
  }

  @Test
  void imagesAreKeptForGood() {
    Answer answer = browser.get("/images/" + campaigns.image);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).contains("image/jpeg");
    assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.header("Cache-Control")).contains("immutable");
  }

  @Test
  void theStyleIsKeptForGoodUnderANameOfItsOwn() {
    Matcher style =
        Pattern.compile("href=\"(/assets/site-[0-9a-f]{32}\\.css)\"")
            .matcher(browser.get("/").body());
    assertThat(style.find()).isTrue();
    Answer answer = browser.get(style.group(1));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Cache-Control")).contains("immutable");
  }

  @Test
  void nothingIsInlineOrFromElsewhere() {
    for (String path : List.of("/", PAGE, PAGE + "/thanks", "/dear-mayor")) {
      assertThat(browser.get(path).body())
          .doesNotContain(" style=", "<style", " onclick", "src=\"http", "//fonts.")
          .containsPattern("<script defer src=\"/assets/");
    }
  }

  @Test
  void nobodyIsGivenACookie() {
    for (String path : List.of("/", PAGE, "/nowhere", PAGE + "/count", "/robots.txt")) {
      assertThat(browser.get(path).header("Set-Cookie")).isEmpty();
    }
  }
}
