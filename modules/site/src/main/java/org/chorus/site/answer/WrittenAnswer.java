package org.chorus.site.answer;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** An answer that is written as Spring MVC would write it, without Spring MVC. */
public final class WrittenAnswer {

  private final ResponseEntity<byte[]> answer;
  private final List<Header> headers;
  private final @Nullable String tag;

  public WrittenAnswer(ResponseEntity<byte[]> answer) {
    this.answer = answer;
    this.tag = answer.getHeaders().getETag();
    this.headers =
        answer.getHeaders().headerSet().stream()
            .flatMap(
                header ->
                    header.getValue().stream().map(value -> new Header(header.getKey(), value)))
            .toList();
  }

  ResponseEntity<byte[]> answer() {
    return answer;
  }

  @Nullable String tag() {
    return tag;
  }

  public void write(HttpServletResponse response) throws IOException {
    response.setStatus(answer.getStatusCode().value());
    for (Header header : headers) {
      response.addHeader(header.name(), header.value());
    }
    byte[] body = answer.getBody();
    if (body != null) {
      response.setContentLength(body.length);
      response.getOutputStream().write(body);
    }
  }

  /** Without what would describe the body that is left out (RFC 9110, section 15.4.5). */
  void writeNotModified(HttpServletResponse response) {
    response.setStatus(HttpStatus.NOT_MODIFIED.value());
    for (Header header : headers) {
      if (!header.describesBody()) {
        response.addHeader(header.name(), header.value());
      }
    }
  }

  private record Header(String name, String value, boolean describesBody) {
    Header(String name, String value) {
      this(name, value, name.regionMatches(true, 0, "Content-", 0, 8));
    }
  }
}
