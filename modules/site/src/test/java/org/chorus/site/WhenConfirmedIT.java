package org.chorus.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.chorus.campaign.life.CampaignLife;
import org.chorus.campaign.life.Counting;
import org.chorus.campaign.life.CountryQuestion;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.LinkToken;
import org.chorus.signature.Confirmations;
import org.chorus.site.Browser.Answer;
import org.chorus.testing.ManualClock;
import org.chorus.testing.WholeDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Signing where a signature counts once its address is confirmed. */
@SiteTest
class WhenConfirmedIT {

  @Autowired Browser browser;
  @Autowired Supporter supporter;
  @Autowired OpenCampaigns campaigns;
  @Autowired CampaignLife life;
  @Autowired Confirmations confirmations;
  @Autowired TransactionTemplate transaction;
  @Autowired WholeDatabase stored;
  @Autowired ManualClock clock;

  CampaignId campaign;
  String page;

  @BeforeEach
  void open(TestInfo test) {
    String slug = "strict-" + Integer.toHexString(test.getDisplayName().hashCode() & 0xfffffff);
    campaign = campaigns.open(slug, Counting.WHEN_CONFIRMED, CountryQuestion.NO);
    page = "/" + slug + "/right-to-water";
  }

  private String email(String name) {
    return name + "@" + page.split("/", -1)[1] + ".example.org";
  }

  private Answer signs(String name) {
    Answer answer = browser.post(page, supporter.filledIn(page, email(name)));
    assertThat(answer.status()).isEqualTo(303);
    return answer;
  }

  private String linkOf(String name) {
    long signature =
        stored
            .sql("select id from signature where email = :email")
            .param("email", email(name))
            .query(Long.class)
            .single();
    LinkToken token = transaction.execute(ignored -> confirmations.issue(signature));
    return "/confirm/" + token.value();
  }

  @Test
  void everyStepSaysWhenTheSignatureCounts() {
    assertThat(browser.get(page).body())
        .contains("Your signature counts once you have confirmed in it");
    signs("ada");
    assertThat(supporter.total(page)).isZero();
    assertThat(browser.get(page + "/thanks").body())
        .contains(
            "One step is left until your name stands for",
            "We are sending you an email from Right to Water. Your signature counts once")
        .doesNotContain("can trust the number");

    Answer confirmed = browser.post(linkOf("ada"), Map.of());

    assertThat(confirmed.location()).isEqualTo(page + "/confirmed");
    assertThat(supporter.total(page)).isEqualTo(1);
    assertThat(browser.get(page + "/confirmed").body()).contains("is confirmed, and counts now");
  }

  @Test
  void whereSignaturesCountAtOnceNothingOfItIsSaid() {
    for (String path : new String[] {"", "/thanks", "/confirmed"}) {
      assertThat(browser.get(OpenCampaigns.PAGE + path).body())
          .doesNotContain("counts once you", "counts now", "until your name stands");
    }
  }

  @Test
  void nobodyLearnsWhetherSomebodyHadSignedOrConfirmed() {
    Answer first = signs("ada");
    browser.post(linkOf("ada"), Map.of());
    Answer again = signs("ada");
    Answer another = signs("bea");
    for (Answer answer : new Answer[] {again, another}) {
      assertThat(answer.location()).isEqualTo(first.location());
      assertThat(answer.body()).isEqualTo(first.body());
    }
  }

  @Test
  void anOldLinkSaysThatTheSignatureDoesNotCount() {
    signs("late");
    String link = linkOf("late");
    clock.advance(Confirmations.VALID_FOR);
    Answer answer = browser.post(link, Map.of());
    assertThat(answer.status()).isEqualTo(410);
    assertThat(answer.body())
        .contains("it does not count yet, because the address was not confirmed")
        .doesNotContain("counts all the same");
    assertThat(supporter.total(page)).isZero();
  }

  @Test
  void whoeverSignedInTimeCountsWhenTheyConfirmAfterTheEnd() {
    signs("ada");
    life.close(campaigns.rivers, campaign, "");
    assertThat(browser.get(page).body())
        .contains("Signatures whose address is confirmed only now still count.")
        .doesNotContain("this is the final number");
    browser.post(linkOf("ada"), Map.of());
    assertThat(supporter.total(page)).isEqualTo(1);
  }
}
