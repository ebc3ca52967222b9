package org.chorus.console.export;

import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.chorus.access.AccessDenied;
import org.chorus.keycloak.StepUp.Done;
import org.chorus.sharing.export.ContactText;
import org.chorus.sharing.export.ExportId;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;

/**
 * Sends a file to the browser, which may go on where it broke off (RFC 9110, section 14): a file
 * never changes. Whoever may not have it gets none at all.
 */
final class ContactDownload implements DownloadHandler {

  private final transient ExportDesk desk;
  private final transient ExportId file;

  ContactDownload(ExportDesk desk, ExportId file) {
    this.desk = desk;
    this.file = file;
  }

  @Override
  public void handleDownloadRequest(DownloadEvent event) throws IOException {
    VaadinResponse response = event.getResponse();
    if (!(desk.stepUp() instanceof Done(var proof))) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN, "This takes your second factor.");
      return;
    }
    Optional<ContactText> text;
    try {
      text = desk.open(proof, file);
    } catch (AccessDenied denied) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN, "You cannot export contacts.");
      return;
    }
    if (text.isEmpty()) {
      response.sendError(
          HttpServletResponse.SC_GONE, "This file is gone. Go back and export anew.");
      return;
    }
    send(event, text.get());
  }

  private void send(DownloadEvent event, ContactText text) throws IOException {
    VaadinResponse response = event.getResponse();
    Optional<HttpRange> range;
    try {
      range = range(event);
    } catch (IllegalArgumentException unreadable) {
      range = Optional.empty(); // is to be ignored (section 14.2)
    }
    long from = 0;
    long to = text.length();
    if (range.isPresent()) {
      try {
        from = range.get().getRangeStart(text.length());
        to = range.get().getRangeEnd(text.length()) + 1;
      } catch (IllegalArgumentException beyond) {
        from = to;
      }
      if (from >= to) {
        response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + text.length());
        response.sendError(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE, "");
        return;
      }
      response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
      response.setHeader(
          HttpHeaders.CONTENT_RANGE, "bytes " + from + "-" + (to - 1) + "/" + text.length());
    }
    event.setFileName(desk.fileName());
    event.setContentType("text/csv; charset=utf-8");
    event.setContentLength(to - from);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
    response.setHeader(HttpHeaders.ETAG, tag());
    try (OutputStream browser = event.getOutputStream()) {
      text.write(browser, from, to);
    }
  }

  /** One stretch, of this very file; of several at once the whole file is sent. */
  private Optional<HttpRange> range(DownloadEvent event) {
    String wanted = event.getRequest().getHeader(HttpHeaders.RANGE);
    String unless = event.getRequest().getHeader(HttpHeaders.IF_RANGE);
    if (wanted == null || (unless != null && !unless.equals(tag()))) {
      return Optional.empty();
    }
    List<HttpRange> ranges = HttpRange.parseRanges(wanted);
    return ranges.size() == 1 ? Optional.of(ranges.getFirst()) : Optional.empty();
  }

  private String tag() {
    return "\"export-" + file.value() + "\"";
  }
}
