package org.chorus.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chorus.site.OpenCampaigns.PAGE;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * Whoever asks the same as somebody a moment ago gets it without a controller, and cannot tell. A
 * moment lasts an hour here.
 */
@SiteTest
@TestPropertySource(properties = "chorus.site.moment=1h")
class HandedOutAgainIT {

  @Autowired Browser browser;
  @Autowired OpenCampaigns campaigns;

  private final HttpClient http = HttpClient.newHttpClient();

  private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
    return http.send(
        HttpRequest.newBuilder(browser.uri(path)).headers(headers).build(),
        BodyHandlers.ofByteArray());
  }

  private static Map<String, List<String>> headers(HttpResponse<?> answer) {
    Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
    headers.remove("date");
    return headers;
  }

  @ParameterizedTest
  @CsvSource({
    PAGE + ", gzip",
    PAGE + ", identity",
    PAGE + "?lang=en&via=poster, gzip",
    PAGE + "/thanks, gzip",
    PAGE + "/count, gzip",
    "/clean-rivers/no-such-partner, gzip"
  })
  void theSecondAnswerIsTheFirst(String path, String encoding) throws Exception {
    HttpResponse<byte[]> first = get(path, "Accept-Encoding", encoding);
    HttpResponse<byte[]> second = get(path, "Accept-Encoding", encoding);
    assertThat(second.statusCode()).isEqualTo(first.statusCode());
    assertThat(headers(second)).isEqualTo(headers(first));
    assertThat(second.body()).isEqualTo(first.body());
  }

  @ParameterizedTest
  @CsvSource({"gzip, identity", "identity, gzip"})
  void everybodyGetsItInTheFormThatTheyCanRead(String first, String second) throws Exception {
    String path = PAGE + "?first=" + first;
    get(path, "Accept-Encoding", first);
    assertThat(
            get(path, "Accept-Encoding", second)
                .headers()
                .firstValue("Content-Encoding")
                .orElse("identity"))
        .isEqualTo(second);
  }
}
