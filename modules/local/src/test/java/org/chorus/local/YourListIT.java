package org.chorus.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chorus.local.Chromium.Screen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * In a real browser: a data steward uploads a list, first a broken one, learns how many signers are
 * new to it, and how many people a partner has on its list too.
 */
class YourListIT {

  private static final String LIST = "organization/list";

  /** Larger than any form may be: it comes in as a stream. */
  private static final int PEOPLE = 300_000;

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

      passGate(tom);
      upload(tom, list(1200) + "tom(at)clearwater.example\n");
      assertThat(tom.page().locator("#broken-rows")).containsText("1,202");
      Inspection.look(tom.page(), "console-list-refused", screen, pictures);
      upload(tom, list(PEOPLE));
      assertThat(tom.page().locator("#current-list")).containsText("300,000 addresses");

      passGate(samir);
      upload(samir, list(2000));
      assertThat(samir.page().locator("#current-list")).containsText("2,000 addresses");

      Locator petition = row(tom, "#new-to-list", "Free the Ilsa");
      petition.locator("vaadin-button").click();
      assertThat(petition)
          .containsText(Pattern.compile("(About [\\d,]+|Fewer than 200) new to you"));

      agree(tom, "Rights North");
      agree(samir, "Clearwater Alliance");
      Locator partner = row(samir, "#overlaps", "Clearwater Alliance");
      partner.getByText("Compare").click();
      assertThat(partner).containsText(Pattern.compile("About [12],\\d00 people on both lists"));
      tom.go(LIST);
      assertThat(row(tom, "#overlaps", "Rights North"))
          .containsText(Pattern.compile("About [12],\\d00 people on both lists"));
      Inspection.look(tom.page(), "console-list", screen, pictures);
      row(tom, "#overlaps", "Rights North").getByText("Take back").click();
      assertThat(row(tom, "#overlaps", "Rights North")).containsText("said yes to you");

      tom.click("delete-list");
      tom.confirm();
      tom.told("The list is deleted.");
      agreeNoMore(samir);
    }
  }

  private static String list(int people) {
    return IntStream.range(0, people)
        .mapToObj(i -> "Ada,person" + i + "@lists.example\n")
        .collect(Collectors.joining("", "name,email\n", ""));
  }

  private static void passGate(StaffBrowser staff) {
    staff.go(LIST);
    staff.heading("Your list and the signers");
    staff.click("show-second-factor");
    staff.stepUp();
  }

  private static void upload(StaffBrowser staff, String text) {
    staff
        .page()
        .locator("#list-file input[type=file]")
        .setInputFiles(
            new FilePayload("list.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Other tests may have filled the list with partners: whoever has many looks for one by name. */
  private static Locator row(StaffBrowser staff, String panel, String name) {
    staff.settle();
    Locator search = staff.page().locator(panel + " .long-list-search input");
    if (search.count() > 0 && search.isVisible()) {
      search.fill(name);
      search.blur();
      staff.settle();
    }
    return staff
        .page()
        .locator(panel + " .row")
        .filter(new Locator.FilterOptions().setHasText(name));
  }

  private static void agree(StaffBrowser staff, String partner) {
    staff.go(LIST);
    row(staff, "#overlaps", partner).getByText("Say yes").click();
    assertThat(row(staff, "#overlaps", partner)).containsText("Take back");
  }

  private static void agreeNoMore(StaffBrowser staff) {
    staff.go(LIST);
    row(staff, "#overlaps", "Clearwater Alliance").getByText("Take back").click();
    assertThat(row(staff, "#overlaps", "Clearwater Alliance"))
        .containsText("Neither of you has said yes.");
  }
}
