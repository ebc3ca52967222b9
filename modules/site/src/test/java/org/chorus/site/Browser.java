package org.chorus.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * Speaks to the site as a browser does, follows no redirect by itself, and keeps no cookies. Each
 * request comes from another network, as those of different people do, unless it says from where.
 */
@Component
final class Browser {

  static final String FORM = "application/x-www-form-urlencoded";

  private static final String OWN_CODE = "#via=[\\w-]{22}$";
  private static final Pattern INPUT =
      Pattern.compile("<input[^>]*\\bname=\"([^\"]*)\"[^>]*>", Pattern.DOTALL);
  private static final Pattern CHOICE = Pattern.compile("type=\"(radio|checkbox)\"");
  private static final Pattern TEXTAREA =
      Pattern.compile("<textarea[^>]*\\bname=\"([^\"]*)\"[^>]*>([^<]*)</textarea>");
  private static final Pattern VALUE = Pattern.compile("\\bvalue=\"([^\"]*)\"");

  private static final AtomicInteger NETWORKS = new AtomicInteger();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Environment environment;

  Browser(Environment environment) {
    this.environment = environment;
  }

  /** The same of any answer. */
  static Map<String, List<String>> headersOf(HttpResponse<?> answer) {
    Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
    headers.remove("date");
    headers.replaceAll(
        (name, values) ->
            values.stream().map(value -> value.replaceFirst(OWN_CODE, "#its own code")).toList());
    return headers;
  }

  record Answer(int status, String body, HttpResponse<String> response) {

    /** Empty when there is none. */
    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    /** Where the browser goes on to, without the code by which that person passes the page on. */
    String location() {
      return header("Location").replaceFirst(OWN_CODE, "");
    }

    /** All but the date, and that code, which is another one each time. */
    Map<String, List<String>> headers() {
      return headersOf(response);
    }

    /** The form on the page with what it holds: radio buttons and boxes only if they are chosen. */
    Map<String, String> form() {
      Map<String, String> form = new LinkedHashMap<>();
      Matcher input = INPUT.matcher(body);
      while (input.find()) {
        Matcher value = VALUE.matcher(input.group());
        boolean chosen = input.group().contains(" checked=");
        if (chosen || !CHOICE.matcher(input.group()).find()) {
          form.put(input.group(1), value.find() ? value.group(1) : "");
        }
      }
      Matcher textarea = TEXTAREA.matcher(body);
      while (textarea.find()) {
        String text = HtmlUtils.htmlUnescape(textarea.group(2)).replace("\r\n", "\n");
        form.put(textarea.group(1), text.replace("\n", "\r\n")); // as forms carry it
      }
      return form;
    }
  }

  Answer get(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).header("Accept", "text/html");
    for (int n = 0; n < headers.length; n += 2) {
      request.setHeader(headers[n], headers[n + 1]);
    }
    return send(request.build());
  }

  Answer post(String path, Map<String, String> form) {
    return post(path, FORM, encode(form));
  }

  /** From a client address. */
  Answer postFrom(String address, String path, Map<String, String> form) {
    return post(path, FORM, encode(form), address);
  }

  Answer post(String path, String contentType, String body) {
    return post(path, contentType, body, anywhere());
  }

  private Answer post(String path, String contentType, String body, String address) {
    return send(
        HttpRequest.newBuilder(uri(path))
            .header("Accept", "text/html")
            .header("Content-Type", contentType)
            .header("X-Forwarded-For", address)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  /** A network that nobody has (RFC 3849), another each time. */
  private static String anywhere() {
    return "2001:db8:" + Integer.toHexString(NETWORKS.incrementAndGet() & 0xffff) + "::1";
  }

  private static String encode(Map<String, String> form) {
    return form.entrySet().stream()
        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  Answer send(HttpRequest request) {
    try {
      HttpResponse<String> response =
          http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Answer(response.statusCode(), response.body(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  URI uri(String path) {
    return URI.create(
        "http://localhost:" + environment.getRequiredProperty("local.server.port") + path);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
