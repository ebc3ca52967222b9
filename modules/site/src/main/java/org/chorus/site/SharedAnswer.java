package org.chorus.site;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/**
 * An answer to everybody: as it is, and compressed (RFC 9110, section 8.4.1.3), once and not for
 * each who asks.
 */
final class SharedAnswer {

  private static final int TOO_SMALL = 512; // bytes; the packet would be no shorter

  private final ResponseEntity<byte[]> plain;
  private final ResponseEntity<byte[]> compressed;

  SharedAnswer(ResponseEntity<byte[]> answer) {
    byte[] body = answer.getBody();
    if (body == null || body.length < TOO_SMALL) {
      plain = answer;
      compressed = answer;
    } else {
      plain = varying(answer).body(body);
      compressed = varying(answer).header(HttpHeaders.CONTENT_ENCODING, "gzip").body(gzip(body));
    }
  }

  private static ResponseEntity.BodyBuilder varying(ResponseEntity<byte[]> answer) {
    return ResponseEntity.status(answer.getStatusCode())
        .headers(answer.getHeaders())
        .headers(headers -> headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING));
  }

  private static byte[] gzip(byte[] body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 2);
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail so
    }
    return bytes.toByteArray();
  }

  /** In the form that the visitor can read. */
  ResponseEntity<byte[]> to(HttpServletRequest request) {
    return takesGzip(request) ? compressed : plain;
  }

  private static boolean takesGzip(HttpServletRequest request) {
    return Collections.list(request.getHeaders(HttpHeaders.ACCEPT_ENCODING)).stream()
        .flatMap(header -> Arrays.stream(header.split(",", -1)))
        .map(String::strip)
        .anyMatch(SharedAnswer::isGzip);
  }

  /** {@code gzip}, with any weight but none (RFC 9110, section 12.4.2). */
  private static boolean isGzip(String coding) {
    String[] parts = coding.split("\\s*;\\s*", 2);
    return parts[0].equalsIgnoreCase("gzip")
        && (parts.length == 1 || !parts[1].matches("[qQ]=0(?:\\.0{0,3})?"));
  }
}
