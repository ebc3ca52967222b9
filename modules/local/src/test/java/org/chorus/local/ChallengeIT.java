package org.chorus.local;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chorus.ChorusApplication;
import org.chorus.local.Chromium.Screen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.web.context.support.StandardServletEnvironment;

/**
 * A page that sets a challenge, in a real browser: a convener switches it on while the campaign is
 * public, and people sign as ever, on another server of the same installation. That one runs in
 * this JVM, so that what it thinks of them can be asked.
 */
class ChallengeIT {

  private static final String PAGE = "/open-letter-ilsa/rights-north";

  private static Chromium chromium;
  private static StaffBrowser ines;
  private static ConfigurableApplicationContext server;
  private static String site;

  @BeforeAll
  static void aConvenerSwitchesItOn() throws Exception {
    LocalStack stack = TestStacks.shared();
    Map<String, Object> surroundings = Map.copyOf(stack.surroundings(0));
    StandardServletEnvironment environment = new StandardServletEnvironment();
    environment
        .getPropertySources()
        .addFirst(new SystemEnvironmentPropertySource("stack-systemEnvironment", surroundings));
    server = new SpringApplicationBuilder(ChorusApplication.class).environment(environment).run();
    site = "http://localhost:" + server.getEnvironment().getRequiredProperty("local.server.port");
    chromium = new Chromium();
    ines =
        new StaffBrowser(
            chromium.open(Screen.DESKTOP),
            stack.app().url().toString(),
            Inspection.pictures(Screen.DESKTOP));
    ines.logIn("ines@clearwater.example");
    choose("Always", "Hold them");
  }

  @AfterAll
  static void andLeavesItToItselfAgain() {
    choose("Under attack", "Hold them");
    chromium.close();
    server.close();
  }

  private static void choose(String challenge, String rule) {
    ines.go("campaigns");
    ines.clickLink("Open letter to Tarn Valley Energy");
    ines.heading("Open letter to Tarn Valley Energy");
    ines.click("change-protection");
    Locator dialog = ines.page().locator("vaadin-dialog");
    for (String choice : List.of(challenge, rule)) {
      dialog.getByText(choice, new Locator.GetByTextOptions().setExact(true)).first().click();
    }
    ines.picture("protection-dialog");
    ines.click("save-protection");
    ines.told("The protection is changed.");
  }

  /** What the server has marked so far, by name. */
  private static Map<String, Double> marks() {
    return server.getBean(MeterRegistry.class).get("chorus.abuse.suspicions").counters().stream()
        .collect(Collectors.toMap(mark -> mark.getId().getTag("suspicion"), Counter::count));
  }

  /** The page as it is from a moment after the choice on. */
  private static Page open(BrowserContext person) {
    Page page = person.newPage();
    for (int attempt = 0; attempt < 50; attempt++) {
      page.navigate(site + PAGE);
      if (page.locator("form[data-challenge]").count() == 1) {
        return page;
      }
      Pause.shortly();
    }
    throw new AssertionError("the choice does not reach the page");
  }

  private static void fillIn(Page page, String email) {
    type(page, email);
    for (var asked : page.locator("form fieldset").all()) {
      asked.locator("input[value=no]").check();
    }
  }

  private static void type(Page page, String email) {
    page.locator("#givenName").fill("Ada");
    page.locator("#familyName").fill("Lovelace");
    page.locator("#email").fill(email);
  }

  /** Reads for a while: whoever is faster passes for a program. */
  private static void read(Page page) {
    page.waitForTimeout(3_000);
  }

  private static void sign(Page page) {
    page.locator("form button[type=submit]").click();
    page.waitForURL(site + PAGE + "/thanks#via=*");
  }

  private static String email(String who, Screen screen) {
    return who + "." + Inspection.word(screen) + "@supporters.example";
  }

  @ParameterizedTest
  @EnumSource
  void aPersonSignsAsEverAndIsMarkedWithNothing(Screen screen) throws Exception {
    try (BrowserContext person = chromium.open(screen)) {
      Page page = open(person);
      List<String> complaints = complaints(page);
      List<String> requests = requests(page);
      Map<String, Double> before = marks();
      fillIn(page, email("solves", screen));
      Inspection.check(page, "challenge", screen);
      Inspection.picture(page, "challenge", screen, Inspection.pictures(screen));
      read(page);
      sign(page);

      assertThat(marks()).isEqualTo(before);
      assertThat(requests).contains("GET " + site + "/challenge").allMatch(ChallengeIT::isOurs);
      assertThat(complaints).isEmpty();
      assertThat(person.cookies()).isEmpty();
    }
  }

