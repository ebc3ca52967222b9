package org.chorus.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.chorus.local.Chromium.Screen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The main job, in the real stack and a real browser: two organizations log in, agree on terms,
 * co-own a petition and a letter, each puts up its page; people sign on either and count once; each
 * partner sees its own share and exports its own people.
 */
class MainJobIT {

  private static LocalStack stack;
  private static Chromium chromium;
  private static String app;
  private static Path pictures;

  @BeforeAll
  static void start() throws Exception {
    stack = TestStacks.shared();
    app = stack.app().url().toString();
    chromium = new Chromium();
    pictures = Files.createDirectories(BuildOutput.target().resolve("screenshots"));
  }

  @AfterAll
  static void stop() {
    chromium.close();
  }

  private static Path pictures(Screen screen) throws Exception {
    return Files.createDirectories(pictures.resolve(screen.name().toLowerCase(Locale.ROOT)));
  }

  private static StaffBrowser staff(Screen screen, String email) throws Exception {
    return new StaffBrowser(chromium.open(screen), app, pictures(screen)).logIn(email);
  }

  @ParameterizedTest
  @EnumSource
  void twoOrganizationsCoOwnCampaignsFromLoginToExport(Screen screen) throws Exception {
    String suffix = screen.name().toLowerCase(Locale.ROOT);
    String coalition = "Quiet skies " + suffix;

    // 1. Both log in and see their own organization's home.
    StaffBrowser ines = staff(screen, "ines@clearwater.example");
    ines.heading("Clearwater Alliance");
    ines.picture("home");
    StaffBrowser maja = staff(screen, "maja@rightsnorth.example");
    maja.heading("Rights North");
    maja.picture("home-approver");

    // 2. A coalition; the other organization's approver accepts its terms.
    ines.foundCoalition(coalition);
    ines.invite("Rights North", coalition);

    maja.go("coalitions");
    maja.clickLink(coalition);
    maja.picture("invitation");
    maja.click("accept-invitation");
    maja.confirm();
    maja.told("Rights North is now a partner of " + coalition);
    maja.picture("coalition");

    // 2. A petition with a pool of its own, and a letter that shares it.
    String petition = ines.createCampaign(coalition, "Quiet nights " + suffix, "A petition");
    String letter =
        ines.createCampaign(
            coalition,
            "Letter to Northport " + suffix,
            "An open letter",
            "Share the pool “Quiet nights " + suffix + "”");
    StaffBrowser tom = staff(screen, "tom@clearwater.example");
    StaffBrowser samir = staff(screen, "samir@rightsnorth.example");
    for (String campaign : List.of(petition, letter)) {
      boolean isLetter = campaign.equals(letter);
      write(ines, campaign + "/pages/common", "Let Northport sleep", isLetter);
      writeOwn(tom, campaign, "Silence for birds and people");
      writeOwn(samir, campaign, "The right to sleep");
    }

    // Both approve; an edit in between makes a new approval necessary; it is published.
    for (String campaign : List.of(petition, letter)) {
      ines.go(campaign);
      ines.click("ask-for-approval");
      ines.told("Every partner is asked to approve now.");
      approve(ines, campaign);
      if (campaign.equals(petition)) {
        samir.go(campaign + "/pages/own");
        samir.click("own-thanks");
        samir.fill("thanks", "Thank you, and good night.");
        samir.click("save-page");
        samir.told("Saved.");
        ines.go(campaign);
        ines.told("so a new decision is needed");
        ines.picture("campaign-approval-void");
        approve(ines, campaign);
      }
      maja.go(campaign + "/review");
      maja.picture("review");
      maja.click("approve");
      maja.told("Approved on behalf of your organization.");
      ines.go(campaign);
      ines.click("publish");
      ines.confirm();
      ines.told("is public.");
      ines.picture("campaign-published");
    }

    // 3. A person signs on the first partner's page and confirms.
    String slug = "quiet-nights-" + suffix;
    String letterSlug = "letter-to-northport-" + suffix;
    String ada = "ada." + suffix + "@supporters.example";
    BrowserContext supporter = chromium.open(screen);
    Page page = supporter.newPage();
    page.navigate(app + "/" + slug + "/clearwater");
    assertThat(page.locator("h1")).hasText("Silence for birds and people");
    picture(page, screen, "page");
    sign(page, "Ada", ada, "Clearwater Alliance", "Rights North");
    page.waitForURL(app + "/" + slug + "/clearwater/thanks#via=*");
    picture(page, screen, "thanks");
    assertThat(supporter.cookies()).isEmpty();
    confirm(page, ada, screen);

    // 4. The second page counts nobody twice; the answers given there are kept.
    page.navigate(app + "/" + letterSlug + "/rights-north");
    sign(page, "Ada", ada, "Clearwater Alliance", "Rights North");
    page.waitForURL(app + "/" + letterSlug + "/rights-north/thanks#via=*");
    page.navigate(app + "/" + letterSlug + "/rights-north");
    sign(page, "Björk", "bjork." + suffix + "@supporters.example", "Rights North");
    page.waitForURL(app + "/" + letterSlug + "/rights-north/thanks#via=*");
    page.navigate(app + "/" + slug + "/count");
    assertThat(page.locator("body")).containsText("\"total\":2");

    // 5. Each sees total, own, others, and exports its own people.
    tom.go(petition + "/numbers");
    tom.picture("numbers");
    assertThat(figures(tom)).containsExactly("2", "1", "1", "0", "1");
    String clearwaters = tom.download();
    samir.go(letter + "/numbers");
    assertThat(figures(samir)).containsExactly("2", "1", "1", "1", "1");
    String rightsNorths = samir.download();
    assertThat(clearwaters).contains(ada).doesNotContain("Björk");
    assertThat(rightsNorths).contains(ada).contains("Björk");

    // Neither reaches the other's, nor a third party either's, by screen or address.
    samir.go(petition + "/pages/common");
    samir.told("You cannot do this");
    StaffBrowser grace = staff(screen, "grace@openledger.example");
    for (String path : List.of(petition, petition + "/numbers", petition + "/review")) {
      grace.go(path);
      grace.told("There is nothing here for you");
    }
    grace.picture("nothing-here");

    // 6. What staff did is on record, for each organization its own.
    maja.go("activity");
    maja.told("contacts exported");
    maja.told("Samir Haddad");
    maja.picture("activity");
  }

