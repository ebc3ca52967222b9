package org.chorus.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.Objects.requireNonNull;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.chorus.local.Chromium.Screen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * In a real browser: a data steward uploads a list, first a broken one, learns how many signers are
 * new to it, and how many people a partner has on its list too; takes the yes back, and deletes the
 * list. However many partners and campaigns other tests left.
 */
class YourListIT {

  private static final String LIST = "organization/list";
  private static final String CAMPAIGN = "Free the Ilsa";

  /** Larger than any form may be: it comes in as a stream. */
  private static final int PEOPLE = 100_000;

  private static final int ON_BOTH = 2_000;

  /** Noise of more than 600, and rounding: once in three hundred thousand draws. */
  private static final int GIVE_OR_TAKE = 650;

  /** What a list comes in at where progress is looked at. */
  private static final int BYTES_A_SECOND = 600_000;

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
  void twoPartnersLearnNumbersAndNoNames(Screen screen) throws Exception {
    Path pictures = Inspection.pictures(screen);
    try (BrowserContext clearwater = chromium.open(screen);
        BrowserContext rightsNorth = chromium.open(screen)) {
      StaffBrowser tom =
          new StaffBrowser(clearwater, app, pictures).logIn("tom@clearwater.example");
      StaffBrowser samir =
          new StaffBrowser(rightsNorth, app, pictures).logIn("samir@rightsnorth.example");
      List<String> signers = signersKnownTo(tom);

      openList(tom);
      look(tom, "list-none", "#your-list", screen, pictures);
      upload(tom, list(invented(1200)) + "Tom,tom(at)clearwater.example\n");
      assertThat(tom.page().locator("#broken-rows")).containsText("1,202");
      assertThat(tom.page().locator("#broken-rows")).containsText("is no email address");
      look(tom, "list-refused", "#upload-report", screen, pictures);

      uploadSlowly(
          clearwater, tom, list(Stream.concat(invented(PEOPLE), signers.stream())), screen);
      String people = grouped(PEOPLE + signers.size());
      tom.told(people + " addresses are your list now.");
      assertThat(tom.page().locator("#current-list"))
          .containsText(people + " addresses, uploaded by Tom");
      look(tom, "list-taken", "#your-list", screen, pictures);

      Locator campaign = row(tom, "#new-to-list", CAMPAIGN);
      press(campaign, "Compare");
      assertThat(campaign).containsText("new to you");
      assertThat(campaign).isFocused();
      assertNewToList(campaign.innerText(), signers.size());
      look(tom, "list-new", "#new-to-list", screen, pictures);

      openList(samir);
      upload(samir, list(invented(ON_BOTH)));
      assertThat(samir.page().locator("#current-list"))
          .containsText(grouped(ON_BOTH) + " addresses");
      sayYes(tom, "Rights North");
      assertThat(row(tom, "#overlaps", "Rights North")).containsText("You learn it once");
      samir.go(LIST);
      sayYes(samir, "Clearwater Alliance");
      Locator partner = row(samir, "#overlaps", "Clearwater Alliance");
      press(partner, "Compare");
      assertThat(partner).containsText("people on both lists");
      String told = number(partner.innerText(), "About ([\\d,]+) people on both lists").group();
      Assertions.assertThat(value(number(told, "([\\d,]+)")))
          .isBetween(ON_BOTH - GIVE_OR_TAKE, ON_BOTH + GIVE_OR_TAKE);
      look(samir, "list-compared", "#overlaps", screen, pictures);
      tom.go(LIST);
      assertThat(row(tom, "#overlaps", "Rights North")).containsText(told);

      takeBack(tom, "Rights North");
      assertThat(row(tom, "#overlaps", "Rights North"))
          .containsText("Rights North said yes to you.");
      look(tom, "list-taken-back", "#overlaps", screen, pictures);
      samir.go(LIST);
      assertThat(row(samir, "#overlaps", "Clearwater Alliance"))
          .not()
          .containsText("people on both lists");

      tom.click("delete-list");
      Inspection.look(tom.page(), "console-list-delete", screen, pictures);
      tom.confirm();
      tom.told("The list is deleted.");
      assertThat(tom.page().locator("#current-list")).hasCount(0);
      assertThat(row(tom, "#new-to-list", CAMPAIGN)).containsText("on the list that you had then");
      takeBack(samir, "Clearwater Alliance");
      assertThat(row(samir, "#overlaps", "Clearwater Alliance"))
          .containsText("Neither of you has said yes.");
    }
  }

  /** As far as they agreed to be known. */
  private static List<String> signersKnownTo(StaffBrowser staff) throws Exception {
    staff.go("campaigns");
    staff.clickLink(CAMPAIGN);
    staff.heading(CAMPAIGN);
    staff.click("numbers");
    staff.heading("Numbers");
    List<String> signers =
        Pattern.compile("[a-z0-9-]+@supporters\\.example")
            .matcher(staff.download())
            .results()
            .map(MatchResult::group)
            .distinct()
            .toList();
    Assertions.assertThat(signers).hasSizeGreaterThan(500);
    return signers;
  }

