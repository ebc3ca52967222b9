package org.chorus.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * The inbox as web pages. A mail is somebody else's text: everything is escaped, and the HTML part
 * is shown in a frame that may run nothing and load nothing.
 */
final class InboxPages implements HttpHandler {
  private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"']+[^\\s<>\"'.,;:!?)\\]]");
  private static final Pattern MESSAGE = Pattern.compile("/messages/(\\d{1,18})(/html)?");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final String PAGES_MAY =
      "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; frame-ancestors 'none'";
  private static final String MAILS_MAY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self';"
          + " sandbox allow-popups allow-popups-to-escape-sandbox";

  private static final String CODES =
      "<p><a href=\"/codes\">One-time codes</a> of the demo logins</p>";

  private static final String STYLE =
      """
      body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;\
      color:#1c1c28;background:#fff}
      h1{font-size:1.4rem}table{border-collapse:collapse;width:100%}
      th,td{text-align:left;padding:.5rem .75rem .5rem 0;border-bottom:1px solid #d8d8e0;\
      vertical-align:top}
      th{font-weight:600}td.time{white-space:nowrap;font-variant-numeric:tabular-nums}
      pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;background:#f5f5f8;padding:1rem;\
      border-radius:.5rem}
      iframe{width:100%;height:40rem;border:1px solid #d8d8e0;border-radius:.5rem}
      dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem}dt{color:#55555f}dd{margin:0}
      """;

  private final MailCatcher catcher;
  private final Clock clock;
  private final JsonMapper json = JsonMapper.builder().build();

  InboxPages(MailCatcher catcher, Clock clock) {
    this.catcher = catcher;
    this.clock = clock;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      Matcher message = MESSAGE.matcher(path);
      if (!List.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
        answer(exchange, 405, "text/plain", PAGES_MAY, "This inbox is for reading.\n");
      } else if (path.equals("/")) {
        answer(exchange, 200, "text/html", PAGES_MAY, list(catcher.messages()));
      } else if (path.equals("/codes")) {
        answer(
            exchange,
            200,
            "text/html",
            PAGES_MAY,
            codes(DemoOrganizations.read(), clock.instant()));
      } else if (path.equals("/messages.json")) {
        answer(
            exchange,
            200,
            "application/json",
            PAGES_MAY,
            json.writeValueAsString(catcher.messages()));
      } else if (message.matches()) {
        Optional<CaughtMessage> found = find(Long.parseLong(message.group(1)));
        if (found.isEmpty()) {
          notFound(exchange);
        } else if (message.group(2) == null) {
          answer(exchange, 200, "text/html", PAGES_MAY, view(found.get()));
        } else {
          answer(exchange, 200, "text/html", MAILS_MAY, htmlPart(found.get()));
        }
      } else {
        notFound(exchange);
      }
    }
  }

  private Optional<CaughtMessage> find(long number) {
    return catcher.messages().stream().filter(message -> message.number() == number).findFirst();
  }

  private static void notFound(HttpExchange exchange) throws IOException {
    answer(
        exchange,
        404,
        "text/html",
        PAGES_MAY,
        page("Not here", "<p>No such mail. <a href=\"/\">Back to the inbox</a></p>"));
  }

  private static void answer(
      HttpExchange exchange, int status, String type, String policy, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
    exchange.getResponseHeaders().set("Content-Security-Policy", policy);
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    exchange.sendResponseHeaders(status, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  static String list(List<CaughtMessage> messages) {
    if (messages.isEmpty()) {
      return page(
          "Inbox",
          CODES + "<p>No mail yet. Whatever Chorus or Keycloak sends arrives here only.</p>");
    }
    String rows =
        messages.stream()
            .map(
                message ->
                    """
                    <tr><td class="time">%s</td><td>%s</td><td>%s</td>\
                    <td><a href="/messages/%d">%s</a></td></tr>
                    """
                        .formatted(
                            TIME.format(message.receivedAt()),
                            escape(message.from()),
                            escape(String.join(", ", message.to())),
                            message.number(),
                            escape(title(message))))
            .collect(Collectors.joining());
    return page(
        "Inbox",
        CODES
            + "<table><thead><tr><th>Time</th><th>From</th><th>To</th><th>Subject</th></tr></thead><tbody>"
            + rows
            + "</tbody></table>");
  }

  /** What the authenticator apps of the demo's people show now. */
  static String codes(DemoOrganizations demo, Instant now) {
    String rows =
        demo.people()
            .map(
                person ->
                    "<tr><td>%s</td><td class=\"time\">%s</td></tr>"
                        .formatted(
                            escape(person.email()), OneTimeCodes.at(now, person.oneTimeSecret())))
            .collect(Collectors.joining());
    long left =
        OneTimeCodes.PERIOD.toSeconds() - now.getEpochSecond() % OneTimeCodes.PERIOD.toSeconds();
    return page(
        "One-time codes",
        "<meta http-equiv=\"refresh\" content=\""
            + left
            + "\"><p><a href=\"/\">Inbox</a></p><p>The second factor of the demo logins, in place of"
            + " an authenticator app. Each code is good once.</p>"
            + "<table><thead><tr><th>Login</th><th>Code</th></tr></thead><tbody>"
            + rows
            + "</tbody></table>");
  }

  static String view(CaughtMessage message) {
    StringBuilder body = new StringBuilder();
    body.append("<p><a href=\"/\">Inbox</a></p><dl><dt>Time</dt><dd>")
        .append(TIME.format(message.receivedAt()))
        .append("</dd><dt>From</dt><dd>")
        .append(escape(message.from()))
        .append("</dd><dt>To</dt><dd>")
        .append(escape(String.join(", ", message.to())))
        .append("</dd></dl>");
    if (!message.text().isBlank()) {
      body.append("<pre>").append(withLinks(message.text())).append("</pre>");
    }
    if (!message.html().isBlank()) {
      body.append("<iframe title=\"HTML part of this mail\"")
          .append(" sandbox=\"allow-popups allow-popups-to-escape-sandbox\" src=\"/messages/")
          .append(message.number())
          .append("/html\"></iframe>");
    }
    return page(title(message), body.toString());
  }

  /** The HTML part as it came; links leave the frame. */
  private static String htmlPart(CaughtMessage message) {
    return "<base target=\"_blank\">" + message.html();
  }

  private static String title(CaughtMessage message) {
    return message.subject().isBlank() ? "(no subject)" : message.subject();
  }

  private static String page(String title, String body) {
    return """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8">\
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s – Chorus mail catcher</title><style>%s</style></head>
    <body><main><h1>%s</h1>%s</main></body></html>
    """
        .formatted(escape(title), STYLE, escape(title), body);
  }

  /** Escapes the text and makes its web addresses clickable. */
  static String withLinks(String text) {
    StringBuilder html = new StringBuilder();
    Matcher link = LINK.matcher(text);
    int end = 0;
    while (link.find()) {
      String address = escape(link.group());
      html.append(escape(text.substring(end, link.start())))
          .append("<a rel=\"noreferrer\" href=\"")
          .append(address)
          .append("\">")
          .append(address)
          .append("</a>");
      end = link.end();
    }
    return html.append(escape(text.substring(end))).toString();
  }

  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
