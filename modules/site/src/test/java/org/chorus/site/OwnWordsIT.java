package org.chorus.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.chorus.campaign.life.CampaignLife;
import org.chorus.campaign.page.PageOwner;
import org.chorus.campaign.review.ReviewLinkOutcome;
import org.chorus.campaign.review.ReviewLinks;
import org.chorus.content.ContentField;
import org.chorus.kernel.CampaignId;
import org.chorus.site.Browser.Answer;
import org.chorus.testing.WholeDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;

/** Signing an open letter that people may put into their own words. */
@SiteTest
class OwnWordsIT {

  @Autowired Browser browser;
  @Autowired Supporter supporter;
  @Autowired OpenCampaigns campaigns;
  @Autowired Staff staff;
  @Autowired ReviewLinks links;
  @Autowired WholeDatabase stored;
  @Autowired CampaignLife life;

  @Autowired
  @Qualifier("intake")
  SmartLifecycle intake;

  CampaignId letter;
  String slug;
  String page;

  @BeforeEach
  void anOpenLetter(TestInfo test) {
    slug = "own-" + inLetters(test.getDisplayName().hashCode());
    letter = campaigns.openForOwnWords(slug);
    page = "/" + slug;
  }

  private static String inLetters(int number) {
    return Integer.toHexString(number)
        .chars()
        .map(digit -> 'a' + Character.digit(digit, 16))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private Map<String, String> filledIn(String letterText) {
    Map<String, String> form = supporter.filledIn(page, "ada@" + slug + ".example.org");
    form.put("letter", letterText);
    return form;
  }

  private List<@Nullable String> kept() {
    return stored
        .sql(
            """
            select words from signed_letter
              join signature on signature.id = signature_id
             where email like :email
            """)
        .param("email", "%@" + slug + ".example.org")
        .query(String.class)
        .list();
  }

  @Test
  void theFormHoldsTheLetterBetweenSalutationAndName() {
    Answer answer = browser.get(page);
    assertThat(answer.body())
        .containsSubsequence(
            "<form",
            "<label for=\"letter\">Your letter</label>",
            "Dear Ms Example,",
            "<textarea id=\"letter\" name=\"letter\"",
            "First paragraph.\n\nSecond paragraph.</textarea>",
            "Your given name and family name",
            "id=\"givenName\"",
            "</form>");
    assertThat(answer.form()).containsEntry("letter", "First paragraph.\r\n\r\nSecond paragraph.");
  }

  @Test
  void aLetterLeftAloneIsTheCommonOne() {
    Map<String, String> form = supporter.filledIn(page, "ada@" + slug + ".example.org");
    assertThat(form).containsKey("letter");
    assertThat(browser.post(page, form).status()).isEqualTo(303);
    assertThat(supporter.total(page)).isEqualTo(1);
    assertThat(kept()).isEmpty();
  }

  @Test
  void ownWordsAreKeptAsPlainText() {
    Answer answer =
        browser.post(
            page, filledIn("\r\nFirst paragraph.\r\n\r\n<script>I</script> *add* this.\r\n"));
    assertThat(answer.status()).isEqualTo(303);
    assertThat(kept()).containsExactly("First paragraph.\n\n<script>I</script> *add* this.");
    assertThat(browser.get(page).body()).doesNotContain("*add* this");
    assertThat(browser.get(page + "/thanks").body()).doesNotContain("*add* this");
  }

  @Test
  void whatWasWrittenIsHandedBackWhereSigningStoppedMeanwhile() {
    Map<String, String> own = filledIn("Mine, an hour's work.");
    Map<String, String> common = supporter.filledIn(page, "eva@" + slug + ".example.org");
    life.pause(campaigns.rights, letter, "A figure is wrong.", "");

    Answer answer = browser.post(page, own);
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.body())
        .containsSubsequence("readonly", "Mine, an hour&#39;s work.</textarea>")
        .doesNotContain("ada@");
    assertThat(browser.post(page, common).body()).doesNotContain("<textarea");
    assertThat(browser.get(page).body()).doesNotContain("<textarea");
  }

  @Test
  void whoeverSignsAgainKeepsTheFirstLetterAndLearnsNothing() {
    Answer first = browser.post(page, filledIn("Mine."));
    Answer again = browser.post(page, filledIn("Mine, once more."));
    String partners = page + "/right-to-water";
    Map<String, String> form = supporter.filledIn(partners, "Ada@" + slug + ".example.org");
    form.put("letter", "Mine, elsewhere.");

    assertThat(again.status()).isEqualTo(first.status());
    assertThat(again.location()).isEqualTo(first.location());
    assertThat(browser.post(partners, form).status()).isEqualTo(303);

    assertThat(kept()).containsExactly("Mine.");
    assertThat(supporter.total(page)).isEqualTo(1);
  }

