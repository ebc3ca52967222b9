package org.chorus.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chorus.signature.Suspicion.CROWDED_NETWORK;
import static org.chorus.site.OpenCampaigns.PAGE;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chorus.signature.Suspicion;
import org.chorus.site.Browser.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Very much from one place, where five signatures within an hour are a crowd and ten a flood. */
@SiteTest
@TestPropertySource(
    properties = {
      "chorus.abuse.window=1h",
      "chorus.abuse.address.crowded=5",
      "chorus.abuse.address.flooding=10",
      "chorus.abuse.network.crowded=8",
      "chorus.abuse.network.flooding=1000"
    })
class FloodIT {

  @Autowired Browser browser;
  @Autowired Supporter supporter;
  @Autowired OpenCampaigns campaigns;
  @Autowired Marks marks;
  @Autowired MeterRegistry meters;

  private Answer signFrom(String address, String email) {
    return browser.postFrom(address, PAGE, supporter.filledIn(PAGE, email));
  }

  @Test
  void aCrowdIsMarkedWhoeverIsInIt() {
    String school = "192.0.2.77";
    for (int n = 0; n < 5; n++) {
      String email = "pupil" + n + "@example.org";
      assertThat(marks.madeBy(() -> signFrom(school, email))).isEmpty();
    }
    assertThat(marks.madeBy(() -> signFrom(school, "sixth@example.org")))
        .containsExactly(CROWDED_NETWORK);
    assertThat(marks.madeBy(() -> signFrom("192.0.2.78", "neighbor@example.org"))).isEmpty();
    assertThat(marks.madeBy(() -> signFrom("192.0.2.79", "neighbor2@example.org"))).isEmpty();
    assertThat(marks.madeBy(() -> signFrom("192.0.2.80", "ninth@example.org")))
        .as("of the network")
        .containsExactly(CROWDED_NETWORK);
    assertThat(marks.madeBy(() -> signFrom("198.51.100.1", "elsewhere@example.org"))).isEmpty();
  }

  @Test
  void aFloodIsHeldBackAndPeopleInItKeepWhatTheyEntered() {
    String flood = "2001:db8:f100:d::1";
    Map<String, String> form = supporter.filledIn(PAGE, "flooded@example.org");
    for (int n = 0; n < 10; n++) {
      assertThat(browser.postFrom(flood, PAGE, Map.of()).status()).isEqualTo(409);
    }
    Map<Suspicion, Double> before = marks.all();
    double held = meters.get("chorus.abuse.held-back").counter().count();
    long signed = supporter.total(PAGE);

    Answer answer = browser.postFrom("2001:db8:f100:d:ffff::2", PAGE, form); // the same line

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.header("Retry-After")).matches("[1-9]\\d*");
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(answer.body())
        .contains(
            "Your signature is not stored yet",
            "Very many forms are coming from your network",
            "value=\"flooded@example.org\"",
            "value=\"Lovelace\"",
            " checked=");
    assertThat(answer.form()).containsEntry("token", form.get("token"));
    assertThat(supporter.total(PAGE)).isEqualTo(signed);
    assertThat(marks.all()).isEqualTo(before);
    assertThat(meters.get("chorus.abuse.held-back").counter().count()).isEqualTo(held + 1);

    assertThat(browser.postFrom("2001:db8:f100:e::1", PAGE, form).status()).isEqualTo(303);
    assertThat(browser.get(PAGE, "X-Forwarded-For", flood).status()).isEqualTo(200);
    assertThat(browser.get(PAGE + "/thanks", "X-Forwarded-For", flood).status()).isEqualTo(200);
  }

  @Test
  void aThickFloodGetsShortAnswers() {
    String flood = "2001:db8:f200:d::1";
    List<Answer> answers = new ArrayList<>();
    for (int n = 0; n < 75; n++) {
      answers.add(browser.postFrom(flood, PAGE, Map.of("edition", "x")));
    }
    assertThat(answers.subList(10, 75)).extracting(Answer::status).containsOnly(409, 429);
    Answer last = answers.getLast();
    assertThat(last.status()).isEqualTo(429);
    assertThat(last.header("Retry-After")).matches("[1-9]\\d*");
    assertThat(last.body()).contains("Too many at once").doesNotContain("<form");
  }

  @Test
  void aPageThatIsNotThereIsNoWayAround() {
    String flood = "2001:db8:f300:d::1";
    for (int n = 0; n < 10; n++) {
      assertThat(browser.postFrom(flood, "/nowhere", Map.of()).status()).isEqualTo(404);
    }
    assertThat(browser.postFrom(flood, "/nowhere-else", Map.of()).status()).isEqualTo(429);
  }
}