  private static boolean isOurs(String request) {
    return request.contains(site);
  }

  /** Such as of something that the page's own policy forbids. */
  private static List<String> complaints(Page page) {
    List<String> complaints = new ArrayList<>();
    page.onConsoleMessage(
        message -> {
          if (List.of("error", "warning").contains(message.type())) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    return complaints;
  }

  private static List<String> requests(Page page) {
    List<String> requests = new ArrayList<>();
    page.onRequest(request -> requests.add(request.method() + " " + request.url()));
    return requests;
  }

  @ParameterizedTest
  @EnumSource
  void whoPressesTheButtonAtOnceWaitsAMomentAndIsMarkedWithNothing(Screen screen) {
    try (BrowserContext person = chromium.open(screen)) {
      Page page = open(person);
      Map<String, Double> before = marks();
      page.evaluate( // as a browser fills it in: nobody has touched the form
          """
          email => {
            const form = document.querySelector("form[data-challenge]");
            form.elements.givenName.value = "Ada";
            form.elements.familyName.value = "Lovelace";
            form.elements.email.value = email;
            for (const no of form.querySelectorAll("input[value=no]")) no.checked = true;
          }
          """,
          email("at-once", screen));
      read(page);
      page.evaluate("document.querySelector('form[data-challenge]').requestSubmit()");
      page.waitForURL(site + PAGE + "/thanks#via=*");
      assertThat(marks()).isEqualTo(before);
    }
  }

  @Test
  void whoseFormComesBackSolvesAnother() {
    try (BrowserContext person = chromium.open(Screen.PHONE)) {
      Page page = open(person);
      Map<String, Double> before = marks();
      fillIn(page, "nobody");
      read(page);
      page.locator("form button[type=submit]").click();
      page.locator("#email-fault").waitFor();
      page.locator("#email").fill(email("comes-back", Screen.PHONE));
      sign(page);
      assertThat(marks()).isEqualTo(before);
    }
  }

  @Test
  void whoGoesBackFromTheThanksAndSignsForSomebodyElseSolvesAnother() {
    try (BrowserContext person = chromium.open(Screen.PHONE)) {
      Page page = open(person);
      Map<String, Double> before = marks();
      fillIn(page, email("first", Screen.PHONE));
      read(page);
      sign(page);
      page.goBack();
      fillIn(page, email("second", Screen.PHONE));
      read(page);
      sign(page);
      assertThat(marks()).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @EnumSource
  void withoutScriptsAPersonIsToldAndSignsAllTheSame(Screen screen) throws Exception {
    try (BrowserContext person = chromium.openWithoutScripts(screen)) {
      Page page = open(person);
      // The browser under test parses the page as if it ran scripts, and so does not lay this out.
      assertThat(page.content())
          .contains("Your browser runs no scripts. You can sign all the same.");
      Inspection.picture(page, "challenge-no-script", screen, Inspection.pictures(screen));
      Map<String, Double> before = marks();
      type(page, email("no-script", screen));
      // By keys: before a click the driver waits for frames, which it counts with a script.
      for (var asked : page.locator("form fieldset").all()) {
        asked.locator("input[value=no]").press("Space");
      }
      read(page);
      page.locator("form button[type=submit]").press("Enter");
      page.waitForURL(site + PAGE + "/thanks#via=*");
      Map<String, Double> after = marks();
      assertThat(after.remove("challenge-unsolved"))
          .isEqualTo(requireNonNull(before.remove("challenge-unsolved")) + 1);
      assertThat(after).isEqualTo(before);
    }
  }

  @Test
  void whereTheChallengeDoesNotComeTheFormIsSentWithoutIt() {
    try (BrowserContext person = chromium.open(Screen.PHONE)) {
      Page page = open(person);
      page.route("**/challenge", route -> route.abort());
      double before = requireNonNull(marks().get("challenge-unsolved"));
      fillIn(page, email("offline", Screen.PHONE));
      read(page);
      sign(page);
      assertThat(marks().get("challenge-unsolved")).isEqualTo(before + 1);
    }
  }
}
