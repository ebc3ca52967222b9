package org.chorus.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.chorus.local.Chromium.Screen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * In a real browser: a campaigner makes a link and takes it along, somebody signs by it on the
 * common page and passes that on, and the next one signs by theirs.
 */
class LinksIT {

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
  void fromTheCampaignerToTheSupportersFriend(Screen screen) throws Exception {
    Path pictures = Inspection.pictures(screen);
    String name = "Stall at the harbour, " + Inspection.word(screen);
    try (BrowserContext office = chromium.open(screen);
        BrowserContext supporter = chromium.open(screen);
        BrowserContext friend = chromium.open(screen)) {
      StaffBrowser tom = new StaffBrowser(office, app, pictures).logIn("tom@clearwater.example");
      tom.go("campaigns");
      tom.clickLink("Free the Ilsa");
      tom.heading("Free the Ilsa");
      tom.click("links");
      tom.heading("Your links");
      tom.fill("link-name", name);
      tom.page().locator("#link-channel").click();
      tom.choose("Print and QR codes");
      tom.click("make-link");
      String link = tom.page().locator("#link-address input").inputValue();
      Assertions.assertThat(link)
          .matches(Pattern.quote(app) + "/free-the-ilsa/clearwater\\?via=[2-9a-z]{7}");
      Inspection.look(tom.page(), "console-link", screen, pictures);

      Page common = supporter.newPage();
      sign(common, link.replace("/clearwater", ""), "by.link", screen);
      Locator own = common.locator("[data-share] .address a");
      assertThat(own).hasText(Pattern.compile("/free-the-ilsa\\?via=[\\w-]{22}$"));
      String passedOn = own.getAttribute("href");
      for (Locator share : common.locator("[data-share] .share a").all()) {
        assertThat(share).hasAttribute("href", Pattern.compile("%3Fvia%3D[\\w-]{22}"));
      }
      Inspection.look(common, "passing-on", screen, pictures);

      sign(friend.newPage(), passedOn, "passed.on", screen);

      tom.page().reload();
      tom.heading("Your links");
      Locator row = tom.page().locator(".row", new Page.LocatorOptions().setHasText(name));
      assertThat(row).containsText("1 person, 0 confirmed");
      Inspection.look(tom.page(), "console-links", screen, pictures);
      tom.go(tom.campaign().replace("/links", "/numbers"));
      assertThat(tom.page().locator("#by-channel")).containsText("Passed on by supporters");
    }
  }

  private static void sign(Page page, String address, String who, Screen screen) {
    String email = who + "." + Inspection.word(screen) + "@supporters.example";
    SupporterBrowser.sign(page, address, "Ada", email, "no");
  }
}
