package org.chorus.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.regex.Pattern;
import org.chorus.local.Chromium.Screen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How a login comes to its end on an open screen, in a real browser. */
class SessionIT {

  /** As after the computer was woken up: the tab looks at the time. */
  private static final String LOOK_AT_THE_TIME =
      "() => document.dispatchEvent(new Event('visibilitychange'))";

  private static final String SECONDS_LEFT =
      "() => fetch('/login/time-left').then(answer => answer.json()).then(left => left.idle)";

  private static LocalStack stack;
  private static Chromium chromium;

  @BeforeAll
  static void start() {
    stack = TestStacks.shared();
    chromium = new Chromium();
  }

  @AfterAll
  static void stop() {
    chromium.close();
  }

  @Test
  void aPersonIsWarnedStaysByKeyboardAndIsToldWhyItEnded() throws Exception {
    try (BrowserContext context = chromium.open(Screen.DESKTOP)) {
      StaffBrowser grace =
          new StaffBrowser(
                  context, stack.app().url().toString(), Inspection.pictures(Screen.DESKTOP))
              .logIn("grace@openledger.example");
      grace.go("people");
      Page page = grace.page();
      Locator warning = page.locator("#session-warning");
      Locator stay = page.locator("#stay-logged-in");
      assertThat(warning).isHidden();

      idle("29 minutes");
      page.evaluate(LOOK_AT_THE_TIME);
      assertThat(warning).containsText("Are you still there?");
      assertThat(stay).isFocused();
      Inspection.look(page, "session-warning", Screen.DESKTOP, Inspection.pictures(Screen.DESKTOP));
      page.keyboard().press("Enter");
      assertThat(warning).isHidden();
      grace.settle();
      assertThat(((Number) page.evaluate(SECONDS_LEFT)).intValue()).isGreaterThan(1_700);

      idle("31 minutes");
      page.evaluate(LOOK_AT_THE_TIME);
      assertThat(page.locator("h1")).hasText("You are logged out");
      assertThat(page.locator("main")).containsText("Nothing was done here for 30 minutes");
      page.getByText("Log in and go back").click();
      page.waitForURL(Pattern.compile(".*/console/people.*"));
    }
  }

  /** Makes all logins of grace as if nothing had been done for that long. */
  private static void idle(String time) throws Exception {
    try (Connection database = stack.postgres().connectAs(stack.postgres().owner());
        PreparedStatement statement =
            database.prepareStatement(
                """
                update staff_login
                   set begun_at = begun_at - cast(? as interval),
                       seen_at  = now() - cast(? as interval)
                 where subject = ?
                   and ended_at is null
                """)) {
      statement.setString(1, time);
      statement.setString(2, time);
      statement.setString(
          3,
          DemoOrganizations.read()
              .people()
              .filter(person -> person.email().equals("grace@openledger.example"))
              .findFirst()
              .orElseThrow()
              .id()
              .toString());
      statement.executeUpdate();
    }
  }
}
