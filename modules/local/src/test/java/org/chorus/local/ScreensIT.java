package org.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.chorus.local.Chromium.Screen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The demo's screens at both widths: nobody has to scroll sideways, and axe finds no violation of
 * WCAG 2.2 A and AA. Pictures of them go to {@code target/screenshots}, and with {@code
 * -Dchorus.docs=write} to {@code docs/images}.
 */
class ScreensIT {

  private static final Map<String, String> PUBLIC_PAGES =
      Map.of(
          "front", "/",
          "petition", "/free-the-ilsa/clearwater",
          "letter", "/open-letter-ilsa/rights-north",
          "common", "/open-letter-ilsa",
          "german", "/free-the-ilsa/rights-north?lang=de",
          "arrangement", "/open-letter-ilsa/arrangement",
          "resend", "/free-the-ilsa/clearwater/resend",
          "resend-asked", "/free-the-ilsa/clearwater/resend/asked");

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
  void publicPagesAreForEverybody(Screen screen) throws IOException {
    try (BrowserContext context = chromium.open(screen)) {
      Page page = context.newPage();
      for (Map.Entry<String, String> each : PUBLIC_PAGES.entrySet()) {
        page.navigate(app + each.getValue());
        Inspection.check(page, each.getKey(), screen);
        Inspection.picture(page, each.getKey(), screen, directory(screen));
      }
      page.navigate(app + "/open-letter-ilsa/clearwater");
      page.locator("form button[type=submit]").click(); // empty
      assertThat(page.locator(".fault").count()).isPositive();
      Inspection.check(page, "refused", screen);
      Inspection.picture(page, "refused", screen, directory(screen));
    }
  }