  @Test
  void anEmptiedLetterIsGivenBackWithWhatToDo() {
    Answer answer = browser.post(page, filledIn(" \r\n\r\n"));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body())
        .containsSubsequence(
            "<a href=\"#letter\">Your letter was empty.",
            "id=\"letter-fault\">Your letter was empty.",
            "aria-invalid=\"true\"",
            "value=\"Ada\"",
            "value=\"ada@" + slug + ".example.org\"");
    assertThat(answer.body().split(" checked=", -1)).hasSize(3); // both answers
    assertThat(answer.form()).containsEntry("letter", "First paragraph.\r\n\r\nSecond paragraph.");
    assertThat(supporter.total(page)).isZero();
  }

  @Test
  void aLongLetterIsKeptInTheFormWithItsNumber() {
    String typed = "<b>Mine</b> & yours. " + "x".repeat(10_000);
    Answer answer = browser.post(page, filledIn(typed));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body())
        .contains("Shorten your letter: it is too long (10,021 / 10,000 characters)")
        .doesNotContain("<b>Mine");
    assertThat(answer.form()).containsEntry("letter", typed);
    assertThat(kept()).isEmpty();
  }

  @Test
  void whatCannotBeShownIsTakenOutAndAskedAbout() {
    Answer answer = browser.post(page, filledIn("Mi\u0000ne,\r\n\tand\u001b only mine."));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body()).contains("Your letter had characters that cannot be shown.");
    assertThat(answer.form()).containsEntry("letter", "Mine,\r\n\tand only mine.");
    assertThat(supporter.total(page)).isZero();
  }

  @Test
  void aLetterComesBackWithWhateverElseIsWrong() {
    Map<String, String> form = filledIn("Mine.");
    form.put("givenName", "");
    Answer answer = browser.post(page, form);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.form()).containsEntry("letter", "Mine.");
  }

  @Test
  void aLetterComesBackWhenTooManySignAtOnce() {
    Map<String, String> form = filledIn("Mine.");
    intake.stop();
    try {
      Answer answer = browser.post(page, form);
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.form()).containsEntry("letter", "Mine.");
    } finally {
      intake.start();
    }
  }

  @Test
  void whenTheLetterChangedMeanwhile_thenOnlyOwnWordsAreOwnWords() {
    Map<String, String> alone = supporter.filledIn(page, "alone@" + slug + ".example.org");
    Map<String, String> own = filledIn("Mine.");
    staff.rewrite(
        campaigns.rivers,
        letter,
        Contents.letter(campaigns.image).with(ContentField.LETTER, "New paragraph."));
    staff.publish(letter, campaigns.rivers, campaigns.rights);

    Answer answer = browser.post(page, own);
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.form()).containsEntry("letter", "Mine.");

    answer = browser.post(page, alone);
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.form()).containsEntry("letter", "New paragraph.");
    alone.putAll(answer.form());
    assertThat(browser.post(page, alone).status()).isEqualTo(303);
    assertThat(kept()).isEmpty();
  }

  @Test
  void whereEverybodySignsTheSame_thenALetterInTheFormIsNotRead() {
    for (String path : List.of("/dear-mayor", "/clean-rivers")) {
      assertThat(browser.get(path).body()).doesNotContain("<textarea");
      Map<String, String> form = supporter.filledIn(path, "ignored@" + slug + ".example.org");
      form.put("letter", "Something\u0000 else" + "x".repeat(20_000));
      assertThat(browser.post(path, form).status()).isEqualTo(303);
    }
    assertThat(kept()).isEmpty();
  }

  @Test
  void reviewersSeeItAndCannotWriteInIt() {
    CampaignId draft = campaigns.draftForOwnWords(slug + "-draft");
    String preview =
        "/preview/"
            + ((ReviewLinkOutcome.Made)
                    links.make(campaigns.rivers, draft, new PageOwner.Everybody(), 7))
                .token()
                .value();
    assertThat(browser.get(preview).body())
        .containsSubsequence("<fieldset disabled", "<textarea id=\"letter\"", "</fieldset>")
        .doesNotContain("<form");
  }
}
