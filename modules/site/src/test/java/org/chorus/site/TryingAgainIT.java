package org.chorus.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chorus.site.OpenCampaigns.PAGE;

import java.util.Map;
import org.chorus.content.ContentField;
import org.chorus.site.Browser.Answer;
import org.chorus.testing.WholeDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;

/** The form comes back as it was filled in, although nothing in it is wrong. */
@SiteTest
class TryingAgainIT {

  @Autowired Browser browser;
  @Autowired Supporter supporter;
  @Autowired OpenCampaigns campaigns;
  @Autowired Staff staff;
  @Autowired WholeDatabase stored;

  @Autowired
  @Qualifier("intake")
  SmartLifecycle intake;

  @Test
  void whenThePageIsNotTheOneThatWasRead_thenItIsShownAnewAndNothingIsSigned() {
    Map<String, String> form = supporter.filledIn(PAGE, "stale@example.org");
    staff.write(
        campaigns.rights,
        campaigns.petition,
        Contents.petition().with(ContentField.TITLE, "Clean rivers are our right"));
    staff.publish(campaigns.petition, campaigns.rivers, campaigns.rights);
    long before = supporter.total(PAGE);

    Answer answer = browser.post(PAGE, form);

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.body())
        .contains(
            "This page has changed since you opened it",
            "Clean rivers are our right",
            "value=\"stale@example.org\"");
    assertThat(supporter.total(PAGE)).isEqualTo(before);

    Map<String, String> again = supporter.filledIn(PAGE, "stale@example.org");
    assertThat(browser.post(PAGE, again).status()).isEqualTo(303);
    staff.write(
        campaigns.rights,
        campaigns.petition,
        Contents.petition().with(ContentField.TITLE, "Clean rivers are a right"));
    staff.publish(campaigns.petition, campaigns.rivers, campaigns.rights);
  }

  @Test
  void anAnswerToWhatAnotherPageAsksIsNotTaken() {
    Map<String, String> form = supporter.filledIn(PAGE, "foreign@example.org");
    form.put(Supporter.firstQuestion(supporter.filledIn("/dear-mayor", "x@example.org")), "yes");
    assertThat(browser.post(PAGE, form).status()).isEqualTo(409);

    form = supporter.filledIn(PAGE, "foreign@example.org");
    form.put("consent-nonsense", "yes");
    assertThat(browser.post(PAGE, form).status()).isEqualTo(409);
  }

  @Test
  void withoutAnEditionNothingIsSigned() {
    Map<String, String> form = supporter.filledIn(PAGE, "edition@example.org");
    form.remove("edition");
    assertThat(browser.post(PAGE, form).status()).isEqualTo(409);
  }

  @Test
  void whenTooManySignAtOnce_thenTheInputIsKeptForAnotherTry() {
    Map<String, String> form = supporter.filledIn(PAGE, "busy@example.org");
    intake.stop();
    try {
      Answer answer = browser.post(PAGE, form);
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.header("Retry-After")).matches("\\d+");
      assertThat(answer.body())
          .contains("Your signature is not stored yet", "value=\"busy@example.org\"");
    } finally {
      intake.start();
    }
    assertThat(browser.post(PAGE, form).status()).isEqualTo(303);
  }

  @Test
  void whenTheDatabaseTakesTooLong_thenTheInputIsKeptAndTheNextTryCountsOnce() {
    Map<String, String> form = supporter.filledIn(PAGE, "too-late@example.org");
    long before = supporter.total(PAGE);
    giveUpOn("too-late@example.org");
    try {
      Answer answer = browser.post(PAGE, form);
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.header("Retry-After")).isEqualTo("10");
      assertThat(answer.header("Cache-Control")).contains("no-store");
      assertThat(answer.body())
          .containsSubsequence(
              "role=\"alert\"",
              "Your signature is not stored yet",
              "Please try again in a few seconds. What you entered is still in the form.",
              "href=\"#sign\"",
              "value=\"Ada\"",
              "value=\"Lovelace\"",
              "value=\"too-late@example.org\"");
      assertThat(answer.body().split(" checked=", -1)).hasSize(3); // both answers
      assertThat(answer.form()).containsEntry("edition", form.get("edition"));
    } finally {
      stored.sql("drop function give_up cascade").update();
    }
    assertThat(supporter.total(PAGE)).isEqualTo(before);

    assertThat(browser.post(PAGE, form).status()).isEqualTo(303);
    assertThat(supporter.total(PAGE)).isEqualTo(before + 1);
  }

  /** As PostgreSQL does at a timeout: SQL state 57014. */
  private void giveUpOn(String email) {
    stored
        .sql(
            """
            create function give_up() returns trigger language plpgsql as
            $$ begin raise exception 'canceled' using errcode = '57014'; end $$
            """)
        .update();
    stored
        .sql(
            """
            create trigger give_up before insert on signature for each row
              when (new.email = '%s') execute function give_up()
            """
                .formatted(email))
        .update();
  }
}
