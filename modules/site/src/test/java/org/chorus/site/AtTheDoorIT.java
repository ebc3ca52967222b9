package org.chorus.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chorus.signature.Suspicion.CHALLENGE_UNSOLVED;
import static org.chorus.signature.Suspicion.DISPOSABLE_DOMAIN;
import static org.chorus.signature.Suspicion.FORM_TOKEN_FORGED;
import static org.chorus.signature.Suspicion.FORM_TOKEN_MISSING;
import static org.chorus.signature.Suspicion.FORM_TOKEN_OLD;
import static org.chorus.signature.Suspicion.HONEYPOT;
import static org.chorus.signature.Suspicion.TOO_FAST;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.chorus.campaign.life.ChallengeMode;
import org.chorus.campaign.life.Protection;
import org.chorus.campaign.life.SuspicionRule;
import org.chorus.kernel.CampaignId;
import org.chorus.signature.Suspicion;
import org.chorus.site.Browser.Answer;
import org.chorus.site.abuse.Solver;
import org.chorus.testing.ManualClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** People and programs at the door: what is marked, and that nobody can tell. */
@SiteTest
class AtTheDoorIT {

  static final Protection CHALLENGED = new Protection(ChallengeMode.ON, SuspicionRule.HOLD);

  private static final AtomicInteger OPENED = new AtomicInteger();

  @Autowired Browser browser;
  @Autowired Supporter supporter;
  @Autowired OpenCampaigns campaigns;
  @Autowired Staff staff;
  @Autowired ManualClock clock;
  @Autowired Marks marks;

  CampaignId campaign;
  String page;

  /** One for each test: what is suspicious adds up, and others do not expect a challenge. */
  @BeforeEach
  void open() {
    String slug = "door-" + OPENED.incrementAndGet();
    campaign = campaigns.open(slug, Contents.petition());
    page = "/" + slug + "/right-to-water";
  }

  /** With what the form is marked; it is taken whatever it is. */
  private Set<Suspicion> marksOf(Map<String, String> form) {
    return marks.madeBy(() -> browser.post(page, form));
  }

  private Map<String, String> filledIn(String email) {
    return supporter.filledIn(page, email);
  }

  @Nested
  class ASignature {

    @Test
    void ofAPersonIsMarkedWithNothing() {
      assertThat(marksOf(filledIn("person@example.org"))).isEmpty();
    }

    @Test
    void fromAPageThatSatOpenOverNightIsMarkedWithNothing() {
      Map<String, String> form = filledIn("overnight@example.org");
      clock.advance(Duration.ofHours(20));
      assertThat(marksOf(form)).isEmpty();
    }

    @Test
    void fromAPageOfLastWeekIsMarkedWeakly() {
      Map<String, String> form = filledIn("last-week@example.org");
      clock.advance(Duration.ofDays(7));
      assertThat(marksOf(form)).containsExactly(FORM_TOKEN_OLD);
      assertThat(FORM_TOKEN_OLD.isWeak()).isTrue();
    }

    @Test
    void withoutATokenIsMarked() {
      Map<String, String> form = filledIn("no-token@example.org");
      form.remove("token");
      assertThat(marksOf(form)).containsExactly(FORM_TOKEN_MISSING);
    }

    @Test
    void withTheTokenOfAnotherPageIsMarked() {
      Map<String, String> form = filledIn("forged@example.org");
      form.put("token", supporter.filledIn(OpenCampaigns.PAGE, "x@example.org").get("token"));
      assertThat(marksOf(form)).containsExactly(FORM_TOKEN_FORGED);
      form.put("token", "nonsense");
      assertThat(marksOf(form)).containsExactly(FORM_TOKEN_FORGED);
    }

    @Test
    void soonerThanAnybodyReadsIsMarked() {
      assertThat(marksOf(supporter.filledInAtOnce(page, "fast@example.org")))
          .containsExactly(TOO_FAST);
    }

    @Test
    void withTheFieldThatNobodySeesIsMarked() {
      Map<String, String> form = filledIn("trapped@example.org");
      assertThat(form).containsEntry("website", "");
      form.put("website", "https://spam.example");
      assertThat(marksOf(form)).containsExactly(HONEYPOT);
    }

    @Test
    void withAMailboxThatIsThrownAwayIsMarked() {
      assertThat(marksOf(filledIn("ada@team.mailinator.com"))).containsExactly(DISPOSABLE_DOMAIN);
    }

