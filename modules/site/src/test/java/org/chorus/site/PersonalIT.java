package org.chorus.site;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chorus.site.OpenCampaigns.PAGE;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chorus.campaign.Campaigns;
import org.chorus.kernel.LinkToken;
import org.chorus.kernel.PoolId;
import org.chorus.sharing.grant.ContactGrants;
import org.chorus.signature.Confirmations;
import org.chorus.site.Browser.Answer;
import org.chorus.testing.ManualClock;
import org.chorus.testing.WholeDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A person's own page. Ada has signed on the page of Right to Water, said yes to it and no to
 * Rivers Without Borders.
 */
@SiteTest
class PersonalIT {

  @Autowired Browser browser;
  @Autowired Supporter supporter;
  @Autowired OpenCampaigns campaigns;
  @Autowired Campaigns all;
  @Autowired Confirmations confirmations;
  @Autowired ContactGrants grants;
  @Autowired TransactionTemplate transaction;
  @Autowired WholeDatabase stored;
  @Autowired ManualClock clock;

  private String email;
  private String link;
  private long signature;

  @BeforeEach
  void ada(TestInfo test) {
    email = "ada." + Integer.toHexString(test.getDisplayName().hashCode()) + "@example.org";
    assertThat(browser.post(PAGE, supporter.filledIn(PAGE, email)).status()).isEqualTo(303);
    signature =
        stored
            .sql("select id from signature where email = :email")
            .param("email", email)
            .query(Long.class)
            .single();
    LinkToken token = requireNonNull(transaction.execute(begun -> confirmations.issue(signature)));
    link = "/confirm/" + token.value();
    follow();
  }

  private void follow() {
    grants.settle(pool());
  }

  private PoolId pool() {
    return all.find(campaigns.rivers, campaigns.petition).orElseThrow().pool();
  }

  /** Everything that was ever answered, the first first. */
  private List<Boolean> answers() {
    return stored
        .sql(
            """
            select answer from consent
              join organization on organization.id = organization_id
             where signature_id = :signature
             order by touch_id, alias
            """)
        .param("signature", signature)
        .query((row, number) -> row.getBoolean("answer"))
        .list();
  }

  /** The form on the page with the answer to everybody changed to this. */
  private Map<String, String> answering(String answer) {
    Map<String, String> form = browser.get(link + "/data").form();
    assertThat(form).hasSize(2);
    form.replaceAll((field, before) -> answer);
    return form;
  }

  private static void isSecret(Answer answer) {
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(answer.header("Referrer-Policy")).contains("no-referrer");
    assertThat(answer.header("Set-Cookie")).isEmpty();
  }

  @Test
  void theOtherPagesBehindTheLinkLeadThere() {
    for (String page : List.of("", "/withdraw")) {
      assertThat(browser.get(link + page).body()).contains("href=\"" + link + "/data\"");
    }
  }

  @Test
  void itSaysWhatIsStoredAndWhoSeesIt() {
    Answer page = browser.get(link + "/data");
    isSecret(page);
    assertThat(page.body())
        .contains("Ada Lovelace", email, "is not confirmed yet", "Right to Water")
        .containsOnlyOnce("Sees your name and email address here since")
        .containsOnlyOnce("Does not see your name and email address here.");
    assertThat(page.form().values()).containsExactlyInAnyOrder("yes", "no");
  }

  @Test
  void whoeverSaysNoIsSeenByNobodyAnyMore_andWhatWasSaidBeforeStaysOnRecord() {
    clock.advance(Duration.ofMinutes(1));
    Answer saved = browser.post(link + "/data", answering("no"));
    assertThat(saved.status()).isEqualTo(303);
    assertThat(saved.header("Location")).isEqualTo(link + "/data?saved");
    assertThat(browser.get(link + "/data?saved").body()).contains("Your answers are saved.");
    follow();
    assertThat(browser.get(link + "/data").body()).doesNotContain("Sees your name");
    assertThat(answers()).containsExactly(true, false, false);
    assertThat(supporter.total(PAGE)).isPositive();
  }

  @Test
  void whoeverSaysYesIsSeenFromThenOn() {
    clock.advance(Duration.ofMinutes(1));
    browser.post(link + "/data", answering("yes"));
    follow();
    assertThat(browser.get(link + "/data").body()).doesNotContain("Does not see your name");
    assertThat(answers()).containsExactly(true, false, true);
  }

  @Test
  void theSameAnswersAgainAreNotKeptTwice() {
    browser.post(link + "/data", browser.get(link + "/data").form());
    assertThat(answers()).hasSize(2);
  }

  @Test
  void whatNobodyAskedIsNoAnswer() {
    Answer saved =
        browser.post(
            link + "/data",
            Map.of(
                "consent-" + UUID.randomUUID(),
                "yes",
                "consent-x",
                "yes",
                "email",
                "eve@x.example"));
    assertThat(saved.status()).isEqualTo(303);
    assertThat(answers()).hasSize(2);
    assertThat(browser.get(link + "/data").body()).contains(email);
  }

  @Test
  void whoTookTheSignatureBackAnswersNobody() {
    Map<String, String> form = answering("yes");
    browser.post(link + "/withdraw", Map.of());
    assertThat(browser.get(link + "/data").body())
        .contains("It does not count any more.")
        .doesNotContain("<form");
    browser.post(link + "/data", form);
    assertThat(answers()).hasSize(2);
  }

  @Test
  void theFileHasEverything() {
    Answer file = browser.get(link + "/data.json");
    isSecret(file);
    assertThat(file.header("Content-Disposition")).contains("attachment");
    assertThat(file.body())
        .contains(
            "\"email\":\"" + email + "\"",
            "\"givenName\":\"Ada\"",
            "\"organization\":\"Right to Water\"",
            "\"answer\":\"yes\"",
            "\"seenBy\":[{");
  }

  @Test
  void aLinkThatWasNeverSentLeadsNowhere() {
    String unknown = "/confirm/" + LinkToken.random().value();
    for (String page : List.of("/data", "/data.json")) {
      assertThat(browser.get(unknown + page).status()).isEqualTo(404);
    }
    assertThat(browser.post(unknown + "/data", Map.of()).status()).isEqualTo(404);
    browser.post(link + "/erase", Map.of());
    assertThat(browser.get(link + "/data").status()).isEqualTo(404);
  }
}
