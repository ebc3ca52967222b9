package org.chorus.site;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chorus.site.Browser.Answer;
import org.chorus.testing.ManualClock;
import org.springframework.stereotype.Component;

/** Reads a page and fills in its form, which takes a while. */
@Component
final class Supporter {

  private static final Pattern ASKED = Pattern.compile("id=\"(consent-[0-9a-f-]{36})\"");

  static final Duration WHILE = Duration.ofSeconds(10);

  private final Browser browser;
  private final ManualClock clock;

  Supporter(Browser browser, ManualClock clock) {
    this.browser = browser;
    this.clock = clock;
  }

  /** The form of a page, filled in by somebody who says yes to the first and no to the others. */
  Map<String, String> filledIn(String path, String email) {
    Map<String, String> form = filledInAtOnce(path, email);
    clock.advance(WHILE);
    return form;
  }

  /** The same, by a program. */
  Map<String, String> filledInAtOnce(String path, String email) {
    Answer page = browser.get(path);
    Map<String, String> form = new LinkedHashMap<>(page.form());
    form.put("givenName", "Ada");
    form.put("familyName", "Lovelace");
    form.put("email", email);
    Matcher asked = ASKED.matcher(page.body());
    String answer = "yes";
    while (asked.find()) {
      form.put(asked.group(1), answer);
      answer = "no";
    }
    return form;
  }

  /** Under which name the first organization asks. */
  static String firstQuestion(Map<String, String> form) {
    return form.keySet().stream().filter(name -> name.startsWith("consent-")).findFirst().get();
  }

  /** The number that the page shows. */
  long total(String path) {
    String json = browser.get(path + "/count").body();
    return Long.parseLong(json.replaceAll("\\D", ""));
  }
}
