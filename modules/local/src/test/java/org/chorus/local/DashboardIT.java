package org.chorus.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.chorus.local.Chromium.Screen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** In a real browser: a partner looks at the demo's numbers, over another period and on paper. */
class DashboardIT {

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
  void aPartnerChoosesAPeriodAndPrints(Screen screen) throws Exception {
    Path pictures = Inspection.pictures(screen);
    try (BrowserContext context = chromium.open(screen)) {
      StaffBrowser tom = new StaffBrowser(context, app, pictures).logIn("tom@clearwater.example");
      tom.go("campaigns");
      tom.clickLink("Free the Ilsa");
      tom.heading("Free the Ilsa");
      tom.click("numbers");
      tom.heading("Numbers");
      Page page = tom.page();
      Locator comparison = page.locator("#comparison");
      assertThat(comparison).containsText("The 2 other partners, on average");
      assertThat(comparison).not().containsText("not told");
      assertThat(page.locator("#by-country")).containsText("Germany");
      look(tom, "dashboard", "#numbers-period", screen, pictures);

      choose(tom, "numbers-period", "Last 30 days");
      assertThat(page.locator("#dashboard-days")).containsText(Pattern.compile("today included"));
      look(tom, "dashboard-30-days", "#comparison", screen, pictures);
      look(tom, "dashboard-parts", "#by-country", screen, pictures);
      choose(tom, "own-people-by", "Your link");
      assertThat(page.locator("#own-people")).containsText("Mailing to all members");
      look(tom, "dashboard-own", "#own-people", screen, pictures);
      tom.picture("dashboard-whole-" + Inspection.word(screen));

      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      assertThat(page.locator("#comparison")).isVisible();
      assertThat(page.locator("vaadin-drawer-toggle")).isHidden();
      Assertions.assertThat(page.locator("#own-people details table").boundingBox().height)
          .as("unfolded on paper")
          .isPositive();
      tom.picture("dashboard-print-" + Inspection.word(screen));
      if (screen == Screen.DESKTOP) {
        page.pdf(new Page.PdfOptions().setFormat("A4").setPath(pictures.resolve("dashboard.pdf")));
      }
    }
  }

  private static void choose(StaffBrowser staff, String select, String item) {
    staff.page().locator("#" + select).click();
    staff
        .page()
        .locator("vaadin-select-item")
        .filter(new Locator.FilterOptions().setHasText(item))
        .last()
        .click();
    staff.settle();
  }

  private static void look(
      StaffBrowser staff, String name, String part, Screen screen, Path pictures) {
    staff.page().locator(part).scrollIntoViewIfNeeded();
    Inspection.look(staff.page(), "console-" + name, screen, pictures);
  }
}
