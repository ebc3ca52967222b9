package org.chorus.site;

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

/** The link in the mail. */
@SiteTest
class ConfirmingIT {

  @Autowired Browser browser;
  @Autowired Supporter supporter;
  @Autowired OpenCampaigns campaigns;
  @Autowired Confirmations confirmations;
  @Autowired TransactionTemplate transaction;
  @Autowired WholeDatabase stored;
  @Autowired ManualClock clock;

  private LinkToken tokenOf(String email) {
    assertThat(browser.post(PAGE, supporter.filledIn(PAGE, email)).status()).isEqualTo(303);
    long signature =
        stored
            .sql("select id from signature where email = :email")
            .param("email", email)
            .query(Long.class)
            .single();
    return transaction.execute(ignored -> confirmations.issue(signature));
  }

  private boolean isConfirmed(String email) {
    return stored
        .sql("select confirmed_at is not null from signature where email = :email")
        .param("email", email)
        .query(Boolean.class)
        .single();
  }

  @Test
  void lookingConfirmsNothing() {
    String path = "/confirm/" + tokenOf("look@example.org").value();

    Answer landing = browser.get(path);

    assertThat(landing.status()).isEqualTo(200);
    assertThat(landing.body())
        .contains("Confirm your signature", "Clean rivers are a right", "action=\"" + path + "\"");
    assertThat(landing.header("Cache-Control")).contains("no-store");
    assertThat(landing.header("Referrer-Policy")).contains("no-referrer");
    assertThat(isConfirmed("look@example.org")).isFalse();
  }

  @Test
  void theButtonConfirmsAndAgainDoesNoHarm() {
    String path = "/confirm/" + tokenOf("confirm@example.org").value();
    for (int time = 0; time < 2; time++) {
      Answer answer = browser.post(path, Map.of());
      assertThat(answer.status()).isEqualTo(303);
      assertThat(answer.header("Location")).contains(PAGE + "/confirmed");
      assertThat(answer.header("Referrer-Policy")).contains("no-referrer");
    }
    assertThat(isConfirmed("confirm@example.org")).isTrue();
    assertThat(browser.get(PAGE + "/confirmed").body()).contains("is confirmed");
  }

  @Test
  void anOldLinkSaysThatTheSignatureCountsAllTheSame() {
    String path = "/confirm/" + tokenOf("late@example.org").value();
    clock.advance(Confirmations.VALID_FOR.plus(Duration.ofDays(1)));

    for (Answer answer : List.of(browser.get(path), browser.post(path, Map.of()))) {
      assertThat(answer.status()).isEqualTo(410);
      assertThat(answer.body())
          .contains("This link has expired", "counts all the same", "href=\"" + PAGE + "\"")
          .contains("href=\"" + PAGE + "/resend\"");
      assertThat(answer.header("Referrer-Policy")).contains("no-referrer");
    }
    assertThat(isConfirmed("late@example.org")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "short", "%00", "a%20b"})
  void anUnknownLinkSaysWhatToDo(String token) {
    Answer answer = browser.get("/confirm/" + token);
    assertThat(answer.status()).isIn(400, 404);
    assertThat(answer.header("Set-Cookie")).isEmpty();
  }

  @Test
  void whoeverConfirmedWherePagesAreGoneIsThankedAllTheSame() {
    assertThat(browser.get("/confirm/done").body()).contains("Your signature is confirmed.");
  }
}
