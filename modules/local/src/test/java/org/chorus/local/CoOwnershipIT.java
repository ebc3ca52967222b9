package org.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chorus.local.Chromium.Screen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Three organizations own a campaign together, in the real stack and a real browser: one declines
 * and joins late, terms change, a partner stops everything in an emergency, another leaves while
 * people sign. After each step, what supporters get at the pages' addresses.
 */
class CoOwnershipIT {

  private static final String COALITION = "Common ground";
  private static final String PAGE = "/save-the-meadow/rights-north";

  private static Chromium chromium;
  private static String app;
  private static Path pictures;

  @BeforeAll
  static void start() throws Exception {
    app = TestStacks.shared().app().url().toString();
    chromium = new Chromium();
    pictures = Files.createDirectories(BuildOutput.target().resolve("screenshots/co-ownership"));
  }

  @AfterAll
  static void stop() {
    chromium.close();
  }

  private static StaffBrowser staff(String email) {
    return new StaffBrowser(chromium.open(Screen.DESKTOP), app, pictures).logIn(email);
  }

  @Test
  void partnersComeAndGoAndNobodyIsCountedWronglyForIt() throws Exception {
    StaffBrowser ines = staff("ines@clearwater.example");
    StaffBrowser maja = staff("maja@rightsnorth.example");
    StaffBrowser grace = staff("grace@openledger.example");

    // Two are invited: one accepts, one declines and says why.
    ines.foundCoalition(COALITION);
    assertThat(ines.page().locator("#leave-coalition").count()).as("nobody to leave").isZero();
    ines.invite("Rights North", COALITION);
    ines.invite("Open Ledger", COALITION);
    maja.open(COALITION);
    maja.click("accept-invitation");
    maja.confirm();
    maja.told("Rights North is now a partner of " + COALITION);
    grace.open(COALITION);
    grace.click("decline-invitation");
    grace.fill("decline-reason", "Our board meets in May.");
    grace.click("confirm-decline");
    grace.told("The invitation is declined.");
    ines.open(COALITION);
    ines.told("Our board meets in May.");
    ines.picture("declined");

    // The only one that convenes cannot leave.
    ines.click("leave-coalition");
    ines.click("confirm-leave");
    ines.told("No other active partner convenes, and somebody must.");

    // Two publish, and people sign.
    String campaign = publish(ines, maja);
    SupporterHttp early = new SupporterHttp(URI.create(app), PAGE);
    assertThat(early.sign("early@supporters.example")).isEqualTo(303);
    assertThat(early.get("/save-the-meadow/arrangement").body())
        .contains("Clearwater Alliance", "Rights North")
        .doesNotContain("Open Ledger");

    // The third joins late, on the terms in force.
    ines.invite("Open Ledger", COALITION);
    grace.open(COALITION);
    grace.click("accept-invitation");
    grace.confirm();
    grace.told("Open Ledger is now a partner of " + COALITION);

    // Terms version 2: one objects, comes round, and it is in force when the last one accepts.
    ines.open(COALITION);
    ines.clickLink("Propose new terms");
    ines.choose("More than half of the partners");
    ines.fill("clauses", "We meet every month.");
    ines.picture("propose-terms");
    ines.click("propose");
    ines.told("Version 2 is proposed.");
    maja.open(COALITION);
    maja.click("object-to-terms");
    maja.fill("objection", "Every two weeks, please.");
    maja.click("confirm-objection");
    maja.told("Every two weeks, please.");
    maja.picture("terms-proposal");
    for (StaffBrowser each : new StaffBrowser[] {ines, grace, maja}) {
      each.open(COALITION);
      each.click("accept-terms");
      each.confirm();
      each.told(each == maja ? "Terms version 2 is in force." : "Your answer is on record.");
    }

    // Any partner can stop everything at once; it ends by whoever did it, or a convener.
    grace.go(campaign);
    grace.click("pause-campaign");
    grace.click("confirm-step");
    grace.told("Say why"); // a reason must be given
    grace.fill("step-reason", "A photo shows somebody who did not agree.");
    grace.fill("step-message", "We are checking a photo. Please come back tomorrow.");
    grace.click("confirm-step");
    grace.told("is paused.");
    grace.picture("paused");
    HttpResponse<String> paused = early.get(PAGE);
    assertThat(paused.body())
        .contains("We are checking a photo. Please come back tomorrow.")
        .doesNotContain("name=\"familyName\"");
    assertThat(early.sign("during-the-pause@supporters.example")).isEqualTo(409);
    maja.go(campaign);
    assertThat(maja.page().locator("#resume-campaign").count()).isZero();
    ines.go(campaign);
    ines.click("resume-campaign");
    ines.fill("step-reason", "The photo is replaced.");
    ines.click("confirm-step");
    ines.told("is open again.");
    assertThat(new SupporterHttp(URI.create(app), PAGE).sign("after@supporters.example"))
        .isEqualTo(303);

    // A partner leaves while the campaign runs: its address leads on, and takes nothing.
    SupporterHttp open = new SupporterHttp(URI.create(app), PAGE);
    maja.open(COALITION);
    maja.click("leave-coalition");
    maja.picture("leave");
    maja.click("confirm-leave");
    maja.told("Rights North has left " + COALITION);
    HttpResponse<String> left = open.get(PAGE);
    assertThat(left.statusCode()).isEqualTo(410);
    assertThat(left.body())
        .contains("Rights North no longer takes part", "href=\"/save-the-meadow\"");
    assertThat(open.sign("too-late@supporters.example")).isEqualTo(410);
    assertThat(open.get("/save-the-meadow/count").body()).contains("\"total\":2,");
    for (String path : new String[] {campaign, campaign + "/numbers"}) {
      maja.go(path);
      maja.told("There is nothing here for you");
    }
    ines.open(COALITION);
    ines.told("Left");
    ines.picture("partner-left");
  }