    @Test
    void thatLacksSomethingIsNotJudgedYet() {
      Map<String, String> form = filledIn("half@example.org");
      form.put("website", "x");
      form.remove("familyName");
      Map<Suspicion, Double> before = marks.all();
      Answer answer = browser.post(page, form);
      assertThat(answer.status()).isEqualTo(422);
      assertThat(marks.all()).isEqualTo(before);
    }

    @Test
    void isAsOldAsItsPageHoweverOftenItCameBack() {
      Map<String, String> form = filledIn("again@example.org");
      form.put("familyName", "");
      Answer answer = browser.post(page, form);
      assertThat(answer.form()).containsEntry("token", form.get("token"));
      form.putAll(answer.form());
      form.put("familyName", "Lovelace"); // and at once
      assertThat(marksOf(form)).isEmpty();
    }

    @Test
    void thatNeverHadATokenOfOursGetsOneWithThePage() {
      Map<String, String> form = filledIn("first-token@example.org");
      form.put("familyName", "");
      for (String token : List.of("", "nonsense")) {
        form.put("token", token);
        assertThat(browser.post(page, form).form().get("token")).hasSize(32);
      }
    }
  }

  @Nested
  class FromOutside {

    private Map<String, Object> seen(Answer answer) {
      Map<String, Object> seen = new TreeMap<>(answer.headers());
      seen.put("status", answer.status());
      seen.put("body", answer.body());
      return seen;
    }

    private void looksLike(
        Map<String, Object> good, String email, UnaryOperator<Map<String, String>> change) {
      Map<String, String> form = change.apply(filledIn(email));
      Answer answer = browser.post(page, form);
      assertThat(seen(answer)).isEqualTo(good);
      Map<String, String> again = new TreeMap<>(form); // the same person once more
      assertThat(seen(browser.post(page, again))).isEqualTo(good);
    }

    @Test
    void suspiciousSignaturesLookLikeGoodOnesToTheLastByte() {
      Map<String, Object> good = seen(browser.post(page, filledIn("good@example.org")));

      looksLike(good, "good2@example.org", form -> form);
      looksLike(good, "bad1@example.org", form -> with(form, "website", "x"));
      looksLike(good, "bad2@example.org", form -> with(form, "token", ""));
      looksLike(good, "bad3@example.org", form -> with(form, "token", "x"));
      looksLike(good, "bad4@mailinator.com", form -> form);
      looksLike(good, "bad5@mailinator.com", form -> with(form, "website", "x"));
      assertThat(seen(browser.post(page, supporter.filledInAtOnce(page, "bad6@example.org"))))
          .isEqualTo(good);

      staff.protect(campaigns.rivers, campaign, CHALLENGED);
      looksLike(good, "bad7@example.org", form -> with(form, "altcha", "x"));
      looksLike(good, "bad8@example.org", form -> with(form, "altcha", ""));
    }

    private Map<String, String> with(Map<String, String> form, String field, String value) {
      form.put(field, value);
      return form;
    }
  }

  @Nested
  class APage {

    @Test
    void thatDiffersInItsTokenAloneIsTheSamePage() {
      Answer first = browser.get(page);
      clock.advance(Duration.ofMillis(1));
      Answer second = browser.get(page);
      assertThat(second.form().get("token")).isNotEqualTo(first.form().get("token"));
      assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
    }

    @Test
    void isAnotherAfterAWhileSoThatCachesDoNotKeepAnOldToken() {
      Answer first = browser.get(page);
      clock.advance(Duration.ofMinutes(10));
      assertThat(browser.get(page).header("ETag")).isNotEqualTo(first.header("ETag"));
    }

    @Test
    void hidesItsTrapFromPeople() {
      assertThat(browser.get(page).body())
          .contains(
              "class=\"trap\" aria-hidden=\"true\"",
              "name=\"website\" type=\"text\" autocomplete=\"off\" tabindex=\"-1\" value=\"\"")
          .doesNotContain("challenge");
    }
  }

  @Nested
  class UnderAChallenge {

    private void challenge(Protection protection) {
      staff.protect(campaigns.rivers, campaign, protection);
    }

    private Map<String, String> solved(String email) throws Exception {
      Map<String, String> form = filledIn(email);
      form.put("altcha", Solver.solve(browser.get("/challenge").body()));
      return form;
    }

