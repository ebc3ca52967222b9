package org.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import org.chorus.local.Chromium.Screen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The console's dialogs at both widths: each fits the screen, axe finds nothing, Escape closes it,
 * and a picture is kept in {@code target/screenshots}. None of them takes its step.
 */
class DialogsIT {

  private static final String COALITION = "Doors and windows";

  private static final String OPEN = "vaadin-dialog[opened], vaadin-confirm-dialog[opened]";

  /** Inside the screen at all sides, and nothing in it wider than itself. */
  private static final String FITS =
      """
      dialog => {
        const overlay = dialog.shadowRoot.querySelector('#overlay');
        const frame = overlay.shadowRoot.querySelector('[part~=overlay]');
        const box = frame.getBoundingClientRect();
        const wide = [frame, ...overlay.shadowRoot.querySelectorAll('[part~=content]')]
            .some(part => part.scrollWidth > part.clientWidth + 1);
        return box.left >= 0 && box.top >= 0 && box.right <= innerWidth
            && box.bottom <= innerHeight && !wide;
      }
      """;

  private static Chromium chromium;
  private static String app;
  private static String draft;

  @BeforeAll
  static void start() throws Exception {
    app = TestStacks.shared().app().url().toString();
    chromium = new Chromium();
    try (BrowserContext context = chromium.open(Screen.DESKTOP)) {
      StaffBrowser ines = staff(context, Screen.DESKTOP, "ines@clearwater.example");
      ines.foundCoalition(COALITION);
      ines.invite("Rights North", COALITION);
      ines.click("invite-organization");
      ines.choose("Somebody, by email");
      ines.fill("invitee-email", "office@far-away.example");
      ines.click("send-invitation");
      draft = ines.createCampaign(COALITION, "Mind the doors", "A petition");
      ines.open(COALITION);
      ines.click("propose-terms");
      ines.choose("More than half of the partners");
      ines.click("propose");
      ines.told("The partners can answer now.");
    }
  }

  @AfterAll
  static void stop() {
    chromium.close();
  }

  @ParameterizedTest
  @EnumSource
  void conveners(Screen screen) throws Exception {
    try (BrowserContext context = chromium.open(screen)) {
      StaffBrowser ines = staff(context, screen, "ines@clearwater.example");
      ines.open("Let the Ilsa Run");
      ines.click("invite-organization");
      look(ines, "invite", screen);
      ines.click("manage-rights-north");
      look(ines, "manage", screen);
      ines.click("manage-rights-north");
      ines.choose("Suspend it");
      look(ines, "suspend", screen);
      ines.click("leave-coalition");
      look(ines, "leave", screen);
      ines.open(COALITION);
      ines.click("invite-organization");
      ines.choose("Somebody, by email");
      look(ines, "invite-by-email", screen);
      ines.click("object-to-terms");
      look(ines, "object", screen);
      ines.click("accept-terms");
      look(ines, "accept-new-terms", screen);
      ines.click("withdraw-terms");
      look(ines, "withdraw-terms", screen);
      ines.go("campaigns");
      ines.clickLink("Free the Ilsa");
      ines.heading("Free the Ilsa");
      for (String step : new String[] {"pause", "close", "plan"}) {
        ines.click(step + "-campaign");
        look(ines, step, screen);
      }
      ines.click("change-protection");
      look(ines, "protection", screen);
      ines.go(draft);
      ines.click("archive-campaign");
      look(ines, "give-up-draft", screen);
      ines.go("people");
      changeFirst(ines);
      look(ines, "second-factor-for-roles", screen);
      changeFirst(ines);
      ines.stepUp();
      changeFirst(ines);
      look(ines, "roles", screen);
      ines.page().locator(".row-actions a").first().click();
      ines.click("give-role");
      look(ines, "give-role", screen);
      changeFirst(ines);
      look(ines, "revoke-role", screen);
    }
  }

  @ParameterizedTest
  @EnumSource
  void writers(Screen screen) throws Exception {
    try (BrowserContext context = chromium.open(screen)) {
      StaffBrowser ines = staff(context, screen, "ines@clearwater.example");
      StaffBrowser again = new StaffBrowser(context, app, Inspection.pictures(screen));
      String contested =
          ines.createCampaign(
              COALITION, "The same door on a " + Inspection.word(screen), "A petition");
      ines.go(contested + "/pages/common");
      again.go(contested + "/pages/common");
      again.fill("title", "The other door");
      again.click("save-page");
      again.told("Saved.");
      ines.fill("title", "This door");
      ines.click("save-page");
      look(ines, "conflict", screen);
      ines.go("campaigns");
      ines.clickLink("Free the Ilsa");
      ines.heading("Free the Ilsa");
      ines.go(ines.campaign() + "/pages/common/de");
      ines.click("import-page");
      look(ines, "import", screen);
      ines.click("remove-language");
      look(ines, "remove-language", screen);
    }
  }

  @ParameterizedTest
  @EnumSource
  void partners(Screen screen) throws Exception {
    try (BrowserContext context = chromium.open(screen)) {
      StaffBrowser maja = staff(context, screen, "maja@rightsnorth.example");
      maja.open(COALITION);
      maja.click("accept-invitation");
      look(maja, "accept", screen);
      maja.click("decline-invitation");
      look(maja, "decline", screen);
      maja.go("campaigns");
      maja.clickLink("Open the water contracts");
      maja.click("review");
      maja.click("request-changes");
      look(maja, "request-changes", screen);
    }
    try (BrowserContext context = chromium.open(screen)) {
      StaffBrowser tom = staff(context, screen, "tom@clearwater.example");
      tom.go("campaigns");
      tom.clickLink("Free the Ilsa");
      tom.click("numbers");
      tom.click("export-contacts");
      look(tom, "second-factor", screen);
      tom.click("export-contacts");
      tom.stepUp();
      tom.click("export-contacts");
      look(tom, "export", screen);
    }
  }

  @ParameterizedTest
  @EnumSource
  void platformAdministrators(Screen screen) throws Exception {
    try (BrowserContext context = chromium.open(screen)) {
      StaffBrowser rosa = staff(context, screen, "rosa@chorus.example");
      rosa.go("platform/switches");
      rosa.click("switch-off-site");
      rosa.stepUp();
      for (String each : new String[] {"signing", "mail", "counters", "site"}) {
        rosa.click("switch-off-" + each);
        rosa.fill("switch-message", "We check signatures of this morning. Back at noon.");
        look(rosa, "switch-off-" + each, screen);
      }
    }
  }

  /** Presses the button of the first row of the screen. */
  private static void changeFirst(StaffBrowser staff) {
    staff.page().locator(".row-actions vaadin-button, vaadin-button.row-actions").first().click();
  }

  private static StaffBrowser staff(BrowserContext context, Screen screen, String email)
      throws Exception {
    return new StaffBrowser(context, app, Inspection.pictures(screen)).logIn(email);
  }

  private static void look(StaffBrowser staff, String name, Screen screen) throws Exception {
    Page page = staff.page();
    Path pictures = Inspection.pictures(screen);
    Locator dialog = page.locator(OPEN);
    dialog.first().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    Inspection.look(page, "dialog-" + name, screen, pictures);
    assertThat(dialog.last().evaluate(FITS)).as("%s fits a %s", name, screen).isEqualTo(true);
    page.keyboard().press("Escape");
    dialog.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    staff.settle();
  }
}
