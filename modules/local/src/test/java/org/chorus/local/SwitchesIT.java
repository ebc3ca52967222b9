package org.chorus.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.chorus.local.Chromium.Screen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A platform administrator switches everything off, one thing after the other, and a supporter
 * looks at what is left of it.
 */
class SwitchesIT {

  private static final String MESSAGE = "We check signatures of this morning. Back at noon.";
  private static final int A_MOMENT = 1_000; // milliseconds, chorus.site.moment
  private static final String PETITION = "/free-the-ilsa/clearwater";

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
  void whatIsSwitchedOffIsSeenByEverybodyUntilItIsOnAgain(Screen screen) throws Exception {
    Path pictures = Inspection.pictures(screen);
    try (BrowserContext staff = chromium.open(screen);
        BrowserContext supporters = chromium.open(screen)) {
      StaffBrowser rosa = new StaffBrowser(staff, app, pictures).logIn("rosa@chorus.example");
      rosa.go("platform/switches");
      rosa.click("switch-off-signing");
      rosa.stepUp();
      Page supporter = supporters.newPage();

      supporter.navigate(page("form"));
      fillIn(supporter);
      flipOff(rosa, "signing");
      supporter.locator(".sign form button[type=submit]").click();
      assertThat(supporter.locator("#notice")).containsText("Your signature was not taken");
      assertThat(supporter.locator("#email")).hasValue("patient@supporters.example");
      Inspection.look(supporter, "switched-off-form", screen, pictures);
      supporter.navigate(page("signing"));
      assertThat(supporter.locator("#sign")).containsText(MESSAGE);
      supporter.locator("#sign").scrollIntoViewIfNeeded();
      Inspection.look(supporter, "switched-off-signing", screen, pictures);
      rosa.go("platform/organizations");
      assertThat(rosa.page().locator("#switched-off")).containsText("Signing is switched off");
      Inspection.look(rosa.page(), "console-switch-banner", screen, pictures);
      flipOn(rosa, "signing");

      flipOff(rosa, "mail");
      supporter.navigate(app + PETITION + "/thanks?look=mail");
      assertThat(supporter.locator(".panel")).containsText("Our email is stopped");
      Inspection.look(supporter, "switched-off-mail", screen, pictures);
      flipOn(rosa, "mail");

      Page open = supporters.newPage();
      open.clock().install();
      open.navigate(page("open"));
      Locator number = open.locator(".sign .tally");
      assertThat(number).isVisible();
      flipOff(rosa, "counters");
      open.clock().runFor(31_000); // the page asks for the number each half a minute
      assertThat(number).isHidden();
      supporter.navigate(page("counters"));
      assertThat(supporter.locator("#sign")).containsText("The number is not shown");
      supporter.locator("#sign").scrollIntoViewIfNeeded();
      Inspection.look(supporter, "switched-off-counters", screen, pictures);
      flipOn(rosa, "counters");

      flipOff(rosa, "site");
      Inspection.look(rosa.page(), "console-platform-switches-off", screen, pictures);
      assertThat(supporter.navigate(page("closed")).status()).isEqualTo(503);
      assertThat(supporter.locator("#closed")).containsText(MESSAGE);
      Inspection.look(supporter, "switched-off-site", screen, pictures);
      flipOn(rosa, "site");
      assertThat(supporter.navigate(page("again")).status()).isEqualTo(200);
    } finally {
      everythingRuns();
    }
  }

  private static void fillIn(Page page) {
    page.locator("#givenName").fill("Ada");
    page.locator("#familyName").fill("Lovelace");
    page.locator("#email").fill("patient@supporters.example");
    for (Locator no : page.locator(".consents input[value=no]").all()) {
      no.check();
    }
  }

  /** An address that the browser has not kept. */
  private static String page(String word) {
    return app + PETITION + "?look=" + word;
  }

  private static void flipOff(StaffBrowser rosa, String which) {
    rosa.go("platform/switches");
    rosa.click("switch-off-" + which);
    rosa.fill("switch-message", MESSAGE);
    rosa.fill("switch-reason", "a test");
    rosa.click("confirm-switch");
    rosa.told("is off.");
    rosa.page().waitForTimeout(A_MOMENT); // a page of just before is handed out again for so long
  }

  private static void flipOn(StaffBrowser rosa, String which) {
    rosa.go("platform/switches");
    rosa.click("switch-on-" + which);
    rosa.click("confirm-switch");
    rosa.told("is on.");
    rosa.page().waitForTimeout(A_MOMENT);
  }

  /** Whatever went wrong: other tests share the stack. */
  private static void everythingRuns() throws SQLException {
    Postgres postgres = TestStacks.shared().postgres();
    try (Connection connection = postgres.connectAs(postgres.owner());
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("update site_switch set off_since = null, message = ''");
    }
  }
}