  private static void write(StaffBrowser writer, String path, String title, boolean letter) {
    writer.go(path);
    writer.fill("title", title);
    writer.fill("lede", "On May 4, the night flights began again.");
    writer.fill("lead-in", "Act now: ask Northport for quiet nights.");
    writer.fill(
        "article",
        """
        Night flights wake forty thousand people.[^1][^2]

        [Ask Northport for quiet nights](#sign)

        - A long point about sleep and what it does for children, hearts and heads.
        - Another about the birds that have left the marsh.

        [^1]: Ada Byron, “Awake,” The Marsh Courier, May 9, 2026.

        [^2]: Byron, “Awake.”""");
    if (letter) {
      writer.fill("salutation", "Dear Director,");
      writer.fill("letter", "Let us sleep.\n\nPlease end the flights between 11 and 6.");
      writer.fill("target-job-title", "Managing Director");
    } else {
      writer.fill("statement", "“End the night flights.”");
    }
    writer.fill("target-organization", "Northport Airport");
    writer.fill("closing-call", "Ask Northport for quiet nights.");
    writer.fill("thanks", "Thank you for standing up.");
    writer.click("save-page");
    writer.told("Complete: what is saved can be put to approval.");
  }

  /** A title of its own; all else follows the common page. */
  private static void writeOwn(StaffBrowser writer, String campaign, String title) {
    writer.go(campaign + "/pages/own");
    writer.click("own-title");
    writer.fill("title", title);
    writer.click("save-page");
    writer.told("Complete: what is saved can be put to approval.");
    writer.picture("page-editor");
  }

  private static void approve(StaffBrowser approver, String campaign) {
    approver.go(campaign + "/review");
    approver.click("approve");
    approver.told("Approved on behalf of your organization.");
  }

  private static void sign(Page page, String name, String email, String... yes) {
    page.locator("#givenName").fill(name);
    page.locator("#familyName").fill("Lovelace");
    page.locator("#email").fill(email);
    for (var asked : page.locator("form fieldset").all()) {
      boolean agrees = Stream.of(yes).anyMatch(asked.textContent()::contains);
      asked.locator("input[value=" + (agrees ? "yes" : "no") + "]").check();
    }
    page.waitForTimeout(3_000); // whoever is faster passes for a program
    page.locator("form button[type=submit]").click();
  }

  private static void confirm(Page page, String email, Screen screen) throws Exception {
    String link = SupporterBrowser.links(stack, email, 1).getFirst();
    page.navigate(link);
    picture(page, screen, "confirm");
    page.locator("main form button").click();
    assertThat(page.getByRole(AriaRole.HEADING).first()).isVisible();
    picture(page, screen, "confirmed");
  }

  private static List<String> figures(StaffBrowser staff) {
    return Stream.of("total", "own", "others", "assists", "confirmed")
        .map(figure -> staff.text("figure-" + figure))
        .toList();
  }

  private static void picture(Page page, Screen screen, String name) throws Exception {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(pictures(screen).resolve("public-" + name + ".png"))
            .setFullPage(true));
  }

  @Test
  void whoeverNoOrganizationVouchesForIsTurnedAwayClearly() {
    Page page = chromium.open(Screen.DESKTOP).newPage();
    page.navigate(app + "/console");
    page.locator("#username").fill("olga@outsider.example");
    page.locator("#kc-login").click();
    page.locator("#password").fill(DemoOrganizations.read().password());
    page.locator("#kc-login").click();
    assertThat(page.locator("body")).containsText("no organization");
  }
}
