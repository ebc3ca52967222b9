package org.chorus.local.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.chorus.local.CannotStart;

/** One reader, who looks closely at what the crowd gets. */
final class Visitor implements AutoCloseable {

  /** What a browser sends with a link that somebody opens. */
  static final Map<String, String> BROWSER = browser();

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** They name the request, the moment or the connection. */
  private static final Set<String> DIFFER_EACH_TIME =
      Set.of("x-request-id", "date", "connection", "keep-alive");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static Map<String, String> browser() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(
        "User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
    headers.put("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
    headers.put("Accept-Language", "en-US,en;q=0.5");
    headers.put("Accept-Encoding", "gzip, deflate, br, zstd");
    headers.put("Upgrade-Insecure-Requests", "1");
    headers.put("Sec-Fetch-Dest", "document");
    headers.put("Sec-Fetch-Mode", "navigate");
    headers.put("Sec-Fetch-Site", "none");
    headers.put("Sec-Fetch-User", "?1");
    return headers;
  }

  /** What came back. */
  static final class Answer {
    private final HttpResponse<byte[]> response;

    private Answer(HttpResponse<byte[]> response) {
      this.response = response;
    }

    int status() {
      return response.statusCode();
    }

    /** As it came over the wire. */
    byte[] body() {
      return response.body();
    }

    String header(String name) {
      return String.join(", ", response.headers().allValues(name));
    }

    /** Those that are the same whoever asks, and when; names in lower case. */
    Map<String, String> lastingHeaders() {
      Map<String, String> lasting = new TreeMap<>();
      for (String name : response.headers().map().keySet()) {
        lasting.put(name.toLowerCase(Locale.ROOT), header(name));
      }
      lasting.keySet().removeAll(DIFFER_EACH_TIME);
      return lasting;
    }

    boolean isCompressed() {
      return header("Content-Encoding").equals("gzip");
    }

    /** As it reads. */
    byte[] text() {
      if (!isCompressed()) {
        return body();
      }
      try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(body()))) {
        return gzip.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** As a browser asks, with some headers more or others. */
  Answer get(URI address, Map<String, String> headers) throws InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(PATIENCE);
    BROWSER.forEach(request::setHeader);
    headers.forEach(request::setHeader);
    return send(request);
  }

  /** Whether anybody answers there. */
  boolean reaches(URI address) throws InterruptedException {
    try {
      client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding());
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Puts something there. */
  void put(URI address, Map<String, String> headers, byte[] body) throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .PUT(HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::setHeader);
    Answer answer = send(request);
    if (answer.status() != 200) {
      throw new CannotStart(address + " takes nothing: " + answer.status() + ".");
    }
  }

  private Answer send(HttpRequest.Builder request) throws InterruptedException {
    try {
      return new Answer(client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new CannotStart("The server does not answer.", e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
