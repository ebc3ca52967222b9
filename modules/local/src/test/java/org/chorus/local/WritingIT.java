package org.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chorus.local.Chromium.Screen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Writing a page in a real browser, faster than anybody should. */
class WritingIT {

  private static final List<String> TEXTS =
      List.of(
          "title",
          "lede",
          "lead-in",
          "article",
          "statement",
          "target-name",
          "target-job-title",
          "target-organization",
          "closing-call",
          "thanks");

  private static Chromium chromium;
  private static String app;
  private static String petition;

  @BeforeAll
  static void start() throws Exception {
    app = TestStacks.shared().app().url().toString();
    chromium = new Chromium();
    try (BrowserContext context = chromium.open(Screen.DESKTOP)) {
      StaffBrowser ines = ines(context);
      ines.foundCoalition("Writers in a hurry");
      petition = ines.createCampaign("Writers in a hurry", "Slow down", "A petition");
    }
  }

  @AfterAll
  static void stop() {
    chromium.close();
  }

  /** How a browser tells that something was typed. */
  enum Input {
    PLAIN,
    /** Methods for accents, emoji and many scripts tell it twice. */
    COMPOSED,
  }

  @ParameterizedTest
  @EnumSource
  void whatIsSavedAtOnceIsAllThere(Input input) throws Exception {
    try (BrowserContext context = chromium.open(Screen.DESKTOP)) {
      StaffBrowser ines = ines(context);
      ines.go(petition + "/pages/common");
      Page page = ines.page();
      Map<String, String> written = new LinkedHashMap<>();
      for (String id : TEXTS) {
        Locator field = field(page, id);
        boolean oneLine = "INPUT".equals(field.evaluate("element => element.tagName"));
        String text = id + " " + input + (oneLine ? "" : "\n\nand a second paragraph");
        field.fill(text);
        if (input == Input.COMPOSED) {
          field.evaluate(
              "element => element.dispatchEvent("
                  + "new Event('input', {bubbles: true, composed: true}))");
        }
        written.put(id, text);
      }
      ines.click("save-page");
      ines.told("Saved.");

      ines.go(petition + "/pages/common");
      Map<String, String> kept = new LinkedHashMap<>();
      TEXTS.forEach(id -> kept.put(id, field(page, id).inputValue()));
      assertThat(kept).isEqualTo(written);
    }
  }

  private static StaffBrowser ines(BrowserContext context) throws Exception {
    Path pictures = Files.createDirectories(BuildOutput.target().resolve("screenshots/writing"));
    return new StaffBrowser(context, app, pictures).logIn("ines@clearwater.example");
  }

  private static Locator field(Page page, String id) {
    return page.locator("#" + id + " input, #" + id + " textarea").first();
  }
}
