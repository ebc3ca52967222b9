package org.chorus.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chorus.site.OpenCampaigns.PAGE;

import java.util.Map;
import org.chorus.site.Browser.Answer;
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

  @Autowired
  @Qualifier("intake")
  SmartLifecycle intake;

  @Test
  void whenThePageIsNotTheOneThatWasRead_thenItIsShownAnewAndNothingIsSigned() {
    Map<String, String> form = supporter.filledIn(PAGE, "stale@example.org");
    staff.write(
        campaigns.rights,
        campaigns.petition,
        Contents.petition().withTitle("Clean rivers are our right"));
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
        Contents.petition().withTitle("Clean rivers are a right"));
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
}
