package org.chorus.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.chorus.local.Chromium.Screen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A data steward opens the figures of a statement to the last name, and takes them along. */
class StatementIT {

  private static Chromium chromium;
  private static String app;

  @BeforeAll
  static void start() {
    app = TestStacks.shared().app().url().toString();
    chromium = new Chromium();
  }

  @AfterAll
  static void stop() {
    chromium.close();
  }

  @ParameterizedTest
  @EnumSource
  void figuresOpenIntoNames(Screen screen) throws Exception {
    Path pictures = Inspection.pictures(screen);
    try (BrowserContext context = chromium.open(screen)) {
      StaffBrowser tom = new StaffBrowser(context, app, pictures).logIn("tom@clearwater.example");
      tom.go("campaigns");
      tom.clickLink("Free the Ilsa");
      tom.heading("Free the Ilsa");
      tom.click("numbers");
      tom.heading("Numbers");
      Page page = tom.page();
      page.locator("#to-statement a").click();
      tom.heading("Statement");
      Locator own = page.locator("#figure-granted-own");
      assertThat(own).containsText("Signed on your page and agreed to you.");
      assertThat(page.locator("#people")).hasCount(0);
      tom.click("show-second-factor");
      tom.stepUp();

      Locator people = page.locator("#people tbody tr");
      assertThat(people).hasCount(50);
      page.locator("#people").scrollIntoViewIfNeeded();
      Inspection.look(page, "console-statement-people", screen, pictures);
      tom.click("more-people");
      assertThat(people).hasCount(100);
      for (String row : people.allInnerTexts()) {
        assertThat(row).contains("under version");
      }

      page.locator("#figure-held").scrollIntoViewIfNeeded();
      assertThat(beginning(page, "download-statement", ".csv")).contains("figure,title,people");
      assertThat(beginning(page, "download-statement-pdf", ".pdf")).startsWith("%PDF-");
      page.locator("#statement-period").click();
      page.locator("vaadin-select-item").nth(2).click(); // the month before
      assertThat(page.locator("#figure-brought td")).hasText(Pattern.compile("\\d+"));
      Inspection.look(page, "console-statement-month", screen, pictures);
    }
  }

  /** The first bytes of a file, as far as they are ASCII. */
  private static String beginning(Page page, String link, String ending) throws Exception {
    Download download = page.waitForDownload(() -> page.locator("#" + link).click());
    assertThat(download.suggestedFilename()).endsWith(ending);
    try (InputStream file = download.createReadStream()) {
      return new String(file.readNBytes(100), StandardCharsets.US_ASCII);
    }
  }
}
