package org.chorus.site.answer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Enumeration;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/**
 * An answer to everybody: as it is, and compressed (RFC 9110, section 8.4.1.3), once and not for
 * each who asks.
 */
public final class SharedAnswer {

  private static final int TOO_SMALL = 512; // bytes; the packet would be no shorter

  private final WrittenAnswer plain;
  private final WrittenAnswer compressed;
  private final long madeAtNanos;

  public SharedAnswer(ResponseEntity<byte[]> answer) {
    this(answer, System.nanoTime());
  }

  /**
   * @param madeAtNanos as {@link System#nanoTime()} counts
   */
  SharedAnswer(ResponseEntity<byte[]> answer, long madeAtNanos) {
    this.madeAtNanos = madeAtNanos;
    byte[] body = answer.getBody();
    if (body == null || body.length < TOO_SMALL) {
      plain = new WrittenAnswer(answer);
      compressed = plain;
    } else {
      plain = new WrittenAnswer(varying(answer).body(body));
      compressed =
          new WrittenAnswer(
              varying(answer).header(HttpHeaders.CONTENT_ENCODING, "gzip").body(gzip(body)));
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

  /** When it was made, as {@link System#nanoTime()} counts. */
  long madeAtNanos() {
    return madeAtNanos;
  }

  /** In the form that the visitor can read. */
  public ResponseEntity<byte[]> to(HttpServletRequest request) {
    return form(request).answer();
  }

  /**
   * Writes what Spring MVC would write for {@link #to}; or nothing, and returns false, where the
   * visitor sets conditions that take more than a comparison (RFC 9110, section 13.1).
   */
  boolean sent(HttpServletRequest request, HttpServletResponse response) throws IOException {
    WrittenAnswer form = form(request);
    if (request.getHeader(HttpHeaders.IF_MATCH) != null
        || request.getHeader(HttpHeaders.IF_UNMODIFIED_SINCE) != null) {
      return false;
    }
    String known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
    if (known == null) {
      form.write(response);
      return true;
    }
    if (known.equals(form.tag())) {
      form.writeNotModified(response);
      return true;
    }
    return false;
  }

  private WrittenAnswer form(HttpServletRequest request) {
    return takesGzip(request) ? compressed : plain;
  }

  private static boolean takesGzip(HttpServletRequest request) {
    Enumeration<String> headers = request.getHeaders(HttpHeaders.ACCEPT_ENCODING);
    while (headers.hasMoreElements()) {
      if (namesGzip(headers.nextElement())) {
        return true;
      }
    }
    return false;
  }

  private static boolean namesGzip(String codings) {
    int begin = 0;
    while (begin < codings.length()) {
      int comma = codings.indexOf(',', begin);
      int end = comma < 0 ? codings.length() : comma;
      if (isGzip(codings.substring(begin, end))) {
        return true;
      }
      begin = end + 1;
    }
    return false;
  }

  /** {@code gzip}, with any weight but none (RFC 9110, section 12.4.2). */
  private static boolean isGzip(String coding) {
    int semicolon = coding.indexOf(';');
    String name = semicolon < 0 ? coding : coding.substring(0, semicolon);
    return name.strip().equalsIgnoreCase("gzip")
        && (semicolon < 0 || !isNone(coding.substring(semicolon + 1).strip()));
  }

  private static boolean isNone(String weight) {
    return weight.regionMatches(true, 0, "q=0", 0, 3)
        && weight.chars().skip(3).allMatch(digit -> digit == '0' || digit == '.');
  }
}
