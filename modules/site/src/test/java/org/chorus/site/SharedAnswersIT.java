package org.chorus.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chorus.site.OpenCampaigns.PAGE;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What everybody gets alike goes out compressed once, and not at all to whoever has it. */
@SiteTest
class SharedAnswersIT {

  @Autowired Browser browser;
  @Autowired OpenCampaigns campaigns;

  private final HttpClient http = HttpClient.newHttpClient();

  private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(browser.uri(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static String header(HttpResponse<byte[]> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static String unzipped(byte[] body) throws IOException {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", PAGE, PAGE + "/thanks", PAGE + "/confirmed", "/clean-rivers/arrangement"})
  void whoeverTakesGzipGetsTheSamePageInFewerBytes(String path) throws Exception {
    HttpResponse<byte[]> plain = get(path);
    HttpResponse<byte[]> compressed = get(path, "Accept-Encoding", "br, gzip;q=0.8");
    assertThat(header(plain, "Content-Encoding")).isEmpty();
    assertThat(header(compressed, "Content-Encoding")).isEqualTo("gzip");
    assertThat(unzipped(compressed.body()))
        .isEqualTo(new String(plain.body(), StandardCharsets.UTF_8));
    assertThat(compressed.body()).hasSizeLessThan(plain.body().length / 2);
    assertThat(plain.headers().allValues("Vary")).contains("Accept-Encoding");
    assertThat(compressed.headers().allValues("Vary")).contains("Accept-Encoding");
    assertThat(compressed.headers().allValues("Set-Cookie")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip;q=0", "gzip; q=0.000", "br", "identity", "gzipped", ""})
  void whoeverDoesNotTakeItGetsItAsItIs(String encodings) throws Exception {
    HttpResponse<byte[]> answer = get(PAGE, "Accept-Encoding", encodings);
    assertThat(header(answer, "Content-Encoding")).isEmpty();
    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).startsWith("<!DOCTYPE html>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "identity"})
  void whoeverHasItIsToldSo(String encoding) throws Exception {
    String tag = header(get(PAGE, "Accept-Encoding", encoding), "ETag");
    HttpResponse<byte[]> again = get(PAGE, "Accept-Encoding", encoding, "If-None-Match", tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void aFewBytesGoAsTheyAre() throws Exception {
    HttpResponse<byte[]> count = get(PAGE + "/count", "Accept-Encoding", "gzip");
    assertThat(header(count, "Content-Encoding")).isEmpty();
    assertThat(new String(count.body(), StandardCharsets.UTF_8)).startsWith("{\"total\":");
  }

  @Test
  void whatOneReaderAloneGetsIsKeptForNobody() throws Exception {
    assertThat(header(get("/confirm/" + "a".repeat(43)), "Cache-Control")).contains("no-store");
  }
}