  @Test
  void somebodyIsInvitedByEmailAndTheirOrganizationJoins() throws Exception {
    String coalition = "Common air";
    StaffBrowser ines = staff("ines@clearwater.example");
    ines.foundCoalition(coalition);
    inviteByEmail(ines, coalition, "grace@openledger.example", "Open Ledger");
    ines.picture("invited-by-email");
    String link = linkTo("grace@openledger.example", "/console/invitation/[\\w-]+");

    // Without a login the page says what it is about; then the person logs in and chooses.
    BrowserContext context = chromium.open(Screen.PHONE);
    Page page = context.newPage();
    page.navigate(link);
    assertVisible(page, "Invitation to “" + coalition + "”");
    page.screenshot(new Page.ScreenshotOptions().setPath(pictures.resolve("link-phone.png")));
    context.close();

    StaffBrowser grace = staff("grace@openledger.example");
    grace.page().navigate(link);
    grace.clickLink("Log in and answer");
    grace.picture("answer-invitation");
    grace.click("take-up-open-ledger");
    grace.click("accept-invitation");
    grace.confirm();
    grace.told("Open Ledger is now a partner of " + coalition);
    grace.page().navigate(link);
    grace.told("It was taken up already.");
  }

  @Test
  void anOrganizationThatIsNewHereRegistersAndJoins() throws Exception {
    String coalition = "Common woods";
    String address = "director@woodland.example";
    StaffBrowser ines = staff("ines@clearwater.example");
    ines.foundCoalition(coalition);
    inviteByEmail(ines, coalition, address, "Woodland Watch");
    String link = linkTo(address, "/console/invitation/[\\w-]+");

    BrowserContext context = chromium.open(Screen.DESKTOP);
    StaffBrowser director = new StaffBrowser(context, app, pictures);
    director.page().navigate(link);
    director.clickLink("Register an organization");
    director.fill("organization-website", "https://woodland.example");
    director.picture("register-organization");
    director.click("register-organization");
    director.told("Look into your mail");

    // Keycloak's own mail and form, which set up the account.
    Page page = director.page();
    page.navigate(
        linkTo(address, "/realms/chorus/protocol/openid-connect/registrations[^\\s\"<>]+"));
    page.locator("#firstName").fill("Dora");
    page.locator("#lastName").fill("Wood");
    director.picture("keycloak-registration");
    page.locator("input[type=submit]").first().click();
    director.told("You need to verify your email address");
    page.navigate(linkTo(address, "/realms/chorus/login-actions/action-token[^\\s\"<>]+"));
    page.waitForLoadState();
    director.picture("keycloak-verified");
    page.locator("#password-new").fill("a-long-demo-password");
    page.locator("#password-confirm").fill("a-long-demo-password");
    page.locator("input[type=submit], button[type=submit]").first().click();
    page.waitForLoadState();
    director.picture("keycloak-after-password");
    page.waitForURL(Pattern.compile(Pattern.quote(app) + "/console.*"));
    director.heading("Woodland Watch");
    director.told("Answer the invitation");
    director.open(coalition);
    director.click("accept-invitation");
    director.confirm();
    director.told("Woodland Watch is now a partner of " + coalition);
    ines.open(coalition);
    ines.told("Woodland Watch");
  }

  private static void inviteByEmail(
      StaffBrowser convener, String coalition, String address, String name) {
    convener.open(coalition);
    convener.click("invite-organization");
    convener.choose("Somebody, by email");
    convener.fill("invitee-email", address);
    convener.fill("invitee-name", name);
    convener.picture("invite-by-email");
    convener.click("send-invitation");
    convener.told("A mail with a link goes out.");
  }

  /** Waits for the mail, which is sent a moment later. */
  private static String linkTo(String address, String path) {
    Pattern pattern = Pattern.compile("http://localhost:\\d+" + path);
    for (int attempt = 0; attempt < 200; attempt++) {
      for (CaughtMessage message : TestStacks.shared().mail().messages()) {
        Matcher link = pattern.matcher(message.text());
        if (message.to().contains(address) && link.find()) {
          // Keycloak writes entities also where a mail is plain text.
          return link.group().replace("&amp;", "&").replace("&#61;", "=");
        }
      }
      Pause.shortly();
    }
    throw new AssertionError("no such mail");
  }

  private static void assertVisible(Page page, String text) {
    com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat(
            page.getByText(text).first())
        .isVisible();
  }

  private static String publish(StaffBrowser ines, StaffBrowser maja) {
    String campaign = ines.createCampaign(COALITION, "Save the meadow", "A petition");
    write(ines, campaign + "/pages/common", "The meadow is for everybody");
    StaffBrowser samir = staff("samir@rightsnorth.example");
    samir.go(campaign + "/pages/own");
    samir.click("own-title");
    samir.fill("title", "A right to the meadow");
    samir.click("save-page");
    samir.told("Complete: what is saved can be put to approval.");
    ines.go(campaign);
    ines.click("ask-for-approval");
    for (StaffBrowser each : new StaffBrowser[] {ines, maja}) {
      each.go(campaign + "/review");
      each.click("approve");
      each.told("Approved on behalf of your organization.");
    }
    ines.go(campaign);
    ines.click("publish");
    ines.confirm();
    ines.told("is public.");
    return campaign;
  }

  private static void write(StaffBrowser writer, String path, String title) {
    writer.go(path);
    writer.fill("title", title);
    writer.fill("statement", "Keep the meadow open.");
    writer.fill("target-organization", "The town council");
    writer.click("save-page");
    writer.told("Complete: what is saved can be put to approval.");
  }
}
