package org.chorus.local;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Supporters without JavaScript: read the form, fill it in, which takes a while, and send it, each
 * from another network that nobody has (RFC 3849).
 */
final class SupporterHttp {

  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\"[^>]*value=\"([^\"]*)\"");

  /** Whoever is faster passes for a program. */
  private static final Duration WHILE = Duration.ofSeconds(3);

  private static final Pattern CONSENT = Pattern.compile("name=\"(consent-[^\"]+)\"");

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final AtomicInteger networks = new AtomicInteger();
  private final URI page;
  private final String form;
  private final long read = System.nanoTime();

  /** Reads the form of a page. */
  SupporterHttp(URI app, String path) throws IOException, InterruptedException {
    page = app.resolve(path);
    HttpResponse<String> answer = get(path);
    if (answer.statusCode() != 200) {
      throw new IOException("the page answers " + answer.statusCode());
    }
    StringBuilder fields = new StringBuilder("givenName=Ada&familyName=Doe");
    HIDDEN
        .matcher(answer.body())
        .results()
        .forEach(
            hidden ->
                fields.append('&').append(hidden.group(1)).append('=').append(hidden.group(2)));
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
    while (System.nanoTime() - read < WHILE.toNanos()) {
      Pause.shortly();
    }
    return client
        .send(
            HttpRequest.newBuilder(page)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                    "X-Forwarded-For",
                    "2001:db8:" + Integer.toHexString(networks.incrementAndGet() & 0xffff) + "::1")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
