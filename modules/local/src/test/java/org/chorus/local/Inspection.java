package org.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.chorus.local.Chromium.Screen;

/**
 * What is asked of every screen: nobody has to scroll sideways, axe finds no violation of WCAG 2.2
 * A and AA, and a picture is kept to be looked at.
 */
final class Inspection {

  private static final List<String> WCAG =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  private Inspection() {}

  /** Lets what slides in arrive, then checks and keeps a picture of what is on the screen. */
  static void look(Page page, String name, Screen screen, Path pictures) {
    page.waitForTimeout(700);
    check(page, name, screen);
    picture(page, name, screen, pictures);
  }

  static void check(Page page, String name, Screen screen) {
    assertThat(page.evaluate("document.documentElement.scrollWidth - window.innerWidth <= 0"))
        .as("%s fits a %s", name, screen)
        .isEqualTo(true);
    List<String> violations =
        new AxeBuilder(page)
            .withTags(WCAG).analyze().getViolations().stream()
                .map(rule -> name + ": " + rule.getId() + " at " + where(rule))
                .toList();
    assertThat(violations).isEmpty();
  }

  private static String where(Rule rule) {
    return String.join(
        ", ", rule.getNodes().stream().map(node -> node.getTarget().toString()).toList());
  }

  static void picture(Page page, String name, Screen screen, Path pictures) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(pictures.resolve(name + "-" + word(screen) + ".png")));
  }

  /** Where pictures go that no guide shows. */
  static Path pictures(Screen screen) throws IOException {
    return Files.createDirectories(
        BuildOutput.target().resolve("screenshots").resolve(word(screen)));
  }

  static String word(Screen screen) {
    return screen.name().toLowerCase(Locale.ROOT);
  }
}
