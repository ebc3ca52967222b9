package org.chorus.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What supporters do on public pages, and with the mail that comes of it. */
final class SupporterBrowser {

  private SupporterBrowser() {}

  /**
   * Signs, from the page to the thanks.
   *
   * @param answer to every organization that asks: yes or no
   */
  static void sign(Page page, String address, String givenName, String email, String answer) {
    page.navigate(address);
    page.locator("#givenName").fill(givenName);
    page.locator("#familyName").fill("Lovelace");
    page.locator("#email").fill(email);
    for (Locator said : page.locator("form fieldset input[value=" + answer + "]").all()) {
      said.check();
    }
    if (page.locator("#country").count() > 0) {
      page.locator("#country").selectOption("DE");
    }
    page.waitForTimeout(3_000); // whoever is faster passes for a program
    page.locator(".sign form button[type=submit]").click();
    assertThat(page.locator("h1")).hasText("Thank you for signing");
  }

  /**
   * Of the mails to an address, once there are so many of them, which is a moment after signing.
   */
  static List<String> links(LocalStack stack, String email, int mails) {
    Pattern link = Pattern.compile(stack.app().url() + "/confirm/[\\w-]+");
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