  private static Stream<String> invented(int people) {
    return IntStream.range(0, people).mapToObj(i -> "person" + i + "@lists.example");
  }

  private static String list(Stream<String> people) {
    StringBuilder list = new StringBuilder("name,email\n");
    people.forEach(person -> list.append("Ada,").append(person).append('\n'));
    return list.toString();
  }

  /** With a second factor, unless it was shown a short while ago. */
  private static void openList(StaffBrowser staff) {
    staff.go(LIST);
    staff.heading("Your list and the signers");
    if (staff.page().locator("#show-second-factor").count() > 0) {
      staff.click("show-second-factor");
      staff.stepUp();
    }
    assertThat(staff.page().locator("#list-file")).isVisible();
  }

  private static void upload(StaffBrowser staff, String text) {
    staff
        .page()
        .locator("#list-file input[type=file]")
        .setInputFiles(
            new FilePayload("list.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8)));
  }

  /** As over a line that one has to wait for, to see what is shown meanwhile. */
  private static void uploadSlowly(
      BrowserContext context, StaffBrowser staff, String text, Screen screen) throws Exception {
    CDPSession browser = context.newCDPSession(staff.page());
    browser.send("Network.enable");
    browser.send("Network.emulateNetworkConditions", throughput(BYTES_A_SECOND));
    upload(staff, text);
    Locator progress = staff.page().locator("#list-file vaadin-progress-bar");
    assertThat(progress).isVisible();
    assertThat(progress).hasAttribute("aria-valuenow", Pattern.compile("0\\.[1-9].*"));
    assertThat(staff.page().locator("#upload-report")).isEmpty();
    Inspection.picture(staff.page(), "console-list-progress", screen, Inspection.pictures(screen));
    browser.send("Network.emulateNetworkConditions", throughput(-1));
  }

  private static JsonObject throughput(int bytesASecond) {
    JsonObject conditions = new JsonObject();
    conditions.addProperty("offline", false);
    conditions.addProperty("latency", 0);
    conditions.addProperty("downloadThroughput", -1);
    conditions.addProperty("uploadThroughput", bytesASecond);
    return conditions;
  }

  /** Whoever has many partners looks for one by name; what was searched for stays. */
  private static Locator row(StaffBrowser staff, String panel, String name) {
    staff.settle();
    Locator search = staff.page().locator(panel + " .long-list-search input");
    if (search.count() > 0 && !search.inputValue().equals(name)) {
      search.fill(name);
      search.blur();
      staff.settle();
    }
    return staff
        .page()
        .locator(panel + " .row")
        .filter(
            new Locator.FilterOptions()
                .setHas(
                    staff
                        .page()
                        .locator(".row-title")
                        .filter(
                            new Locator.FilterOptions().setHasText(Pattern.compile("^" + name)))));
  }

  private static void sayYes(StaffBrowser staff, String partner) {
    step(staff, partner, "Say yes");
    assertThat(row(staff, "#overlaps", partner)).containsText("Take back");
  }

  private static void takeBack(StaffBrowser staff, String partner) {
    step(staff, partner, "Take back");
    assertThat(row(staff, "#overlaps", partner)).containsText("Say yes");
  }

  /** Does something about a partner, which leaves the screen where it is. */
  private static void step(StaffBrowser staff, String partner, String button) {
    press(row(staff, "#overlaps", partner), button);
    staff.settle();
    Locator search = staff.page().locator("#overlaps .long-list-search input");
    if (search.count() > 0) {
      assertThat(search).hasValue(partner);
    }
    assertThat(row(staff, "#overlaps", partner)).isFocused();
  }

  /** The sentence in the row may say the same words as its button. */
  private static void press(Locator row, String button) {
    row.locator("vaadin-button").filter(new Locator.FilterOptions().setHasText(button)).click();
  }

  private static String grouped(int people) {
    return String.format(Locale.ROOT, "%,d", people);
  }

  /** So many are new as signed and are not on the list, with noise. */
  private static void assertNewToList(String answer, int onList) {
    int all = value(number(answer, "Of ([\\d,]+) who had signed"));
    Assertions.assertThat(value(number(answer, "About ([\\d,]+) new to you")))
        .isBetween(all - onList - GIVE_OR_TAKE, all - onList + GIVE_OR_TAKE);
  }

  private static Matcher number(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    Assertions.assertThat(matcher.find()).as(text).isTrue();
    return matcher;
  }

  private static int value(Matcher number) {
    return Integer.parseInt(requireNonNull(number.group(1)).replace(",", ""));
  }

  private static void look(
      StaffBrowser staff, String name, String part, Screen screen, Path pictures) {
    staff.page().locator(part).scrollIntoViewIfNeeded();
    Inspection.look(staff.page(), "console-" + name, screen, pictures);
  }
}
