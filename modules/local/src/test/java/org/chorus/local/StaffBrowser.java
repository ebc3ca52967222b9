package org.chorus.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A member of staff at the console, doing what people do there. */
final class StaffBrowser {

  private final Page page;
  private final String app;
  private final Path pictures;
  private String email = "";

  StaffBrowser(BrowserContext context, String app, Path pictures) {
    this.page = context.newPage();
    this.app = app;
    this.pictures = pictures;
  }

  Page page() {
    return page;
  }

  /** Identity-first, as Keycloak asks: the address, then the password. */
  StaffBrowser logIn(String email) {
    this.email = email;
    page.navigate(app + "/console");
    page.locator("#username").fill(email);
    page.locator("#kc-login").click();
    page.locator("#password").fill(DemoOrganizations.read().password());
    page.locator("#kc-login").click();
    page.waitForURL(Pattern.compile(Pattern.quote(app) + "/console.*"));
    return this;
  }

  void go(String path) {
    page.navigate(app + "/console/" + path);
    settle();
  }

  void heading(String text) {
    assertThat(page.locator("h1").last()).hasText(text);
  }

  void fill(String id, String text) {
    Locator field = page.locator("#" + id + " input, #" + id + " textarea").first();
    field.fill(text);
    field.blur();
    settle();
  }

  /** Waits until the server has taken in what was done, as people do by being slow. */
  void settle() {
    page.waitForFunction(
        """
        () => Object.values(window.Vaadin?.Flow?.clients ?? {})
            .every(client => !client.isActive || !client.isActive())
        """);
  }

  void click(String id) {
    page.locator("#" + id).click();
    settle();
  }

  /** Says yes to the question that is asked on top of the screen. */
  void confirm() {
    page.locator("vaadin-confirm-dialog vaadin-button[slot='confirm-button']").click();
  }

  void clickLink(String name) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
        .first()
        .click();
  }

  void choose(String text) {
    page.getByText(text, new Page.GetByTextOptions().setExact(true)).first().click();
  }

  void told(String text) {
    assertThat(page.getByText(text).last()).isVisible();
  }

  void foundCoalition(String name) {
    go("coalitions/new");
    fill("coalition-name", name);
    picture("found-coalition");
    click("found-coalition");
    heading(name);
  }

  /** Invites an organization of the platform into a coalition. */
  void invite(String organization, String coalition) {
    open(coalition);
    click("invite-organization");
    fill("invitee", organization);
    page.locator("vaadin-combo-box-item").getByText(organization).click();
    click("send-invitation");
    told(organization + " is invited");
  }

  /** Goes to the screen of a coalition. */
  void open(String coalition) {
    go("coalitions");
    clickLink(coalition);
    heading(coalition);
    settle();
  }

  /**
   * Creates a draft in a coalition.
   *
   * @param choices the words of what is chosen, the kind first
   * @return where the console shows the campaign
   */
  String createCampaign(String coalition, String name, String... choices) {
    open(coalition);
    clickLink("Create a campaign");
    fill("campaign-name", name);
    assertThat(page.locator("#campaign-address input")).not().hasValue("");
    Stream.of(choices).forEach(this::choose);
    picture("create-campaign");
    click("create-campaign");
    heading(name);
    page.waitForURL(Pattern.compile(".*/campaigns/[0-9a-f-]{36}"));
    return campaign();
  }

  /** The path of the campaign whose screen is open. */
  String campaign() {
    String url = page.url();
    return url.substring(url.indexOf("campaigns/"));
  }

  String text(String id) {
    return page.locator("#" + id).textContent();
  }

  /** Shows the second factor that the screen asks for, and is back on it. */
  void stepUp() {
    String screen = page.url();
    confirm();
    page.locator("#otp").waitFor();
    DemoOrganizations.Person person = person();
    Instant now = Clock.systemUTC().instant();
    enter(OneTimeCodes.at(now, person.oneTimeSecret()));
    if (page.locator("#otp").count() > 0) { // spent already, by an earlier test
      enter(OneTimeCodes.at(now.plus(OneTimeCodes.PERIOD), person.oneTimeSecret()));
    }
    page.waitForURL(screen);
    settle();
  }

  /** As {@link #stepUp}, for who has none yet and has just typed the password. */
  void setUpSecondFactor() {
    String screen = page.url();
    confirm();
    String secret = page.locator("#totpSecret").inputValue();
    page.locator("#totp").fill(OneTimeCodes.at(Clock.systemUTC().instant(), secret));
    page.locator("#saveTOTPBtn").click();
    page.waitForURL(screen);
    settle();
  }

  private void enter(String code) {
    page.locator("#otp").fill(code);
    page.locator("#kc-login").click();
    page.waitForLoadState();
  }

  private DemoOrganizations.Person person() {
    return DemoOrganizations.read()
        .people()
        .filter(person -> person.email().equals(email))
        .findFirst()
        .orElseThrow();
  }

  String download() throws IOException {
    click("export-contacts");
    stepUp();
    told("You have shown your second factor: go on.");
    click("export-contacts");
    Download file = page.waitForDownload(this::confirm);
    return Files.readString(file.path());
  }

  /** Keeps what is on the screen, to be looked at. */
  void picture(String name) {
    page.waitForTimeout(600); // lets animations end; nothing is asserted after it
    page.screenshot(
        new Page.ScreenshotOptions().setPath(pictures.resolve(name + ".png")).setFullPage(true));
  }
}