    @Test
    void thePageTellsTheBrowserWhereItIsAndThoseWithoutScriptsWhatHappens() {
      challenge(CHALLENGED);
      assertThat(browser.get(page).body())
          .contains(
              "data-challenge=\"/challenge\"",
              "data-solver=\"/assets/challenge-solver-",
              "<script defer src=\"/assets/challenge-",
              "name=\"altcha\"",
              "role=\"status\"",
              "<noscript><p class=\"small\">Your browser runs no scripts.");
      challenge(new Protection(ChallengeMode.ON, SuspicionRule.COUNT));
      assertThat(browser.get(page).body())
          .contains("data-challenge=\"/challenge\"")
          .doesNotContain("<noscript>");
    }

    @Test
    void itIsAnotherForEachAndKeptByNobody() {
      Answer first = browser.get("/challenge");
      assertThat(first.header("Cache-Control")).contains("no-store");
      assertThat(first.header("Content-Type")).startsWith("application/json");
      assertThat(browser.get("/challenge").body()).isNotEqualTo(first.body());
    }

    @Test
    void whoSolvesItIsMarkedWithNothing() throws Exception {
      challenge(CHALLENGED);
      assertThat(marksOf(solved("solved@example.org"))).isEmpty();
    }

    @Test
    void whoCannotIsTakenAndMarked() {
      challenge(CHALLENGED);
      assertThat(marksOf(filledIn("no-script@example.org"))).containsExactly(CHALLENGE_UNSOLVED);
    }

    @Test
    void aSolutionIsGoodForOneSignature() throws Exception {
      challenge(CHALLENGED);
      Map<String, String> form = solved("once@example.org");
      assertThat(marksOf(form)).isEmpty();
      form.put("email", "twice-solved@example.org");
      assertThat(marksOf(form)).containsExactly(CHALLENGE_UNSOLVED);
    }

    @Test
    void ofManyThatShareASolutionOneIsGood() throws Exception {
      challenge(CHALLENGED);
      Map<String, String> form = solved("shared@example.org");
      double before = marks.of(CHALLENGE_UNSOLVED);
      try (ExecutorService people = Executors.newFixedThreadPool(8)) {
        for (var answer :
            people.invokeAll(
                Collections.<Callable<Answer>>nCopies(16, () -> browser.post(page, form)))) {
          assertThat(answer.get().status()).isEqualTo(303);
        }
      }
      assertThat(marks.of(CHALLENGE_UNSOLVED) - before).isEqualTo(15);
    }

    @Test
    void aFormThatComesBackDoesNotSpendTheSolution() throws Exception {
      challenge(CHALLENGED);
      Map<String, String> form = solved("unspent@example.org");
      form.put("familyName", "");
      assertThat(browser.post(page, form).status()).isEqualTo(422);
      form.put("familyName", "Lovelace");
      assertThat(marksOf(form)).isEmpty();
    }

    @Test
    void whoHadThePageBeforeItBeganIsExcusedForAWhile() {
      Map<String, String> form = filledIn("before@example.org");
      challenge(CHALLENGED);
      assertThat(marksOf(form)).isEmpty();
      clock.advance(Duration.ofMinutes(15));
      assertThat(marksOf(form)).containsExactly(CHALLENGE_UNSOLVED);
    }

    @Test
    void whoHadItWhenItEndedNeedsNoSolution() {
      challenge(CHALLENGED);
      Map<String, String> form = filledIn("ended@example.org");
      challenge(new Protection(ChallengeMode.OFF, SuspicionRule.HOLD));
      assertThat(marksOf(form)).isEmpty();
      assertThat(browser.get(page).body()).doesNotContain("data-challenge");
    }

    @Test
    void itBeginsByItselfUnderAttackWhereNobodyHasChosenOtherwise() {
      var attacked = campaigns.open("attacked", Contents.petition());
      assertThat(browser.get("/attacked").body()).doesNotContain("data-challenge");
      Map<String, String> form = supporter.filledIn("/attacked", "x@example.org");
      form.put("website", "x");
      for (int n = 0; n < 30; n++) {
        form.put("email", "bot" + n + "@example.org");
        assertThat(browser.post("/attacked", form).status()).isEqualTo(303);
      }
      assertThat(browser.get("/attacked").body()).contains("data-challenge");
      assertThat(browser.get(page).body()).doesNotContain("data-challenge");

      staff.protect(
          campaigns.rivers, attacked, new Protection(ChallengeMode.OFF, SuspicionRule.HOLD));
      assertThat(browser.get("/attacked").body()).doesNotContain("data-challenge");
    }
  }
}
