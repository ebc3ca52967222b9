package org.chorus.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.chorus.local.Chromium.Screen;
import org.chorus.local.LargeCoalition.Places;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Sixty partners and twelve languages in the browser: every screen and page fits, is accessible,
 * says what matters first, and takes not much longer than that of the demo's three partners.
 * Pictures go to {@code target/screenshots}, the times to the standard output.
 */
class LargeScreensIT {

  /** How much longer a large screen may take, on a machine that does other things too. */
  private static final int TIMES = 5;

  private static final Duration OR_MORE = Duration.ofMillis(1_500);
  private static final int MORE_CHANCES = 5;

  private static final Locator.GetByTextOptions EXACTLY =
      new Locator.GetByTextOptions().setExact(true);

  private static final String DEMO_PETITION = "free-the-ilsa";
  private static final Map<Screen, Map<String, Duration>> SMALL = new EnumMap<>(Screen.class);
  private static Chromium chromium;
  private static String app;
  private static Places large;

  /** The small screens are looked at before there are large ones: some show all there is. */
  @BeforeAll
  static void start() throws Exception {
    LocalStack stack = TestStacks.shared();
    app = stack.app().url().toString();
    chromium = new Chromium();
    for (Screen screen : Screen.values()) {
      try (BrowserContext context = chromium.open(screen)) {
        StaffBrowser ines = ines(context, screen);
        Map<String, String> addresses =
            addresses(
                new Places(
                    link(ines, "coalitions", "Let the Ilsa Run"),
                    link(ines, "campaigns", "Free the Ilsa"),
                    link(ines, "campaigns", "Open the water contracts")),
                DEMO_PETITION);
        if (screen == Screen.DESKTOP) {
          walk(ines, addresses, (page, name) -> {}); // the first visitor waits for classes to load
        }
        SMALL.put(screen, walk(ines, addresses, (page, name) -> {}));
      }
    }
    large = LargeCoalition.setUp(stack);
  }

  @AfterAll
  static void stop() {
    chromium.close();
  }

  @ParameterizedTest
  @EnumSource
  void everyScreenIsForEverybodyAndQuick(Screen screen) throws Exception {
    Path pictures = Inspection.pictures(screen);
    Map<String, Duration> usual = Objects.requireNonNull(SMALL.get(screen));
    Map<String, String> addresses = addresses(large, LargeCampaigns.PETITION_SLUG.value());
    try (BrowserContext context = chromium.open(screen)) {
      StaffBrowser ines = ines(context, screen);
      Map<String, Duration> times =
          walk(
              ines,
              addresses,
              (page, name) -> Inspection.look(page, "large-" + name, screen, pictures));
      times.forEach(
          (name, time) -> {
            Duration small = Objects.requireNonNull(usual.get(name));
            System.out.println(line(screen, name, small, time));
            assertThat(
                    shortest(
                        time, longest(small), ines, Objects.requireNonNull(addresses.get(name))))
                .as(name)
                .isLessThan(longest(small));
          });
    }
  }

  private static Duration longest(Duration small) {
    return Duration.ofMillis(
        Math.max(small.multipliedBy(TIMES).toMillis(), small.plus(OR_MORE).toMillis()));
  }

  /** A machine that was busy for a moment gets more chances; a slow screen is slow each time. */
  private static Duration shortest(
      Duration time, Duration longest, StaffBrowser staff, String address) {
    Duration shortest = time;
    for (int more = 0; more < MORE_CHANCES && shortest.compareTo(longest) >= 0; more++) {
      Duration again = open(staff, address);
      shortest = again.compareTo(shortest) < 0 ? again : shortest;
    }
    return shortest;
  }

  @ParameterizedTest
  @EnumSource
  void partnersAreFoundByNameAndState(Screen screen) throws Exception {
    try (BrowserContext context = chromium.open(screen)) {
      StaffBrowser ines = ines(context, screen);
      ines.go(large.coalition());
      Locator partners = ines.page().locator("#partners");
      Locator rows = partners.locator(".rows > li");
      assertThat(rows).hasCount(12);
      partners.getByLabel("Search partners").fill("legambiente");
      assertThat(rows).hasCount(1);
      assertThat(rows).containsText("Légambiente Fiumi Vivi");
      partners.getByLabel("Search partners").fill("");
      assertThat(rows).hasCount(12);
      partners.locator(".long-list-rest").press("Enter");
      assertThat(rows).hasCount(LargeCoalition.PARTNERS + 8);
      assertThat(rows.nth(12)).isFocused();
      Inspection.look(ines.page(), "large-partners", screen, Inspection.pictures(screen));
    }
  }

  @ParameterizedTest
  @EnumSource
  void oneCanSayNoToAllThatIsStillOpen(Screen screen) throws Exception {
    try (BrowserContext context = chromium.open(screen)) {
      Page page = context.newPage();
      page.navigate(app + "/" + LargeCampaigns.PETITION_SLUG + "/rights-north");
      assertThat(page.locator("header .with")).containsText("and 56 others");
      Locator questions = page.locator("form fieldset");
      assertThat(questions).hasCount(LargeCoalition.PARTNERS);
      assertThat(page.locator("form :checked")).hasCount(0);
      if (screen == Screen.PHONE) { // one question after the other
        page.locator(".turns button").last().click();
        page.locator(".turns button").last().click();
      }
      questions.nth(2).locator("input[value=yes]").check();
      page.locator(".rest button").click();
      assertThat(page.locator("form input[value=yes]:checked")).hasCount(1);
      assertThat(page.locator("form input[value=no]:checked"))
          .hasCount(LargeCoalition.PARTNERS - 1);
      Inspection.look(page, "large-form", screen, Inspection.pictures(screen));
    }
  }

