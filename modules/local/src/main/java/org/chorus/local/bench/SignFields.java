package org.chorus.local.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chorus.local.CannotStart;
import org.springframework.web.util.HtmlUtils;

/**
 * What a browser sends from the sign form of a page: everything that the page put into it, such as
 * its edition, and what a person fills in, with yes to every question.
 */
final class SignFields {

  private static final Pattern FORM =
      Pattern.compile("<form[^>]*method=\"post\".*?</form>", Pattern.DOTALL);
  private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*>");
  private static final Pattern AREA =
      Pattern.compile("<textarea\\b([^>]*)>(.*?)</textarea>", Pattern.DOTALL);
  private static final Pattern ATTRIBUTE = Pattern.compile("([a-zA-Z-]+)=\"([^\"]*)\"");
  private static final String EMAIL = "email";
  private static final String CONSENT = "consent-";

  private final Map<String, String> values;

  private SignFields(Map<String, String> values) {
    this.values = values;
  }

  static SignFields of(String html) {
    Matcher form = FORM.matcher(html);
    if (!form.find()) {
      throw new CannotStart("The page has no form to sign.");
    }
    Map<String, String> values = new LinkedHashMap<>();
    INPUT
        .matcher(form.group())
        .results()
        .map(input -> attributes(input.group()))
        .forEach(input -> fillIn(input, values));
    AREA.matcher(form.group())
        .results()
        .forEach(
            area ->
                values.put(
                    attributes(area.group(1)).getOrDefault("name", ""),
                    HtmlUtils.htmlUnescape(area.group(2))));
    values.put("givenName", "Ada");
    values.put("familyName", "Lovelace");
    values.remove(EMAIL); // everybody has another
    values.remove("");
    return new SignFields(values);
  }

  private static Map<String, String> attributes(String tag) {
    Map<String, String> attributes = new LinkedHashMap<>();
    ATTRIBUTE
        .matcher(tag)
        .results()
        .forEach(
            attribute ->
                attributes.put(attribute.group(1), HtmlUtils.htmlUnescape(attribute.group(2))));
    return attributes;
  }

  private static void fillIn(Map<String, String> input, Map<String, String> values) {
    String name = input.getOrDefault("name", "");
    String value = input.getOrDefault("value", "");
    switch (input.getOrDefault("type", "text")) {
      case "radio" -> {
        if (value.equals("yes")) {
          values.put(name, value);
        }
      }
      case "checkbox", "submit", "button" -> {} // left alone
      default -> values.put(name, value);
    }
  }

  /** How many consents the form asks for. */
  long consents() {
    return values.keySet().stream().filter(name -> name.startsWith(CONSENT)).count();
  }

  /** All but the address, which the caller appends as it is; ends where the address begins. */
  String bodyBeforeEmail() {
    StringBuilder body = new StringBuilder();
    values.forEach(
        (name, value) ->
            body.append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                .append('&'));
    return body.append(EMAIL).append('=').toString();
  }
}
