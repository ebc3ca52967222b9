package org.chorus.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chorus.site.OpenCampaigns.PAGE;

import java.util.HashMap;
import java.util.Map;
import org.chorus.site.Browser.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Forms with a mistake: each is named with its remedy, and nothing is kept or logged. */
@SiteTest
@ExtendWith(OutputCaptureExtension.class)
class RefusingIT {

  @Autowired Browser browser;
  @Autowired Supporter supporter;
  @Autowired OpenCampaigns campaigns;

  /** What the form says when one field is filled in like this. */
  private Answer with(String field, String value) {
    Map<String, String> form = supporter.filledIn(PAGE, "refused@example.org");
    form.put(field, value);
    long before = supporter.total(PAGE);
    Answer answer = browser.post(PAGE, form);
    assertThat(supporter.total(PAGE)).isEqualTo(before);
    return answer;
  }

  @Test
  void everyMistakeIsNamedAtOnceAndLinkedToItsField() {
    Map<String, String> form = new HashMap<>(browser.get(PAGE).form());
    String question = Supporter.firstQuestion(supporter.filledIn(PAGE, "x@example.org"));

    Answer answer = browser.post(PAGE, form);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(answer.body())
        .contains("<title>Please check: ")
        .containsSubsequence(
            "role=\"alert\"",
            "href=\"#givenName\">Enter your given name</a>",
            "href=\"#familyName\">Enter your family name</a>",
            "href=\"#email\">Enter your email address</a>",
            "href=\"#" + question + "\">Choose yes or no for Right to Water</a>",
            "Choose yes or no for Rivers Without Borders",
            "id=\"givenName-fault\"",
            "aria-invalid=\"true\"",
            "aria-describedby=\"givenName-fault\"",
            "aria-describedby=\"" + question + "-fault\"",
            "id=\"" + question + "\"");
  }

  @Test
  void whatWasEnteredStaysEscaped() {
    Map<String, String> form = supporter.filledIn(PAGE, "\"><script>alert(1)</script>");
    form.put("givenName", "<b>Ada</b> & \"co\"");

    Answer answer = browser.post(PAGE, form);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body())
        .contains(
            "value=\"&lt;b&gt;Ada&lt;/b&gt; &amp; &quot;co&quot;\"",
            "value=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\"",
            "value=\"Lovelace\"")
        .doesNotContain("<script>alert", "<b>Ada");
    assertThat(answer.body().split(" checked=", -1)).hasSize(3); // both answers
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "givenName  | '   '              | Enter your given name",
        "givenName  | 'a\u0000b'         | We have taken them out",
        "givenName  | 'a\nb'             | We have taken them out",
        "familyName | 'a\u0007b'         | We have taken them out",
        "email      | 'nobody'           | Enter an email address like",
        "email      | 'a@b'              | Enter an email address like",
        "email      | 'a b@example.org'  | Enter an email address like",
        "email      | 'a@example.org\nBcc: b@example.org' | We have taken them out",
        "email      | '1 OR 1=1; --'     | Enter an email address like",
        "email      | '\u202Egro@elpmaxe'| Enter an email address like"
      })
  void nonsenseIsNamedWithItsRemedy(String field, String value, String remedy) {
    Answer answer = with(field, value);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body()).contains(remedy);
  }

  @Test
  void tenThousandCharactersAreTooMany() {
    assertThat(with("givenName", "x".repeat(10_000)).body())
        .contains("at most 100 characters", "x".repeat(10_000));
    assertThat(with("email", "x".repeat(10_000) + "@example.org").status()).isEqualTo(422);
  }

  @Test
  void anAnswerThatIsNeitherYesNorNoIsAskedForAgain() {
    String question = Supporter.firstQuestion(supporter.filledIn(PAGE, "x@example.org"));
    Answer answer = with(question, "maybe");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body()).contains("Choose yes or no for Right to Water");
  }

  @Test
  void nothingPersonalReachesTheLog(CapturedOutput output) {
    Map<String, String> form = supporter.filledIn(PAGE, "secret-address@");
    form.put("givenName", "Secretname\u0000");
    browser.post(PAGE, form);
    browser.post(PAGE, Browser.FORM, "email=secret-address%zz&givenName=Secretname%FF");
    browser.post(PAGE, "application/json", "{\"email\":\"secret-address\"}");
    browser.get("/confirm/secret-token-that-does-not-work");
    browser.get("/confirm/secret-token-that-does-not-work/");
    assertThat(output.getAll()).doesNotContain("secret-address", "Secretname", "secret-token");
  }
}
