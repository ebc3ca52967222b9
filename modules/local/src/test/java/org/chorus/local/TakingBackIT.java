package org.chorus.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
      sign(page, email);
      String link = links(email, 1).getFirst();

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

      sign(page, email);
      page.navigate(links(email, 2).getLast());
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

  private static void sign(Page page, String email) {
    page.navigate(app + PETITION);
    page.locator("#givenName").fill("Ada");
    page.locator("#familyName").fill("Lovelace");
    page.locator("#email").fill(email);
    for (Locator no : page.locator("form fieldset input[value=no]").all()) {
      no.check();
    }
    if (page.locator("#country").count() > 0) {
      page.locator("#country").selectOption("DE");
    }
    page.waitForTimeout(3_000); // whoever is faster passes for a program
    page.locator(".sign form button[type=submit]").click();
    assertThat(page.locator("h1")).hasText("Thank you for signing");
  }

  /** Of the mails to an address, once there are so many of them. */
  private static List<String> links(String email, int mails) {
    Pattern link = Pattern.compile(app + "/confirm/[\\w-]+");
    for (int attempt = 0; attempt < 200; attempt++) {
      List<String> links =
          stack.mail().messages().stream()
              .filter(message -> message.to().contains(email))
              .map(message -> link.matcher(message.text()))
              .filter(Matcher::find)
              .map(Matcher::group)
              .toList();
      if (links.size() >= mails) {
        return links;
      }
      Pause.shortly();
    }
    throw new AssertionError("no confirmation mail");
  }
}
