package org.chorus.app.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chorus.app.StaffHttp;

/**
 * Enters screens of the console as Vaadin's client does: asks for a new user interface, then
 * navigates in it. What comes back is what a browser would draw.
 */
final class Screens {

  private static final Pattern KEY = Pattern.compile("\"Vaadin-Security-Key\":\"([^\"]+)\"");
  private static final Pattern UI = Pattern.compile("\"v-uiId\":(\\d+)");

  private final StaffHttp browser;

  Screens(StaffHttp browser) {
    this.browser = browser;
  }

  /** A user interface of its own, with nothing on it yet. */
  private final class Opened {
    private final String key;
    private final String ui;
    private int sent;

    private Opened(String start) {
      key = only(KEY, start);
      ui = only(UI, start);
    }

    String tell(String event) throws Exception {
      HttpResponse<String> answer =
          browser.post(
              "/console/?v-r=uidl&v-uiId=" + ui,
              "application/json",
              "{\"csrfToken\":\"%s\",\"rpc\":[%s],\"syncId\":%d,\"clientId\":%d}"
                  .formatted(key, event, sent, sent));
      sent++;
      assertThat(answer.statusCode()).isEqualTo(200);
      return answer.body();
    }

    String navigate(String path) throws Exception {
      String[] parts = path.split("\\?", 2);
      return tell(
          """
          {"type":"event","node":1,"event":"ui-navigate","data":{"route":"%s","query":"%s",\
          "appShellTitle":"","historyState":null,"trigger":""}}"""
              .formatted(parts[0], parts.length > 1 ? parts[1] : ""));
    }
  }

  /** What is drawn there. */
  String enter(String path) throws Exception {
    return open().navigate(path);
  }

  /** Chooses whom to work for, in the screen that asks. */
  void workFor(String organization) throws Exception {
    Opened ui = open();
    String chooser = ui.navigate("choose-organization");
    String text =
        only(
            Pattern.compile(
                "\"node\":(\\d+),\"type\":\"put\",\"key\":\"text\",\"feat\":\\d+,\"value\":\""
                    + Pattern.quote(organization)
                    + "\""),
            chooser);
    String button =
        only(
            Pattern.compile(
                "\"node\":(\\d+),\"type\":\"splice\",\"feat\":2,\"index\":0,\"addNodes\":\\["
                    + text
                    + "\\]"),
            chooser);
    ui.tell(
        """
        {"type":"event","node":%s,"event":"click","data":{"event.screenX":0,"event.screenY":0,\
        "event.clientX":0,"event.clientY":0,"event.detail":1,"event.button":0,\
        "event.ctrlKey":false,"event.shiftKey":false,"event.altKey":false,"event.metaKey":false}}"""
            .formatted(button));
  }

  private Opened open() throws Exception {
    HttpResponse<String> start = browser.get("/console/?v-r=init&location=&query=");
    assertThat(start.statusCode()).isEqualTo(200);
    return new Opened(start.body());
  }

  private static String only(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
    return matcher.group(1);
  }
}
