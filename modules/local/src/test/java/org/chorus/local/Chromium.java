package org.chorus.local;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The installed Chromium, driven by Playwright. {@code CHORUS_BROWSER} names another executable. A
 * missing browser fails the tests: one that is skipped proves nothing.
 */
final class Chromium implements AutoCloseable {

  private static final List<String> USUAL_PLACES =
      List.of(
          "/usr/bin/chromium",
          "/usr/bin/chromium-browser",
          "/usr/bin/google-chrome",
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

  /** What keeps Chromium from calling home, and lets it run as root. */
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  /** In milliseconds. A busy machine is slow to show a first page. */
  private static final double PATIENCE = 30_000;

  private final Playwright playwright;
  private final Browser browser;

  Chromium() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions().setExecutablePath(executable()).setArgs(ARGUMENTS));
  }

  /** A person's browser: cookies of its own, the screen's size, British English. */
  BrowserContext open(Screen screen) {
    return open(options(screen));
  }

  /** The same, with JavaScript switched off. */
  BrowserContext openWithoutScripts(Screen screen) {
    return open(options(screen).setJavaScriptEnabled(false));
  }

  private static Browser.NewContextOptions options(Screen screen) {
    return new Browser.NewContextOptions()
        .setViewportSize(screen.width, screen.height)
        .setLocale("en-GB")
        .setAcceptDownloads(true);
  }

  private BrowserContext open(Browser.NewContextOptions options) {
    BrowserContext context = browser.newContext(options);
    context.setDefaultTimeout(PATIENCE);
    return context;
  }

  private static Path executable() {
    return Stream.concat(
            Optional.ofNullable(System.getenv("CHORUS_BROWSER")).stream(), USUAL_PLACES.stream())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "No Chromium found. Install it (Debian: apt-get install chromium) or name one in"
                        + " CHORUS_BROWSER."));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  /** What people look at. */
  enum Screen {
    DESKTOP(1280, 900),
    PHONE(390, 844);

    final int width;
    final int height;

    Screen(int width, int height) {
      this.width = width;
      this.height = height;
    }
  }
}
