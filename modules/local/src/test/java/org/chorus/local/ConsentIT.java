package org.chorus.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.chorus.local.Chromium.Screen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * In a real browser: a coalition agrees on terms beyond the usual ones and asks with boxes to tick,
 * and with a statement that names both of its partners. Supporters need no scripts for either.
 */
class ConsentIT {

  private static final String COALITION = "Bright nights";
  private static final String BOXES = "/dark-skies-by-boxes";
  private static final String STATEMENT = "/dark-skies-by-a-statement";

  private static Chromium chromium;
  private static String app;

  @BeforeAll
  static void publish() throws IOException {
    app = TestStacks.shared().app().url().toString();
    chromium = new Chromium();
    try (BrowserContext clearwaters = chromium.open(Screen.PHONE);
        BrowserContext rightsNorths = chromium.open(Screen.PHONE)) {
      StaffBrowser ines = staff(clearwaters, "ines@clearwater.example");
      found(ines);
      ines.invite("Rights North", COALITION);
      StaffBrowser maja = staff(rightsNorths, "maja@rightsnorth.example");
      maja.go("coalitions");
      maja.clickLink(COALITION);
      Inspection.look(maja.page(), "invitation-settings", Screen.PHONE, pictures(Screen.PHONE));
      maja.click("accept-invitation");
      maja.confirm();
      maja.told("Rights North is now a partner of " + COALITION);
      publish(ines, maja, "Dark skies by boxes", "Ask: a box to tick for each organization");
      publish(ines, maja, "Dark skies by a statement", "Tell: a statement beside the button");
    }
  }

  private static Path pictures(Screen screen) throws IOException {
    return Inspection.pictures(screen);
  }

  private static StaffBrowser staff(BrowserContext context, String email) throws IOException {
    return new StaffBrowser(context, app, pictures(Screen.PHONE)).logIn(email);
  }

  /** With everything that is behind "More settings", wrong at first. */
  private static void found(StaffBrowser ines) throws IOException {
    ines.go("coalitions/new");
    ines.fill("coalition-name", COALITION);
    ines.choose("Every partner, also where a campaign states instead of asking");
    Page page = ines.page();
    page.locator("#more-sharing vaadin-details-summary").click();
    ines.fill("sharing-cap", "0");
    ines.fill("sharing-last-day", "01/03/2020");
    page.keyboard().press("Escape"); // the calendar
    ines.click("found-coalition");
    ines.told("Enter 1 or more, or nothing for no limit.");
    ines.told("Choose a last day that is still to come");
    Inspection.look(page, "found-coalition-refused", Screen.PHONE, pictures(Screen.PHONE));
    ines.fill("sharing-cap", "500");
    ines.fill("sharing-last-day", "31/12/2099");
    page.keyboard().press("Escape");
    ines.told("at most 500 in each pool");
    ines.told("on 31 December 2099 or before");
    ines.click("found-coalition");
    ines.heading(COALITION);
  }

  private static void publish(StaffBrowser ines, StaffBrowser maja, String name, String way) {
    String campaign = ines.createCampaign(COALITION, name, "A petition", way);
    ines.go(campaign + "/pages/common");
    ines.fill("title", name);
    ines.fill("lede", "On May 4, the lamps along the marsh were lit again.");
    ines.fill("lead-in", "Act now: ask Northport for dark nights.");
    ines.fill("article", "Moths and people need the night.");
    ines.fill("statement", "Switch the lamps off at eleven.");
    ines.fill("target-organization", "Northport Council");
    ines.fill("closing-call", "Ask Northport for dark nights.");
    ines.fill("thanks", "Thank you for standing up.");
    ines.click("save-page");
    ines.told("Complete: what is saved can be put to approval.");
    ines.go(campaign);
    ines.click("ask-for-approval");
    ines.told("Every partner is asked to approve now.");
    for (StaffBrowser partner : List.of(ines, maja)) {
      partner.go(campaign + "/review");
      partner.click("approve");
      partner.told("Approved on behalf of your organization.");
    }
    ines.go(campaign);
    ines.click("publish");
    ines.confirm();
    ines.told("is public.");
  }

  @AfterAll
  static void stop() {
    chromium.close();
  }

  @ParameterizedTest
  @EnumSource
  void bothFormsAreForEverybody(Screen screen) throws IOException {
    try (BrowserContext context = chromium.open(screen)) {
      Page page = context.newPage();
      for (String path : List.of(BOXES, STATEMENT, BOXES + "/arrangement")) {
        String name = path.substring(1).replace('/', '-');
        page.navigate(app + path);
        Inspection.look(page, name, screen, pictures(screen));
        if (page.locator(".consents").count() > 0) {
          page.locator(".consents").scrollIntoViewIfNeeded();
          Inspection.picture(page, name + "-consents", screen, pictures(screen));
        }
      }
    }
  }

  /** By keyboard alone. */
  @Test
  void boxesAreEmptyAndNeedNoScript() {
    try (BrowserContext context = chromium.openWithoutScripts(Screen.PHONE)) {
      Page page = context.newPage();
      page.navigate(app + BOXES);
      Locator boxes = page.locator(".consents input[type=checkbox]");
      assertThat(boxes).hasCount(2);
      for (Locator box : boxes.all()) {
        assertThat(box).not().isChecked();
      }
      fillIn(page, "boxes@supporters.example");
      boxes.last().press("Space");
      assertThat(boxes.first()).not().isChecked();
      assertThat(boxes.last()).isChecked();
      page.locator("form button[type=submit]").press("Enter");
      page.waitForURL(app + BOXES + "/thanks#via=*");
    }
  }

  @Test
  void aStatementNamesBothPartnersAndNeedsNoScript() {
    try (BrowserContext context = chromium.openWithoutScripts(Screen.PHONE)) {
      Page page = context.newPage();
      page.navigate(app + STATEMENT);
      assertThat(page.locator(".consents p")).hasCount(1);
      assertThat(page.locator(".consents strong")).hasText("Clearwater Alliance and Rights North");
      fillIn(page, "statement@supporters.example");
      page.locator("form button[type=submit]").press("Enter");
      page.waitForURL(app + STATEMENT + "/thanks#via=*");
    }
  }

  private static void fillIn(Page page, String email) {
    page.locator("#givenName").fill("Ada");
    page.locator("#familyName").fill("Lovelace");
    page.locator("#email").fill(email);
  }
}
