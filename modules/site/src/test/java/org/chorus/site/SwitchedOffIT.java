package org.chorus.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chorus.site.OpenCampaigns.PAGE;
import static org.chorus.switches.Switch.COUNTERS;
import static org.chorus.switches.Switch.MAIL;
import static org.chorus.switches.Switch.SIGNING;
import static org.chorus.switches.Switch.SITE;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chorus.campaign.life.CampaignLife;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.LinkToken;
import org.chorus.signature.Confirmations;
import org.chorus.site.Browser.Answer;
import org.chorus.switches.Flips;
import org.chorus.testing.WholeDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** What the public sees of what is switched off, and what it can still do. */
@SiteTest
class SwitchedOffIT {

  static final String SHOWN_AS_TYPED =
      "<p class=\"message\" lang=\"\" dir=\"auto\">We check &lt;b&gt;everything&lt;/b&gt;.</p>";

  @Autowired ApplicationContext house;
  @Autowired Browser browser;
  @Autowired Supporter supporter;
  @Autowired OpenCampaigns campaigns;
  @Autowired CampaignLife life;
  @Autowired Confirmations confirmations;
  @Autowired TransactionTemplate transaction;
  @Autowired WholeDatabase stored;

  Flips flips;

  @BeforeEach
  void switches() {
    flips = new Flips(house);
  }

  @AfterEach
  void everythingRuns() {
    flips.allOn();
  }

  private long stored(String email) {
    return stored
        .sql("select count(*) from signature where email = :email")
        .param("email", email)
        .query(Long.class)
        .single();
  }

  private void sign(String path, String email) {
    assertThat(browser.post(path, supporter.filledIn(path, email)).status()).isEqualTo(303);
  }

  @Nested
  class GivenSigningIsOff {

    @Test
    void pagesStayReadableAndSayWhyThereIsNoForm() {
      campaigns.open("stopped", Contents.petition());
      flips.off(SIGNING, "We check <b>everything</b>.");
      for (String path : new String[] {"/stopped", "/stopped/right-to-water", "/dear-mayor"}) {
        Answer answer = browser.get(path);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
            .contains(
                "Nobody can sign at the moment",
                "Every signature given so far stays.",
                SHOWN_AS_TYPED,
                "<p class=\"tally\"><strong>")
            .doesNotContain("<form", "class=\"bar\"");
      }
      assertThat(browser.get("/sauberes-wasser").body())
          .contains("Im Moment kann niemand unterschreiben", SHOWN_AS_TYPED);
      assertThat(browser.get("/stopped/thanks").body()).doesNotContain("Bring one more person");
      flips.on(SIGNING);
      assertThat(browser.get("/stopped").body()).contains("<form").doesNotContain("message");
    }

    @Test
    void whoeverHadTheFormOpenLosesNothingAndSendsItAgainLater() {
      Map<String, String> form = supporter.filledIn(PAGE, "patient@switches.example");
      flips.off(SIGNING, "We check <b>everything</b>.");

      Answer answer = browser.post(PAGE, form);
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.header("Retry-After")).isEqualTo("300");
      assertThat(answer.header("Cache-Control")).contains("no-store");
      assertThat(answer.body())
          .containsSubsequence(
              "role=\"alert\"",
              "Your signature was not taken",
              "it is still in the form",
              SHOWN_AS_TYPED,
              "<form",
              "value=\"Ada\"",
              "value=\"Lovelace\"",
              "value=\"patient@switches.example\"");
      assertThat(answer.body().split(" checked=", -1)).hasSize(3); // both answers
      assertThat(answer.form()).containsEntry("edition", form.get("edition"));
      assertThat(stored("patient@switches.example")).isZero();

      flips.on(SIGNING);
      assertThat(browser.post(PAGE, form).status()).isEqualTo(303);
      assertThat(stored("patient@switches.example")).isOne();
    }

    @Test
    void aLetterInOwnWordsIsStillThere() {
      campaigns.openForOwnWords("stopped-letter");
      Map<String, String> form = supporter.filledIn("/stopped-letter", "own@switches.example");
      form.put("letter", "In words of my own.");
      flips.off(SIGNING, "");
      assertThat(browser.post("/stopped-letter", form).body())
          .contains("In words of my own.</textarea>")
          .doesNotContain("class=\"message\"");
    }

