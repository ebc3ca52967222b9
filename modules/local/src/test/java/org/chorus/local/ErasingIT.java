package org.chorus.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.chorus.local.Chromium.Screen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * In a real browser: somebody says yes to two partners, both export, the person has everything
 * erased, and the number, both statements and both lists of contacts to delete follow.
 */
class ErasingIT {

  private static final String LETTER = "/open-letter-ilsa";
  private static final String DELETIONS = "organization/deletions";

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
  void whoeverIsErasedIsDeletedByBothPartners(Screen screen) throws Exception {
    String name = "Erna " + Inspection.word(screen);
    String email = "erna." + Inspection.word(screen) + "@supporters.example";
    try (BrowserContext supporter = chromium.open(screen);
        BrowserContext clearwater = chromium.open(screen);
        BrowserContext rightsNorth = chromium.open(screen)) {
      Page page = supporter.newPage();
      SupporterBrowser.sign(page, app + LETTER, name, email, "yes");
      StaffBrowser tom = staff(clearwater, "tom@clearwater.example", screen);
      StaffBrowser samir = staff(rightsNorth, "samir@rightsnorth.example", screen);
      String numbers = numbersOfTheLetter(tom);
      tom.go(numbers);
      Before clearwaters = export(tom, email);
      samir.go(numbers);
      Before rightsNorths = export(samir, email);

      page.navigate(SupporterBrowser.links(stack, email, 1).getFirst() + "/data");
      assertThat(page.locator("main")).containsText(email);
      assertThat(page.locator("main")).containsText("Clearwater Alliance");
      Inspection.look(page, "personal", screen, pictures(screen));
      page.locator("a[href$='/withdraw']").click();
      page.locator("#erase").click();
      assertThat(page.locator("h1")).hasText("Everything is erased");

      watch(tom, numbers, clearwaters, name, email);
      Inspection.look(tom.page(), "console-deletions", screen, pictures(screen));
      watch(samir, numbers, rightsNorths, name, email);

      Locator row =
          tom.page().locator("#deletions tr", new Page.LocatorOptions().setHasText(email));
      row.locator("vaadin-button").click();
      tom.confirm();
      tom.told("1 person deleted: that is on record.");
      assertThat(row).hasCount(0);
      samir.page().reload();
      assertThat(samir.page().locator("#deletions")).containsText(email);
    }
  }

  private record Before(long total, long granted) {}

  private static Before export(StaffBrowser staff, String email) throws IOException {
    long granted = granted(staff);
    Assertions.assertThat(staff.download()).contains(email);
    return new Before(number(staff.text("figure-total")), granted);
  }

  private static long granted(StaffBrowser staff) {
    return number(staff.page().locator("#figure-granted").textContent());
  }

  private static long number(String text) {
    return Long.parseLong(text.replaceAll("\\D", ""));
  }

  private static void watch(
      StaffBrowser staff, String numbers, Before before, String name, String email) {
    staff.go(numbers);
    assertThat(staff.page().locator("#figure-total"))
        .hasText(Pattern.compile(grouped(before.total() - 1)));
    Assertions.assertThat(granted(staff)).isEqualTo(before.granted() - 1);
    staff.go("");
    staff.told("Delete contacts who changed their mind");
    staff.go(DELETIONS);
    staff.heading("Contacts to delete");
    Locator deletions = staff.page().locator("#deletions");
    assertThat(deletions).containsText(name + " Lovelace");
    assertThat(deletions).containsText(email);
    assertThat(deletions).containsText("Had everything erased on");
  }

  private static String grouped(long number) {
    return "^" + String.format(Locale.ENGLISH, "%,d", number) + "$";
  }

  private static Path pictures(Screen screen) throws IOException {
    return Inspection.pictures(screen);
  }

  private static StaffBrowser staff(BrowserContext context, String email, Screen screen)
      throws IOException {
    return new StaffBrowser(context, app, pictures(screen)).logIn(email);
  }

  private static String numbersOfTheLetter(StaffBrowser staff) {
    staff.go("campaigns");
    staff.clickLink("Open letter to Tarn Valley Energy");
    staff.heading("Open letter to Tarn Valley Energy");
    return staff.campaign() + "/numbers";
  }
}
