package org.chorus.local;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A supporter without JavaScript: reads the form, fills it in, sends it. */
final class SupporterHttp {

  private static final Pattern EDITION = Pattern.compile("name=\"edition\"[^>]*value=\"([^\"]*)\"");
  private static final Pattern CONSENT = Pattern.compile("name=\"(consent-[^\"]+)\"");

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final URI page;
  private final String form;

  /** Reads the form of a page. */
  SupporterHttp(URI app, String path) throws IOException, InterruptedException {
    page = app.resolve(path);
    HttpResponse<String> answer = get(path);
    if (answer.statusCode() != 200) {
      throw new IOException("the page answers " + answer.statusCode());
    }
    StringBuilder fields = new StringBuilder("givenName=Ada&familyName=Doe");
    Matcher edition = EDITION.matcher(answer.body());
    if (edition.find()) {
      fields.append("&edition=").append(edition.group(1));
    }
    CONSENT
        .matcher(answer.body())
        .results()
        .map(result -> result.group(1))
        .distinct()
        .forEach(consent -> fields.append('&').append(consent).append("=yes"));
    form = fields.toString();
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(page.resolve(path)).timeout(Duration.ofSeconds(30)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** The status of the answer: 303 means that the signature is acknowledged. */
  int sign(String email) throws IOException, InterruptedException {
    String body = form + "&email=" + URLEncoder.encode(email, StandardCharsets.UTF_8);
    return client
        .send(
            HttpRequest.newBuilder(page)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