    @Test
    void nobodyIsSentToCorrectAFormThatIsNotTakenAnyway() {
      flips.off(SIGNING, "");
      Answer answer = browser.post(PAGE, supporter.filledIn("/", "no address"));
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.body()).doesNotContain("class=\"fault\"");
    }

    @Test
    void whatACampaignSaysItselfComesFirst() {
      CampaignId id = campaigns.open("paused-too", Contents.petition());
      life.pause(campaigns.rights, id, "A figure is wrong.", "One figure is wrong.");
      flips.off(SIGNING, "We check everything.");
      assertThat(browser.get("/paused-too").body())
          .contains("Signing is paused", "One figure is wrong.")
          .doesNotContain("We check everything.");
      assertThat(browser.post("/paused-too", Map.of()).status()).isEqualTo(409);
    }

    @Test
    void whoSignedBeforeCanConfirm() {
      sign(PAGE, "confirms@switches.example");
      LinkToken link =
          transaction.execute(
              begun ->
                  confirmations.issue(
                      stored
                          .sql("select id from signature where email = 'confirms@switches.example'")
                          .query(Long.class)
                          .single()));
      flips.off(SIGNING, "");
      assertThat(browser.post("/confirm/" + link.value(), Map.of()).status()).isEqualTo(303);
    }
  }

  @Nested
  class GivenTheCountersAreOff {

    @Test
    void noPageShowsANumberAndPeopleSignAllTheSame() {
      campaigns.open("uncounted", Contents.petition());
      sign("/uncounted", "first@switches.example");
      flips.off(COUNTERS, "We check <b>everything</b>.");
      for (String path : new String[] {"/uncounted", "/uncounted/thanks", "/uncounted/confirmed"}) {
        assertThat(browser.get(path).body())
            .contains("The number is not shown at the moment.", SHOWN_AS_TYPED)
            .doesNotContain("data-count", "</strong> <span>signature");
      }
      assertThat(browser.get("/").body()).contains("card").doesNotContain("class=\"tally\"");
      sign("/uncounted", "second@switches.example");

      flips.on(COUNTERS);
      assertThat(browser.get("/uncounted/count").body()).contains("\"total\":2");
      assertThat(browser.get("/uncounted").body()).contains(">2</strong>");
    }

    @Test
    void theNumberIsNoneAndKeptOnTheWayLikeAnyOther() {
      flips.off(COUNTERS, "");
      Answer answer = browser.get(PAGE + "/count");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("{\"total\":null,\"noun\":\"\"}");
      assertThat(answer.header("Content-Type")).startsWith("application/json");
      assertThat(answer.header("Cache-Control"))
          .contains("max-age=10", "public", "stale-while-revalidate=60");
      assertThat(browser.get(PAGE + "/count", "If-None-Match", answer.header("ETag")).status())
          .isEqualTo(304);
      assertThat(browser.get("/no-such-campaign/count").status()).isEqualTo(404);
    }

    @Test
    void aClosedCampaignDoesNotSpeakOfTheNumberThatIsNotThere() {
      CampaignId id = campaigns.open("closed-uncounted", Contents.petition());
      life.close(campaigns.rivers, id, "");
      assertThat(browser.get("/closed-uncounted").body()).contains("this is the final number");
      flips.off(COUNTERS, "");
      assertThat(browser.get("/closed-uncounted").body())
          .contains("This campaign is closed", "Thank you to everybody who signed.")
          .doesNotContain("final number");
    }
  }

  @Nested
  class GivenMailIsOff {

    @Test
    void whoSignsIsToldThatItComesLater() {
      assertThat(browser.get(PAGE + "/thanks").body())
          .contains("We are sending you an email from", "Look in your spam folder");
      flips.off(MAIL, "We check <b>everything</b>.");
      sign(PAGE, "mail-later@switches.example");
      assertThat(browser.get(PAGE + "/thanks").body())
          .contains(
              "Our email is stopped at the moment. You will get one from Right to Water",
              SHOWN_AS_TYPED)
          .doesNotContain("We are sending you an email from", "Look in your spam folder");
    }
  }

  @Nested
  class GivenTheWholeSiteIsOff {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "/",
          PAGE,
          PAGE + "/",
          PAGE + "/thanks",
          PAGE + "/count",
          "/clean-rivers/arrangement",
          "/confirm/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
          "/preview/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
          "/images/00000000-0000-0000-0000-000000000000",
          "/no/such/address",
          "/consoles",
          "/assets"
        })
    void everyPublicAddressSaysSoAndNothingElse(String path) {
      flips.off(SITE, "We check <b>everything</b>.");
      Answer answer = browser.get(path);
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.header("Retry-After")).isEqualTo("300");
      assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
      assertThat(answer.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
      assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(answer.body())
          .contains("This site is closed at the moment", SHOWN_AS_TYPED, "noindex")
          .doesNotContain("was not stored", "<form", "Clean rivers", "Right to Water");
    }

    @Test
    void whoSendsAFormIsToldThatItIsNotStored() {
      Map<String, String> form = supporter.filledIn(PAGE, "closed@switches.example");
      flips.off(SITE, "");
      Answer answer = browser.post(PAGE, form);
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.body())
          .contains("What you have just sent was not stored.")
          .doesNotContain("class=\"message\"", "closed@switches.example");
      assertThat(stored("closed@switches.example")).isZero();

      flips.on(SITE);
      assertThat(browser.post(PAGE, form).status()).isEqualTo(303);
    }

    @ParameterizedTest
    @CsvSource({
      "'de-AT,en;q=0.5', de, Diese Website ist zurzeit geschlossen",
      "uk, uk, Цей сайт поки що закрито",
      "fi, en, This site is closed at the moment"
    })
    void itIsSaidInTheReadersLanguage(String wanted, String language, String said) {
      flips.off(SITE, "");
      assertThat(browser.get(PAGE, "Accept-Language", wanted).body())
          .contains("<html lang=\"" + language, said);
    }

    @Test
    void whatThePageIsMadeOfAndWhatCrawlersReadStays() {
      flips.off(SITE, "");
      Matcher assets =
          Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"").matcher(browser.get("/").body());
      int found = 0;
      while (assets.find()) {
        assertThat(browser.get(assets.group(1)).status()).as(assets.group(1)).isEqualTo(200);
        found++;
      }
      assertThat(found).isEqualTo(3);
      assertThat(browser.get("/robots.txt").status()).isEqualTo(200);
    }
  }
}
