package org.chorus.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chorus.site.OpenCampaigns.PAGE;

import java.util.Map;
import org.chorus.site.Browser.Answer;
import org.chorus.testing.WholeDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Signing, and what those see who did. */
@SiteTest
class SigningIT {

  @Autowired Browser browser;
  @Autowired Supporter supporter;
  @Autowired OpenCampaigns campaigns;
  @Autowired WholeDatabase stored;

  @Test
  void whoeverSignsIsCountedAndThanked() {
    long before = supporter.total(PAGE);

    Answer answer = browser.post(PAGE, supporter.filledIn(PAGE, "ada@example.org"));

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.header("Location")).contains(PAGE + "/thanks");
    assertThat(supporter.total(PAGE)).isEqualTo(before + 1);
    assertThat(
            stored
                .sql(
                    """
                    select answer from consent
                      join signature on signature.id = signature_id
                      join organization on organization.id = consent.organization_id
                     where email = 'ada@example.org' order by alias
                    """)
                .query(Boolean.class)
                .list())
        .containsExactly(true, false); // the page's own organization is asked first
  }

  @Test
  void aSecondSignatureLooksLikeAFirst() {
    Answer first = browser.post(PAGE, supporter.filledIn(PAGE, "twice@example.org"));
    long before = supporter.total(PAGE);

    Answer second = browser.post(PAGE, supporter.filledIn(PAGE, "Twice@Example.org"));

    assertThat(second.status()).isEqualTo(first.status());
    assertThat(second.headers()).isEqualTo(first.headers());
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(supporter.total(PAGE)).isEqualTo(before);
  }

  @Test
  void onePersonCountsOnceOnTwoPages() {
    browser.post(PAGE, supporter.filledIn(PAGE, "both@example.org"));
    long before = supporter.total("/clean-rivers");

    Answer answer =
        browser.post("/clean-rivers", supporter.filledIn("/clean-rivers", "both@example.org"));

    assertThat(answer.header("Location")).contains("/clean-rivers/thanks");
    assertThat(supporter.total("/clean-rivers")).isEqualTo(before);
  }

  @Test
  void underADisclosureNothingIsAsked() {
    String path = "/open-sources/right-to-water";
    assertThat(browser.post(path, supporter.filledIn(path, "disclosed@example.org")).status())
        .isEqualTo(303);
  }

  @Test
  void thanksNameWhatComesNextAndHowToShare() {
    assertThat(browser.get(PAGE + "/thanks").body())
        .contains(
            "Thank you for signing",
            "We are sending you an email from Right to Water",
            "https://petitions.example.org" + PAGE,
            "mailto:?subject=Clean%20rivers%20are%20a%20right",
            "https://wa.me/?text=Clean%20rivers")
        .containsPattern("(?s)More from these organizations.*<a [^>]*href=\"/[a-z-]+\"")
        .doesNotContain("href=\"/clean-rivers\" "); // not the one that was just signed
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Zoë",
        "李",
        "O’Neill",
        "Jean‐Luc",
        "نور",
        "👩‍🚀 Ada",
        "Robert'); drop table signature; --",
        "<b>Ada</b>",
        "  Ada  "
      })
  void aNameIsWhatThePersonSays(String name) {
    Map<String, String> form = supporter.filledIn(PAGE, "name" + name.hashCode() + "@example.org");
    form.put("givenName", name);
    assertThat(browser.post(PAGE, form).status()).isEqualTo(303);
    assertThat(
            stored
                .sql("select given_name from signature where email = :email")
                .param("email", "name" + name.hashCode() + "@example.org")
                .query(String.class)
                .single())
        .isEqualTo(name.strip());
  }
}
