package org.chorus.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chorus.site.OpenCampaigns.PAGE;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.chorus.site.Browser.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Requests that no form of ours makes. */
@SiteTest
class OddRequestsIT {

  @Autowired Browser browser;
  @Autowired Supporter supporter;
  @Autowired OpenCampaigns campaigns;

  @Test
  void oneFieldTwiceIsAskedForAgain() {
    String edition = browser.get(PAGE).form().get("edition");
    String question = Supporter.firstQuestion(supporter.filledIn(PAGE, "x@example.org"));
    Answer answer =
        browser.post(
            PAGE,
            Browser.FORM,
            "edition=%s&email=a%%40example.org&email=b%%40example.org&%s=yes&%s=no"
                .formatted(edition, question, question));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body())
        .contains("arrived more than once", "Choose yes or no for Right to Water");
  }

  @Test
  void anArrayIsNoField() {
    String edition = browser.get(PAGE).form().get("edition");
    Answer answer =
        browser.post(
            PAGE, Browser.FORM, "edition=" + edition + "&email[]=a%40example.org&givenName[x]=1");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body()).contains("Enter your email address");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"givenName=%FF%FE", "givenName=%C3", "givenName=%zz", "%FF=1", "&&&=", ""})
  void aBodyThatIsNoTextIsRefused(String body) {
    long before = supporter.total(PAGE);
    assertThat(browser.post(PAGE, Browser.FORM, body).status()).isBetween(400, 422);
    assertThat(supporter.total(PAGE)).isEqualTo(before);
  }

  @Test
  void bytesThatAreNoCharactersAreNeverStored() {
    Map<String, String> form = supporter.filledIn(PAGE, "bytes@example.org");
    form.remove("givenName");
    StringBuilder body = new StringBuilder("givenName=A%FFda");
    form.forEach(
        (name, value) ->
            body.append('&').append(name).append('=').append(value.replace("@", "%40")));
    assertThat(browser.post(PAGE, Browser.FORM, body.toString()).status()).isBetween(400, 422);
  }

  @Test
  void aHugeBodyIsRefused() {
    assertThat(browser.post(PAGE, Browser.FORM, "givenName=" + "x".repeat(5_000_000)).status())
        .isBetween(400, 422);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "text/plain", "application/xml", "nonsense"})
  void anotherKindOfBodyIsRefused(String contentType) {
    Answer answer = browser.post(PAGE, contentType, "{}");
    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.body()).contains("We could not read what was sent");
  }

  @Test
  void anUploadIsRefused() {
    assertThat(
            browser
                .post(
                    PAGE,
                    "multipart/form-data; boundary=x",
                    "--x\r\nContent-Disposition: form-data; name=\"email\"\r\n\r\na\r\n--x--\r\n")
                .status())
        .isEqualTo(415);
    assertThat(browser.post(PAGE, "multipart/form-data", "broken").status()).isBetween(400, 415);
  }

  @Test
  void anotherMethodIsRefused() {
    for (String method : List.of("PUT", "DELETE", "PATCH")) {
      Answer answer =
          browser.send(
              HttpRequest.newBuilder(browser.uri(PAGE))
                  .header("Accept", "text/html")
                  .method(method, BodyPublishers.noBody())
                  .build());
      assertThat(answer.status()).isEqualTo(405);
      assertThat(answer.body()).contains("That does not work here");
    }
  }

  @Test
  void aFormForNoPageIsNotFound() {
    assertThat(browser.post("/nowhere", Map.of("email", "a@example.org")).status()).isEqualTo(404);
  }
}
