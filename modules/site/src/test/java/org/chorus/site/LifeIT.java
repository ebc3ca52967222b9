package org.chorus.site;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.chorus.campaign.life.CampaignLife;
import org.chorus.campaign.life.LifeOutcome;
import org.chorus.campaign.published.OwnPages;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.LinkToken;
import org.chorus.signature.Confirmations;
import org.chorus.site.Browser.Answer;
import org.chorus.testing.ManualClock;
import org.chorus.testing.WholeDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Campaigns that are not open: the same addresses, no form, and nothing is stored. */
@SiteTest
class LifeIT {

  static final LifeOutcome DONE = new LifeOutcome.Done();

  @Autowired Browser browser;
  @Autowired Supporter supporter;
  @Autowired OpenCampaigns campaigns;
  @Autowired CampaignLife life;
  @Autowired OwnPages ownPages;
  @Autowired Confirmations confirmations;
  @Autowired TransactionTemplate transaction;
  @Autowired WholeDatabase stored;
  @Autowired ManualClock clock;

  /** Whoever had the form open before sends it now, and learns why nobody can sign. */
  private Answer assertRefused(String path, Map<String, String> form, String why) {
    String email = requireNonNull(form.get("email"));
    Answer answer = browser.post(path, form);
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(answer.body())
        .contains("role=\"alert\"", "Your signature was not taken", why, "The council knew.")
        .doesNotContain("<form", email);
    assertThat(stored(email)).isZero();
    return answer;
  }

  private long stored(String email) {
    return stored
        .sql("select count(*) from signature where email = :email")
        .param("email", email)
        .query(Long.class)
        .single();
  }

  private String sign(String path, String email) {
    assertThat(browser.post(path, supporter.filledIn(path, email)).status()).isEqualTo(303);
    return email;
  }

  @Test
  void pausedThePageStaysReadableAndSaysSoUntilItIsResumed() {
    CampaignId id = campaigns.open("paused", Contents.petition());
    String page = "/paused/right-to-water";
    sign(page, "before-pause@example.org");
    Map<String, String> form = supporter.filledIn(page, "in-pause@example.org");
    assertThat(life.pause(campaigns.rights, id, "A figure is wrong.", "We check <a> figure."))
        .isEqualTo(DONE);

    for (String path : new String[] {"/paused", page}) {
      Answer answer = browser.get(path);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body())
          .contains(
              "Signing is paused",
              "We check &lt;a&gt; figure.",
              "The council knew.",
              "<strong>1</strong> <span>signature</span>")
          .doesNotContain("<form", "A figure is wrong.", "class=\"bar\"");
    }
    assertRefused(page, form, "Signing is paused");
    assertThat(browser.get("/").body()).doesNotContain("href=\"/paused\"");

    life.resume(campaigns.rights, id, "");
    assertThat(browser.post(page, form).status()).isEqualTo(303);
    assertThat(stored("in-pause@example.org")).isOne();
  }

  @Test
  void closedItShowsTheFinalNumberAndThanks() {
    CampaignId id = campaigns.open("closed", Contents.petition());
    sign("/closed", "one@example.org");
    Map<String, String> form = supporter.filledIn("/closed", "too-late@example.org");
    life.close(campaigns.rivers, id, "");

    assertThat(browser.get("/closed").body())
        .contains(
            "This campaign is closed",
            "Thank you to everybody who signed: this is the final number.",
            "<strong>1</strong> <span>signature</span>",
            "(Coordinated Universal Time)")
        .doesNotContain("<form", "data-count", "were handed over");
    assertRefused("/closed", form, "This campaign is closed");

    life.markDelivered(campaigns.rivers, id, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    assertThat(browser.get("/closed").body()).contains("The signatures were handed over on");
    life.archive(campaigns.rivers, id);
    assertThat(browser.get("/closed").body()).contains("This campaign is closed");
    assertThat(browser.get("/closed/count").body()).contains("\"total\":1,", "signature\"");
  }

  @Test
  void whoeverSignedBeforeConfirmsAfterTheClosing() {
    CampaignId id = campaigns.open("confirmed-late", Contents.petition());
    sign("/confirmed-late", "confirms-late@example.org");
    long signature =
        stored
            .sql("select id from signature where email = 'confirms-late@example.org'")
            .query(Long.class)
            .single();
    LinkToken token = transaction.execute(ignored -> confirmations.issue(signature));
    life.close(campaigns.rivers, id, "");

    String path = "/confirm/" + token.value();
    assertThat(browser.get(path).status()).isEqualTo(200);
    Answer answer = browser.post(path, Map.of());
    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.header("Location")).contains("/confirmed-late/confirmed");
    assertThat(browser.get("/confirmed-late/confirmed").body())
        .contains("is confirmed")
        .doesNotContain("Bring one more person");
  }

  @Test
  void opensAndClosesAtTheInstantThatWasPlannedInTheWordsOfThePage() {
    Instant opening = clock.instant().plus(Duration.ofDays(1));
    Instant closing = opening.plus(Duration.ofDays(1));
    CampaignId id = campaigns.draft("geplant", Contents.german());
    assertThat(
            life.plan(
                campaigns.rivers,
                id,
                Optional.of(opening),
                Optional.of(closing),
                ZoneId.of("Europe/Berlin")))
        .isEqualTo(DONE);
    campaigns.publish(id);

    Answer before = browser.get("/geplant");
    assertThat(before.status()).isEqualTo(200);
    assertThat(before.body())
        .contains("Noch nicht offen für Unterschriften", "Ein Absatz.")
        .containsPattern("Sie können ab \\w+, \\d+\\. \\S+ 2026.* \\d\\d:\\d\\d \\(Mitteleurop")
        .doesNotContain("<form");
    assertThat(browser.post("/geplant", Map.of()).status()).isEqualTo(409);

    clock.advance(Duration.ofDays(1));
    Map<String, String> early = supporter.filledIn("/geplant", "in-time@example.org");
    Map<String, String> late = supporter.filledIn("/geplant", "second-late@example.org");
    clock.advance(Duration.between(clock.instant(), closing).minusNanos(1000));
    assertThat(browser.post("/geplant", early).status()).isEqualTo(303);

    clock.advance(Duration.ofNanos(1000));
    assertThat(browser.post("/geplant", late).status()).isEqualTo(409);
    assertThat(stored("second-late@example.org")).isZero();
    assertThat(browser.get("/geplant").body()).contains("Diese Kampagne ist beendet");
  }

  @Test
  void anUnpublishedPageLeadsToTheCommonOne() {
    CampaignId id = campaigns.open("half", Contents.petition());
    String page = "/half/right-to-water";
    Map<String, String> form = supporter.filledIn(page, "half@example.org");
    ownPages.unpublish(campaigns.rights, id);

    for (Answer answer :
        new Answer[] {browser.get(page), browser.get(page + "/thanks"), browser.post(page, form)}) {
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.body())
          .contains(
              "This page is not available at the moment",
              "Right to Water has taken its page of this campaign down.",
              "href=\"/half\"")
          .doesNotContain("<form");
    }
    assertThat(stored("half@example.org")).isZero();
    assertThat(browser.get("/half").body())
        .contains("<form", "Right to Water")
        .doesNotContain("href=\"" + page + "\"");

    ownPages.publishAgain(campaigns.rights, id);
    assertThat(browser.post(page, form).status()).isEqualTo(303);
  }
}
