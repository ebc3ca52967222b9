package org.chorus.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chorus.site.OpenCampaigns.PAGE;

import java.util.Map;
import java.util.UUID;
import org.chorus.campaign.link.CampaignLink;
import org.chorus.campaign.link.CampaignLinks;
import org.chorus.campaign.link.Channel;
import org.chorus.campaign.link.LinkOutcome;
import org.chorus.kernel.Actor;
import org.chorus.site.Browser.Answer;
import org.chorus.testing.WholeDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Signing at the address that a link led to, which holds whatever its maker put there. */
@SiteTest
class ComingByLinkIT {

  @Autowired Browser browser;
  @Autowired Supporter supporter;
  @Autowired OpenCampaigns campaigns;
  @Autowired WholeDatabase stored;
  @Autowired CampaignLinks links;

  private String channel(String email) {
    return stored
        .sql("select channel from signature where email = :email")
        .param("email", email)
        .query(String.class)
        .single();
  }

  @ParameterizedTest
  @CsvSource({
    "utm_source=may&utm_medium=email&utm_campaign=dam, EMAIL",
    "utm_medium=Facebook, SOCIAL",
    "lang=en&utm_medium=qr, PRINT",
    "utm_medium=carrier-pigeon, PAGE",
    "fbclid=abc, PAGE"
  })
  void theFormGoesBackToItAndSaysHowThePersonCame(String query, String channel) {
    String address = PAGE + "?" + query;
    String email = "link" + query.hashCode() + "@example.org";
    Answer page = browser.get(address);
    assertThat(page.body())
        .contains("<form method=\"post\" novalidate>")
        .doesNotContain("utm_", "fbclid"); // the same for everybody

    Map<String, String> form = supporter.filledIn(address, email);
    Map<String, String> wrong = supporter.filledIn(address, "nonsense");
    assertThat(browser.post(address, wrong).body())
        .contains("<form method=\"post\" novalidate>"); // and once more to the same address

    Answer signed = browser.post(address, form);
    assertThat(signed.status()).isEqualTo(303);
    assertThat(signed.location()).isEqualTo(PAGE + "/thanks");
    assertThat(channel(email)).isEqualTo(channel);
  }

  @Test
  void theLinkOfAPartnerSaysWhoBroughtThePerson_andOneWhoCameByItPassesItOn() {
    Actor partner = campaigns.rivers;
    CampaignLink poster =
        ((LinkOutcome.Done) links.make(partner, campaigns.petition, "Poster", Channel.PRINT))
            .link();
    String common = "/clean-rivers?utm_medium=email&via=" + poster.code();
    Answer signed = browser.post(common, supporter.filledIn(common, "poster@example.org"));
    assertThat(signed.location()).isEqualTo("/clean-rivers/thanks");
    assertThat(channel("poster@example.org")).isEqualTo("PRINT");
    assertThat(credited("poster@example.org")).isEqualTo(partner.organization().value());

    String passedOn = "/clean-rivers?via=" + signed.header("Location").replaceFirst(".*#via=", "");
    browser.post(passedOn, supporter.filledIn(passedOn, "friend@example.org"));
    assertThat(channel("friend@example.org")).isEqualTo("SUPPORTER");
    assertThat(credited("friend@example.org")).isEqualTo(partner.organization().value());
  }

  private UUID credited(String email) {
    return stored
        .sql("select organization_id from signature where email = :email")
        .param("email", email)
        .query(UUID.class)
        .single();
  }

  @Test
  void withoutALinkNothingIsKnown() {
    browser.post(PAGE, supporter.filledIn(PAGE, "direct@example.org"));
    assertThat(channel("direct@example.org")).isEqualTo("PAGE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "email=eve%40example.org",
        "email=eve%40example.org&email=mallory%40example.org&givenName=Eve&edition=x",
        "%65mail=eve%40example.org",
        "email",
        "consent-e5a1a4a0-0000-4000-8000-000000000000=yes",
        "country=nowhere&letter=mine",
        "utm_medium=email&utm_medium=social",
        "utm_medium=",
        "&&&",
        "a=b=c&e"
      })
  void whateverItHoldsNothingOfItIsTakenForTheForm(String query) {
    String address = PAGE + "?" + query;
    String email = "query" + query.hashCode() + "@example.org";
    assertThat(browser.post(address, supporter.filledIn(address, email)).status()).isEqualTo(303);
    assertThat(
            stored
                .sql("select given_name from signature where email = :email")
                .param("email", email)
                .query(String.class)
                .single())
        .isEqualTo("Ada");
  }

  @ParameterizedTest
  @CsvSource({"utm_medium=email&=d, ''", "lang=en&=d, ?lang=en"})
  void whatCannotBeReadIsLeftOutAndTheFormSentAgain(String query, String rest) {
    Map<String, String> form = supporter.filledIn(PAGE, "odd" + query.hashCode() + "@example.org");
    Answer again = browser.post(PAGE + "?" + query, form);
    assertThat(again.status()).isEqualTo(307);
    assertThat(again.header("Location")).isEqualTo(PAGE + rest);
    assertThat(browser.post(PAGE + rest, form).status()).isEqualTo(303);
  }
}
