package org.chorus.site;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chorus.site.OpenCampaigns.PAGE;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.chorus.kernel.LinkToken;
import org.chorus.signature.Confirmations;
import org.chorus.site.Browser.Answer;
import org.chorus.testing.ManualClock;
import org.chorus.testing.WholeDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Taking a signature back, and having it erased, from the link in the mail. */
@SiteTest
class WithdrawingIT {

  @Autowired Browser browser;
  @Autowired Supporter supporter;
  @Autowired Confirmations confirmations;
  @Autowired TransactionTemplate transaction;
  @Autowired WholeDatabase stored;
  @Autowired ManualClock clock;

  private void sign(String email) {
    assertThat(browser.post(PAGE, supporter.filledIn(PAGE, email)).status()).isEqualTo(303);
  }

  /** Of somebody who has just signed. */
  private String linkOf(String email) {
    sign(email);
    long signature =
        stored
            .sql("select id from signature where email = :email")
            .param("email", email)
            .query(Long.class)
            .single();
    LinkToken token = transaction.execute(begun -> confirmations.issue(signature));
    return "/confirm/" + requireNonNull(token).value();
  }

  /** How it stands with who signed; empty where nothing is stored. */
  private List<String> standing(String email) {
    return stored
        .sql("select standing from signature where email = :email")
        .param("email", email)
        .query((row, number) -> row.getString("standing"))
        .list();
  }

  private static void isSecret(Answer answer) {
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(answer.header("Referrer-Policy")).contains("no-referrer");
    assertThat(answer.header("Set-Cookie")).isEmpty();
  }

  @Test
  void thePageToConfirmLeadsThere() {
    String link = linkOf("leads@example.org");
    assertThat(browser.get(link).body()).contains("href=\"" + link + "/withdraw\"");
    assertThat(browser.get(PAGE + "/confirmed").body())
        .contains("Open the link in our email again")
        .doesNotContain(link);
    clock.advance(Confirmations.VALID_FOR.plus(Duration.ofDays(1)));
    assertThat(browser.get(link).body()).contains("href=\"" + link + "/withdraw\"");
  }

  @Test
  void lookingChangesNothingAndShowsBothWays() {
    String link = linkOf("choose@example.org");

    Answer choices = browser.get(link + "/withdraw");

    assertThat(choices.status()).isEqualTo(200);
    isSecret(choices);
    assertThat(choices.body())
        .contains(
            "Take your signature back",
            "Clean rivers are a right",
            "action=\"" + link + "/withdraw\"",
            "action=\"" + link + "/erase\"",
            "a list of its own");
    assertThat(browser.get(link + "/erase").status()).isIn(404, 405);
    assertThat(standing("choose@example.org")).containsExactly("COUNTED");
  }

  @Test
  void whoeverTakesItBackIsToldSo_andCanStillHaveItErased() {
    String link = linkOf("back@example.org");

    Answer taken = browser.post(link + "/withdraw", Map.of());

    assertThat(taken.status()).isEqualTo(303);
    isSecret(taken);
    assertThat(taken.header("Location")).isEqualTo("/confirm/withdrawn?lang=en");
    assertThat(browser.get(taken.header("Location")).body())
        .contains("Your signature is taken back", "You can sign again");
    assertThat(standing("back@example.org")).containsExactly("WITHDRAWN");
    for (Answer answer : List.of(browser.get(link), browser.post(link, Map.of()))) {
      assertThat(answer.status()).isEqualTo(303);
      assertThat(answer.header("Location")).isEqualTo(link + "/withdraw");
    }
    assertThat(browser.get(link + "/withdraw").body())
        .contains("You took your signature back", "action=\"" + link + "/erase\"")
        .doesNotContain("action=\"" + link + "/withdraw\"");
  }

  @Test
  void whoeverSignsAgainAfterThatCountsAgain() {
    String link = linkOf("takes-back-and-gives@example.org");
    browser.post(link + "/withdraw", Map.of());
    sign("takes-back-and-gives@example.org");
    assertThat(standing("takes-back-and-gives@example.org")).containsExactly("COUNTED");
    assertThat(browser.get(link).body()).contains("Confirm your signature");
  }

  @Test
  void whoeverHasItErasedIsToldSo_andTheLinkIsDead() {
    String link = linkOf("erase@example.org");

    Answer erased = browser.post(link + "/erase", Map.of());

    assertThat(erased.status()).isEqualTo(303);
    isSecret(erased);
    assertThat(erased.header("Location")).isEqualTo("/confirm/erased?lang=en");
    Answer told = browser.get(erased.header("Location"));
    assertThat(told.body()).contains("Everything is erased", "a list of its own");
    isSecret(told);
    assertThat(standing("erase@example.org")).isEmpty();
    for (Answer answer :
        List.of(
            browser.get(link),
            browser.get(link + "/withdraw"),
            browser.post(link + "/withdraw", Map.of()),
            browser.post(link + "/erase", Map.of()))) {
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.body()).contains("This link does not work");
    }
  }

  @Test
  void aLinkTooOldToConfirmStillTakesBack() {
    String link = linkOf("old@example.org");
    clock.advance(Confirmations.VALID_FOR.plus(Duration.ofDays(1)));
    assertThat(browser.get(link + "/withdraw").status()).isEqualTo(200);
    assertThat(browser.post(link + "/withdraw", Map.of()).status()).isEqualTo(303);
    assertThat(standing("old@example.org")).containsExactly("WITHDRAWN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "short", "a%20b"})
  void anUnknownLinkSaysWhatToDo(String token) {
    for (Answer answer :
        List.of(
            browser.get("/confirm/" + token + "/withdraw"),
            browser.post("/confirm/" + token + "/withdraw", Map.of()),
            browser.post("/confirm/" + token + "/erase", Map.of()))) {
      assertThat(answer.status()).isIn(400, 404);
      assertThat(answer.header("Set-Cookie")).isEmpty();
    }
  }

  @Test
  void whatWasDoneIsSaidInTheLanguageOfThePage() {
    assertThat(browser.get("/confirm/erased?lang=de").body())
        .contains("<html lang=\"de\"", "Alles ist gelöscht");
  }
}