  @Test
  void onAPhoneTwelveOrganizationsAskOneAfterTheOther() throws Exception {
    try (BrowserContext context = chromium.open(Screen.PHONE)) {
      Page page = context.newPage();
      page.navigate(app + "/" + LargeCampaigns.SLUG_OF_TWELVE);
      Locator questions = page.locator(".consents fieldset");
      Locator turns = page.locator(".turns");
      Locator back = turns.getByText("Previous question");
      Locator next = turns.getByText("Next question");
      assertThat(questions).hasCount(12);
      assertThat(visible(questions)).hasCount(1);
      assertThat(turns).containsText("Question 1 of 12");
      assertThat(back).isDisabled();
      questions.first().scrollIntoViewIfNeeded();
      Inspection.look(page, "twelve-ask", Screen.PHONE, Inspection.pictures(Screen.PHONE));

      questions.nth(0).getByText("Yes", EXACTLY).click(); // and is asked the next one at once
      assertThat(turns).containsText("Question 2 of 12");
      assertThat(questions.nth(1)).isVisible();
      assertThat(visible(questions)).hasCount(1);
      questions.nth(1).locator("input[value=no]").focus();
      page.keyboard().press("Space"); // by keyboard nothing moves by itself
      assertThat(turns).containsText("Question 2 of 12");
      next.press("Enter");
      assertThat(turns).containsText("Question 3 of 12");
      back.click();
      assertThat(questions.nth(1).locator("input[value=no]")).isChecked();
      next.click();
      for (int n = 2; n < 11; n++) {
        questions.nth(n).getByText("No", EXACTLY).click();
      }
      assertThat(turns).containsText("Question 12 of 12");
      next.click(); // leaves the last one open
      assertThat(turns).isHidden();
      assertThat(visible(questions)).hasCount(12);
      assertThat(page.locator(".consents :checked")).hasCount(11);

      page.locator("#givenName").fill("Twelve");
      page.locator("#familyName").fill("Answers");
      page.locator("#email").fill("twelve@supporters.example");
      Locator sign = page.locator(".sign form button[type=submit]");
      sign.click();
      assertThat(questions.nth(11).locator(".fault")).isVisible();
      assertThat(visible(questions)).hasCount(12); // with what was answered before
      assertThat(page.locator(".consents :checked")).hasCount(11);
      questions.nth(11).getByText("Yes", EXACTLY).click();
      sign.click();
      assertThat(page).hasURL(Pattern.compile(".*/thanks.*"));
    }
  }

  private static Locator visible(Locator locator) {
    return locator.filter(new Locator.FilterOptions().setVisible(true));
  }

  private static String line(Screen screen, String name, Duration small, Duration time) {
    return String.format(
        Locale.ROOT,
        "%-8s %-13s %5d ms with 3 partners, %5d ms with 60: %4.1f times",
        screen,
        name,
        small.toMillis(),
        time.toMillis(),
        (double) time.toMillis() / small.toMillis());
  }

  /** The same screens and pages for a coalition of any size. */
  private static Map<String, String> addresses(Places places, String petition) {
    Map<String, String> addresses = new LinkedHashMap<>();
    addresses.put("home", "/console");
    addresses.put("coalitions", "/console/coalitions");
    addresses.put("coalition", "/console/" + places.coalition());
    addresses.put("terms", "/console/" + places.coalition() + "/terms/new");
    addresses.put("campaigns", "/console/campaigns");
    addresses.put("campaign", "/console/" + places.petition());
    addresses.put("approval", "/console/" + places.inApproval());
    addresses.put("editor", "/console/" + places.petition() + "/pages/common/de");
    addresses.put("preview", "/console/" + places.petition() + "/preview/common/de");
    addresses.put("review", "/console/" + places.inApproval() + "/review");
    addresses.put("numbers", "/console/" + places.petition() + "/numbers");
    addresses.put("organization", "/console/organization");
    addresses.put("front", "/");
    addresses.put("common", "/" + petition);
    addresses.put("partner", "/" + petition + "/rights-north");
    addresses.put("german", "/" + petition + "/clearwater?lang=de");
    addresses.put("arrangement", "/" + petition + "/arrangement");
    return addresses;
  }

  /** Opens each, tells how long that took, and does there what there is to do. */
  private static Map<String, Duration> walk(
      StaffBrowser staff, Map<String, String> addresses, BiConsumer<Page, String> visitor) {
    Map<String, Duration> times = new LinkedHashMap<>();
    addresses.forEach(
        (name, address) -> {
          times.put(name, open(staff, address));
          visitor.accept(staff.page(), name);
        });
    return times;
  }

  private static Duration open(StaffBrowser staff, String address) {
    long begin = System.nanoTime();
    staff.page().navigate(app + address);
    staff.page().locator("h1").last().waitFor();
    staff.settle();
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private static StaffBrowser ines(BrowserContext context, Screen screen) throws Exception {
    return new StaffBrowser(context, app, Inspection.pictures(screen))
        .logIn("ines@clearwater.example");
  }

  private static String link(StaffBrowser staff, String list, String name) {
    staff.go(list);
    return Objects.requireNonNull(
        staff.page().locator("main a:text-is(\"" + name + "\")").first().getAttribute("href"));
  }
}
