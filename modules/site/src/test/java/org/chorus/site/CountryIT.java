package org.chorus.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.chorus.campaign.life.Counting;
import org.chorus.campaign.life.CountryQuestion;
import org.chorus.campaign.page.PageOwner;
import org.chorus.campaign.review.ReviewLinkOutcome;
import org.chorus.campaign.review.ReviewLinks;
import org.chorus.kernel.CampaignId;
import org.chorus.site.Browser.Answer;
import org.chorus.testing.WholeDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Signing where the form asks for the country. */
@SiteTest
class CountryIT {

  private static final String LIST =
      "<select id=\"country\" name=\"country\" autocomplete=\"country\"";

  @Autowired Browser browser;
  @Autowired Supporter supporter;
  @Autowired OpenCampaigns campaigns;
  @Autowired Staff staff;
  @Autowired ReviewLinks links;
  @Autowired WholeDatabase stored;

  private String open(String slug, CountryQuestion question) {
    campaigns.open(slug, Counting.AT_ONCE, question);
    return "/" + slug;
  }

  private Answer signs(String page, String email, String... country) {
    Map<String, String> form = supporter.filledIn(page, email);
    for (String code : country) {
      form.put("country", code);
    }
    return browser.post(page, form);
  }

  private List<@Nullable String> kept(String email) {
    return stored
        .sql("select country from signature where email = :email")
        .param("email", email)
        .query(String.class)
        .list();
  }

  @Test
  void whereItIsOptionalNothingIsPreselectedAndNothingNeeded() {
    String page = open("from-anywhere", CountryQuestion.OPTIONAL);
    Answer answer = browser.get(page);
    assertThat(answer.body())
        .containsSubsequence(
            "id=\"email\"",
            "<label for=\"country\">Country (optional)</label>",
            LIST,
            "<option value=\"\">I would rather not say</option>",
            "<option value=\"AF\">Afghanistan",
            "<option value=\"ZW\">Zimbabwe",
            "</select>",
            "type=\"radio\"")
        .doesNotContain(" selected");
    assertThat(answer.header("Cache-Control")).contains("public");

    assertThat(signs(page, "silent@anywhere.example.org", "").status()).isEqualTo(303);
    assertThat(signs(page, "missing@anywhere.example.org").status()).isEqualTo(303);
    assertThat(signs(page, "ada@anywhere.example.org", "FR").status()).isEqualTo(303);
    assertThat(kept("silent@anywhere.example.org")).containsExactly((String) null);
    assertThat(kept("missing@anywhere.example.org")).containsExactly((String) null);
    assertThat(kept("ada@anywhere.example.org")).containsExactly("FR");
  }

  @Test
  void whereItIsNeededNobodySignsWithout() {
    String page = open("from-somewhere", CountryQuestion.REQUIRED);
    assertThat(browser.get(page).body())
        .contains(
            "<label for=\"country\">Country</label>",
            LIST + " required=\"required\"",
            "<option value=\"\">Choose a country</option>");

    Answer refused = signs(page, "ada@somewhere.example.org", "");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body())
        .containsSubsequence(
            "<a href=\"#country\">Choose the country that you live in</a>",
            "id=\"country-fault\">Choose the country that you live in",
            "aria-invalid=\"true\"",
            "aria-describedby=\"country-fault\"");
    assertThat(kept("ada@somewhere.example.org")).isEmpty();

    assertThat(signs(page, "ada@somewhere.example.org", "XK").status()).isEqualTo(303);
    assertThat(kept("ada@somewhere.example.org")).containsExactly("XK");
  }

  @Test
  void whatWasChosenIsStillChosenWhenTheFormComesBack() {
    String page = open("from-here", CountryQuestion.OPTIONAL);
    Answer refused = signs(page, "nonsense", "DE");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("<option value=\"DE\" selected>Germany");
    assertThat(refused.body().split(" selected", -1)).hasSize(2);
    assertThat(browser.get(page).body()).doesNotContain(" selected"); // nor for anybody else
  }

  @Test
  void whatIsNoCountryIsAskedAbout() {
    String page = open("from-nowhere", CountryQuestion.OPTIONAL);
    for (String nonsense : new String[] {"XX", "Germany", "\"><script>alert('x')</script>"}) {
      Answer refused = signs(page, "ada@nowhere.example.org", nonsense);
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.body())
          .contains("Choose a country from the list")
          .doesNotContain("alert('x')", " selected");
    }
    assertThat(kept("ada@nowhere.example.org")).isEmpty();
  }

  @Test
  void whereNobodyIsAskedItIsNotRead() {
    assertThat(browser.get(OpenCampaigns.PAGE).body()).doesNotContain("<select");
    assertThat(signs(OpenCampaigns.PAGE, "unasked@example.org", "DE").status()).isEqualTo(303);
    assertThat(kept("unasked@example.org")).containsExactly((String) null);
  }

  @Test
  void reviewersSeeItAndCannotChoose() {
    CampaignId draft = campaigns.draft("from-a-draft", Contents.petition());
    staff.choose(campaigns.rivers, draft, CountryQuestion.REQUIRED);
    String preview =
        "/preview/"
            + ((ReviewLinkOutcome.Made)
                    links.make(campaigns.rivers, draft, new PageOwner.Everybody(), 7))
                .token()
                .value();
    assertThat(browser.get(preview).body())
        .containsSubsequence("<fieldset disabled", LIST, "</fieldset>");
  }
}
