package org.chorus.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.chorus.local.Chromium.Screen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Somebody signs, takes the signature back by the link in the mail, signs again, is written to once
 * more, and has everything erased.
 */
class TakingBackIT {

  private static final String PETITION = "/free-the-ilsa/clearwater";

  private static LocalStack stack;
  private static Chromium chromium;
  private static String app;

  @BeforeAll
  static void start() {
    stack = TestStacks.shared();
    app = stack.app().url().toString();
    chromium = new Chromium();
  }

  @AfterAll
  static void stop() {
    chromium.close();
  }

  @ParameterizedTest
  @EnumSource
  void fromTheLinkInTheMailToNothingLeft(Screen screen) throws Exception {
    Path pictures = Inspection.pictures(screen);
    String email = "changes.her.mind." + Inspection.word(screen) + "@supporters.example";
    try (BrowserContext context = chromium.open(screen)) {
      Page page = context.newPage();
      SupporterBrowser.sign(page, app + PETITION, "Ada", email, "no");
      String link = SupporterBrowser.links(stack, email, 1).getFirst();

      page.navigate(link);
      Inspection.look(page, "confirm", screen, pictures);
      page.locator("a[href$='/withdraw']").click();
      assertThat(page.locator("h1")).hasText("Take your signature back");
      Inspection.look(page, "take-back", screen, pictures);
      page.locator("#withdraw").click();
      assertThat(page.locator("h1")).hasText("Your signature is taken back");
      Inspection.look(page, "taken-back", screen, pictures);

      page.navigate(link);
      assertThat(page.locator("h1")).hasText("You took your signature back");
      Inspection.look(page, "take-back-again", screen, pictures);

      SupporterBrowser.sign(page, app + PETITION, "Ada", email, "no");
      page.navigate(SupporterBrowser.links(stack, email, 2).getLast());
      page.locator("main form button").click();
      assertThat(page.locator("h1")).hasText("Confirmed. Thank you.");
      Inspection.look(page, "confirmed", screen, pictures);

      page.navigate(link + "/withdraw");
      page.locator("#erase").click();
      assertThat(page.locator("h1")).hasText("Everything is erased");
      Inspection.look(page, "erased", screen, pictures);
      page.navigate(link);
      assertThat(page.locator("h1")).hasText("This link does not work");
    }
  }
}