  @ParameterizedTest
  @EnumSource
  void theConsoleIsForEverybodyAtAPartner(Screen screen) throws IOException {
    try (BrowserContext context = chromium.open(screen)) {
      StaffBrowser ines = new StaffBrowser(context, app, directory(screen));
      ines.logIn("ines@clearwater.example");
      ines.heading("Clearwater Alliance");
      Page page = ines.page();
      look(ines, "console-home", screen);
      for (String path : List.of("coalitions", "campaigns", "people", "activity", "organization")) {
        ines.go(path);
        page.locator("h1").last().waitFor();
        look(ines, "console-" + path, screen);
      }
      ines.open("Let the Ilsa Run");
      look(ines, "console-coalition", screen);
      ines.clickLink("Create a campaign");
      ines.heading("Create a campaign");
      look(ines, "console-create-campaign", screen);
      ines.open("Let the Ilsa Run");
      ines.clickLink("Propose new terms");
      ines.heading("Propose new terms");
      look(ines, "console-propose-terms", screen);
      ines.go("coalitions/new");
      look(ines, "console-found-coalition", screen);
      page.locator("#more-sharing vaadin-details-summary").click();
      page.locator("#sharing-cap").scrollIntoViewIfNeeded();
      look(ines, "console-found-coalition-settings", screen);
      ines.go("campaigns");
      ines.clickLink("Open the water contracts");
      ines.heading("Open the water contracts");
      look(ines, "console-campaign-draft", screen);
      ines.clickLink("Edit");
      ines.heading("Common page");
      look(ines, "console-editor", screen);
      ines.clickLink("Preview");
      ines.heading("Preview: Common page");
      look(ines, "console-preview", screen);
      ines.go("campaigns");
      ines.clickLink("Free the Ilsa");
      ines.heading("Free the Ilsa");
      ines.go(ines.campaign() + "/review");
      ines.heading("Review");
      look(ines, "console-review", screen);
      ines.go("campaigns");
      ines.clickLink("Open letter to Tarn Valley Energy");
      ines.heading("Open letter to Tarn Valley Energy");
      look(ines, "console-campaign", screen);
      page.locator("#protection").scrollIntoViewIfNeeded();
      look(ines, "console-protection", screen);
      ines.click("numbers");
      ines.heading("Numbers");
      look(ines, "console-numbers", screen);
      page.locator("#to-statement a").click();
      ines.heading("Statement");
      look(ines, "console-statement", screen);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theConsoleIsForEverybodyWhoAdministersAPartner(Screen screen) throws IOException {
    try (BrowserContext context = chromium.open(screen)) {
      StaffBrowser ines = new StaffBrowser(context, app, directory(screen));
      ines.logIn("ines@clearwater.example");
      ines.go("people/groups");
      look(ines, "console-second-factor", screen);
      ines.click("show-second-factor");
      ines.stepUp();
      for (String path : List.of("groups", "machines", "invitations")) {
        ines.go("people/" + path);
        ines.page().locator("h1").last().waitFor();
        look(ines, "console-people-" + path, screen);
      }
      ines.go("organization/mail");
      ines.page().locator("h1").last().waitFor();
      look(ines, "console-organization-mail", screen);
      ines.go("people");
      ines.page().locator(".row-actions a").first().click();
      ines.page().locator("#reasons").waitFor();
      look(ines, "console-person", screen);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theConsoleIsForEverybodyWhoAdministersThePlatform(Screen screen) throws IOException {
    try (BrowserContext context = chromium.open(screen)) {
      StaffBrowser rosa = new StaffBrowser(context, app, directory(screen));
      rosa.logIn("rosa@chorus.example");
      rosa.go("platform/organizations/clearwater/login");
      rosa.click("show-second-factor");
      rosa.stepUp();
      look(rosa, "console-platform-login", screen);
      for (String path :
          List.of("organizations", "administrators", "mail", "switches", "activity")) {
        rosa.go("platform/" + path);
        rosa.page().locator("h1").last().waitFor();
        look(rosa, "console-platform-" + path, screen);
      }
      rosa.go("platform/organizations/new");
      look(rosa, "console-platform-new-organization", screen);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theConsoleIsForEverybodyWhoWritesAPage(Screen screen) throws IOException {
    try (BrowserContext context = chromium.open(screen)) {
      StaffBrowser tom = new StaffBrowser(context, app, directory(screen));
      tom.logIn("tom@clearwater.example");
      tom.go("campaigns");
      tom.clickLink("Free the Ilsa");
      tom.heading("Free the Ilsa");
      tom.go(tom.campaign() + "/pages/own");
      tom.heading("Your page");
      look(tom, "console-own-page", screen);
      tom.go("campaigns");
      tom.clickLink("Free the Ilsa");
      tom.heading("Free the Ilsa");
      String campaign = tom.campaign();
      tom.click("signatures");
      tom.heading("Signatures to look at");
      look(tom, "console-signatures", screen);
      tom.click("take-all-out");
      tom.page().locator("#act-reason").waitFor();
      look(tom, "console-take-out", screen);
      tom.go(campaign + "/links");
      tom.heading("Your links");
      look(tom, "console-links", screen);
      tom.go(campaign + "/statement");
      tom.click("show-second-factor");
      tom.stepUp();
      tom.heading("Statement");
      tom.page().locator("#people-basis").scrollIntoViewIfNeeded();
      look(tom, "console-statement-names", screen);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLinkLeadsToTheBeginningOfAScreen(Screen screen) throws IOException {
    try (BrowserContext context = chromium.open(screen)) {
      StaffBrowser ines = new StaffBrowser(context, app, directory(screen));
      ines.logIn("ines@clearwater.example");
      ines.open("Let the Ilsa Run");
      Locator link =
          ines.page()
              .getByRole(
                  AriaRole.LINK,
                  new Page.GetByRoleOptions().setName("Create a campaign").setExact(true));
      link.scrollIntoViewIfNeeded();
      Locator above = ines.page().locator("h1").last();
      assertThat(above.boundingBox().y).as("scrolled down").isNegative();
      link.click();
      ines.heading("Create a campaign");
      ines.settle();
      assertThat(ines.page().locator("h1").last().boundingBox().y).isPositive();
    }
  }

  private static void look(StaffBrowser staff, String name, Screen screen) throws IOException {
    Inspection.look(staff.page(), name, screen, directory(screen));
  }

  private static Path directory(Screen screen) throws IOException {
    return "write".equals(System.getProperty("chorus.docs"))
        ? Path.of("../../docs/images")
        : Inspection.pictures(screen);
  }
}
