package org.chorus.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chorus.site.OpenCampaigns.PAGE;

import java.util.Map;
import org.chorus.site.Browser.Answer;
import org.chorus.switches.Flips;
import org.chorus.switches.Switch;
import org.chorus.testing.WholeDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Asking for the confirmation mail once more. */
@SiteTest
class AskingAgainIT {

  @Autowired ApplicationContext house;
  @Autowired Browser browser;
  @Autowired Supporter supporter;
  @Autowired OpenCampaigns campaigns;
  @Autowired ResendLimit limit;
  @Autowired WholeDatabase stored;

  @BeforeEach
  void nobodyHasAskedYet() {
    limit.forget();
    stored.sql("delete from resend_request").update();
  }

  private long notes() {
    return stored.sql("select count(*) from resend_request").query(Long.class).single();
  }

  private Answer asks(String address) {
    return browser.post(PAGE + "/resend", Map.of("email", address));
  }

  private Answer asksFromOneLine(String address) {
    return browser.postFrom("192.0.2.9", PAGE + "/resend", Map.of("email", address));
  }

  @Test
  void thoseWhoSignedFindTheWay() {
    assertThat(browser.get(PAGE + "/thanks").body()).contains("href=\"" + PAGE + "/resend\"");
    Answer form = browser.get(PAGE + "/resend");
    assertThat(form.status()).isEqualTo(200);
    assertThat(form.form()).containsOnlyKeys("email");
    assertThat(form.body()).contains("noindex", "Ask for the email again");
    assertThat(browser.get("/clean-rivers/resend").status()).isEqualTo(200);
  }

  @Test
  void whoeverSignedAndWhoeverDidNotGetTheSameAnswer() {
    browser.post(PAGE, supporter.filledIn(PAGE, "signed@example.org"));
    Answer signed = asks("signed@example.org");
    Answer stranger = asks("stranger@example.org");
    for (Answer answer : new Answer[] {signed, stranger}) {
      assertThat(answer.status()).isEqualTo(303);
      assertThat(answer.header("Location")).isEqualTo(PAGE + "/resend/asked");
      assertThat(answer.body()).isEmpty();
      assertThat(answer.header("Cache-Control")).contains("no-store");
    }
    assertThat(notes()).as("and leave the same behind").isEqualTo(2);
    assertThat(browser.get(PAGE + "/resend/asked").body())
        .contains("Look into your mailbox", "whatever address you entered");
  }

  @Test
  void askingTwiceLeavesOneNoteWithoutTheAddress() {
    asks("ada@example.org");
    asks("ADA@example.org");
    assertThat(notes()).isEqualTo(1);
    assertThat(
            stored
                .sql("select encode(signer_key, 'escape') from resend_request")
                .query(String.class)
                .single())
        .doesNotContain("ada");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nobody", "a@b", "a b@example.org"})
  void whatIsNoAddressIsSaidBesideTheField(String address) {
    Answer answer = asks(address);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body()).contains("aria-invalid=\"true\"", "email-fault");
    assertThat(notes()).isZero();
  }

  @Test
  void whereTwoPeopleCanShareAnAddressTheNameIsAskedForToo() {
    campaigns.openForFamilies("shared-mailbox");
    String path = "/shared-mailbox/resend";
    Answer form = browser.get(path);
    assertThat(form.form()).containsOnlyKeys("givenName", "familyName", "email");
    assertThat(form.body()).contains("Two people can share an address here.");

    Answer nameless = browser.post(path, Map.of("email", "home@example.org"));
    assertThat(nameless.status()).isEqualTo(422);
    assertThat(nameless.body()).contains("givenName-fault", "familyName-fault", "home@example.org");
    assertThat(notes()).isZero();

    for (String name : new String[] {"Ada", "Bea"}) {
      Map<String, String> named =
          Map.of("givenName", name, "familyName", "Doe", "email", "home@example.org");
      assertThat(browser.post(path, named).status()).isEqualTo(303);
    }
    assertThat(notes()).as("one for each of the two").isEqualTo(2);
  }

  @Test
  void whileMailIsOffNobodyIsToldThatItIsOnItsWay() {
    Flips flips = new Flips(house);
    flips.off(Switch.MAIL, "We move house.");
    try {
      assertThat(asks("ada@example.org").status()).isEqualTo(303);
      assertThat(browser.get(PAGE + "/resend/asked").body())
          .contains("as soon as our mail runs again", "We move house.")
          .doesNotContain("on its way");
      assertThat(notes()).isEqualTo(1);
    } finally {
      flips.allOn();
    }
    assertThat(browser.get(PAGE + "/resend/asked").body()).contains("on its way");
  }

  @Test
  void whatCannotBeReadIsRefused() {
    assertThat(browser.post(PAGE + "/resend", Browser.FORM, "email=%zz").status()).isEqualTo(400);
  }

  @Test
  void nobodyAsksTooOften() {
    for (int n = 0; n < ResendLimit.A_LINE_IN_TEN_MINUTES; n++) {
      assertThat(asksFromOneLine("person" + n + "@example.org").status()).isEqualTo(303);
    }
    Answer answer = asksFromOneLine("signed@example.org");
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.body()).contains("Too many at once");
    assertThat(notes()).isEqualTo(ResendLimit.A_LINE_IN_TEN_MINUTES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/no-such-campaign/resend", "/in-the-making/resend", "/x/y/resend/asked"})
  void whereThereIsNoCampaignThereIsNothingToAskFor(String path) {
    assertThat(browser.get(path).status()).isEqualTo(404);
  }

  @Test
  void itIsSaidInTheLanguageOfThePage() {
    assertThat(browser.get("/sauberes-wasser/resend").body())
        .contains("Die E-Mail noch einmal anfordern", "action=\"/sauberes-wasser/resend\"");
  }
}
