package org.chorus.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chorus.site.OpenCampaigns.PAGE;

import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever signs where somebody signed before is taken in without Spring MVC, and cannot tell. */
@SiteTest
class PostedAgainIT {

  @Autowired Browser browser;
  @Autowired Supporter supporter;
  @Autowired OpenCampaigns campaigns;

  private final HttpClient http = HttpClient.newHttpClient();

  @ParameterizedTest
  @ValueSource(strings = {PAGE, PAGE + "?lang=en", "/clean-rivers"})
  void theSecondIsAnsweredAsTheFirst(String path) throws Exception {
    HttpResponse<byte[]> first = sign(path, supporter.filledIn(path, email(path, 1)));
    HttpResponse<byte[]> second = sign(path, supporter.filledIn(path, email(path, 2)));
    assertThat(first.statusCode()).isEqualTo(303);
    assertThat(second.statusCode()).isEqualTo(303);
    assertThat(Browser.headersOf(second)).isEqualTo(Browser.headersOf(first));
  }

  @Test
  void bothAreCounted() throws Exception {
    campaigns.open("posted-again", Contents.petition());
    String path = "/posted-again";
    sign(path, supporter.filledIn(path, email("counted", 1)));
    sign(path, supporter.filledIn(path, email("counted", 2)));
    assertThat(supporter.total(path)).isEqualTo(2);
  }

  @Test
  void whatIsWrongIsSaidAfterOthersSignedToo() throws Exception {
    Map<String, String> form = supporter.filledIn(PAGE, email("wrong", 1));
    sign(PAGE, form);
    form.put("email", "no address");
    HttpResponse<byte[]> refused = sign(PAGE, form);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(new String(refused.body(), StandardCharsets.UTF_8)).contains("no address");
    assertThat(Browser.headersOf(refused))
        .containsEntry("content-type", List.of("text/html;charset=UTF-8"));
  }

  @Test
  void anotherKindOfBodyIsNotTakenForAForm() throws Exception {
    sign(PAGE, supporter.filledIn(PAGE, email("other", 1)));
    HttpResponse<byte[]> answer =
        http.send(
            HttpRequest.newBuilder(browser.uri(PAGE))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"))
                .build(),
            BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(415);
  }

  private static String email(String what, int person) {
    return "again-" + person + what.replaceAll("[^a-z]", "-") + "@example.org";
  }

  private HttpResponse<byte[]> sign(String path, Map<String, String> form) throws Exception {
    String body =
        form.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return http.send(
        HttpRequest.newBuilder(browser.uri(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofByteArray());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
