package org.chorus.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.chorus.local.Chromium.Screen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An organization whose people log in with an identity provider of their own. A second realm of the
 * same Keycloak plays that provider; everything else is as in life: set up by a platform
 * administrator in the console, first login identity-first in a browser, logout at the provider.
 *
 * <p>A foreign address is stopped by Keycloak here, with a form that asks for another one; nobody
 * fills it in. What Chorus itself refuses is tested with tokens, in the adapter.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrokeringIT {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String PARTNER = "lakes-own";
  private static final String SECRET = "what-the-lakes-gave-us";
  private static final String PASSWORD = "swims in every lake";

  private static LocalStack stack;
  private static Keycloak keycloak;
  private static Chromium chromium;
  private static String app;
  private static Path pictures;

  @BeforeAll
  static void thePartnerSetsItsSideUpAndThePlatformAdministratorOurs() throws Exception {
    stack = TestStacks.shared();
    keycloak = stack.keycloak();
    app = stack.app().url().toString();
    chromium = new Chromium();
    pictures = Files.createDirectories(BuildOutput.target().resolve("screenshots/brokering"));
    keycloak.admin().addRealm(partner());
    lakesIsKnownToChorus();
    StaffBrowser rosa = browser().logIn("rosa@chorus.example");
    rosa.go("platform/organizations/lakes/login");
    rosa.fill("provider-address", keycloak.url() + "/realms/" + PARTNER);
    rosa.fill("provider-client-id", "chorus");
    rosa.fill("provider-secret", SECRET);
    rosa.fill("provider-domains", "lakes.example");
    rosa.page().locator("#provider-vouched input").check();
    rosa.click("test-provider");
    rosa.told("It accepts the client ID and secret.");
    rosa.picture("tested");
    rosa.click("save-provider");
    rosa.told("Set up on");
    rosa.picture("set-up");
  }

  @AfterAll
  static void stop() {
    chromium.close();
  }

  private static StaffBrowser browser() throws Exception {
    return new StaffBrowser(chromium.open(Screen.DESKTOP), app, pictures);
  }

  /** An organization of password accounts until now, with one member who has logged in. */
  private static void lakesIsKnownToChorus() throws Exception {
    ObjectNode organization = JSON.createObjectNode().put("name", "Lakes").put("alias", "lakes");
    organization.put("enabled", true);
    organization.putArray("domains").addObject().put("name", "lakes.example").put("verified", true);
    keycloak.admin().post("organizations", organization);
    keycloak
        .admin()
        .post(
            "users",
            user(
                "lars@partners.example",
                "lars@partners.example",
                DemoOrganizations.read().password()));
    String lars =
        keycloak.admin().get("users?email=lars@partners.example").path(0).path("id").asString();
    keycloak
        .admin()
        .post("organizations/" + lakes() + "/members", JSON.getNodeFactory().stringNode(lars));
    browser().logIn("lars@partners.example").heading("lakes");
  }

  private static String lakes() {
    for (JsonNode organization : keycloak.admin().get("organizations")) {
      if (organization.path("alias").asString().equals("lakes")) {
        return organization.path("id").asString();
      }
    }
    throw new AssertionError("no organization");
  }

  private static JsonNode partner() {
    ObjectNode realm = JSON.createObjectNode().put("realm", PARTNER).put("enabled", true);
    ObjectNode client = realm.putArray("clients").addObject();
    client
        .put("clientId", "chorus")
        .put("secret", SECRET)
        .put("publicClient", false)
        .put("standardFlowEnabled", true);
    client.putArray("redirectUris").add(keycloak.issuer() + "/broker/lakes/endpoint");
    client
        .putObject("attributes")
        .put(
            "backchannel.logout.url",
            keycloak.issuer() + "/protocol/openid-connect/logout/backchannel-logout")
        .put("backchannel.logout.session.required", "true");
    realm
        .putArray("users")
        .add(user("lea", "lea@lakes.example", PASSWORD))
        .add(user("eve", "eve@hills.example", PASSWORD))
        .add(user("mallory", "ines@clearwater.example", PASSWORD));
    return realm;
  }

  private static ObjectNode user(String username, String email, String password) {
    ObjectNode user = JSON.createObjectNode().put("username", username).put("email", email);
    user.put("emailVerified", true).put("enabled", true);
    user.put("firstName", "Lea").put("lastName", "Laker");
    user.putArray("credentials").addObject().put("type", "password").put("value", password);
    return user;
  }

  /** Types a work address at Chorus and logs in where that leads. */
  private static Page throughThePartner(String username) throws Exception {
    BrowserContext context = chromium.open(Screen.DESKTOP);
    Page page = context.newPage();
    page.navigate(app + "/console");
    page.locator("#username").fill("lea@lakes.example");
    page.locator("#kc-login").click();
    page.waitForURL(Pattern.compile(".*/realms/" + PARTNER + "/.*"));
    page.locator("#username").fill(username);
    page.locator("#password").fill(PASSWORD);
    page.locator("#kc-login").click();
    page.waitForURL(Pattern.compile("^(?!.*/realms/" + PARTNER + "/).*"));
    page.screenshot(
        new Page.ScreenshotOptions().setPath(pictures.resolve("through-" + username + ".png")));
    return page;
  }

  private static List<String> members(String field) {
    List<String> values = new ArrayList<>();
    keycloak
        .admin()
        .get("organizations/" + lakes() + "/members")
        .forEach(member -> values.add(member.path(field).asString()));
    return values;
  }

  @Test
  @Order(1)
  void whoComesForTheFirstTimeIsAMemberAndLoggingOutAtTheProviderEndsTheSessionHere()
      throws Exception {
    Page lea = throughThePartner("lea");
    lea.waitForURL(Pattern.compile(Pattern.quote(app) + "/console.*"));
    assertThat(lea.locator("h1").last()).hasText("lakes");
    assertThat(members("email")).contains("lea@lakes.example");
    assertThat(members("membershipType")).contains("MANAGED");

    keycloak.admin().logOut(PARTNER, "lea");

    lea.navigate(app + "/console/people");
    assertThat(lea.locator("#username")).isVisible(); // asked who they are, by Keycloak
  }

  @Test
  @Order(2)
  void whoComesWithAnotherDomainsAddressIsStoppedByKeycloak() throws Exception {
    Page eve = throughThePartner("eve");
    assertThat(eve.url()).doesNotStartWith(app + "/console");
    assertThat(members("email")).doesNotContain("eve@hills.example");
  }

  @Test
  @Order(3)
  void whoComesWithSomebodyElsesAddressIsStoppedByKeycloak() throws Exception {
    Page mallory = throughThePartner("mallory");
    assertThat(mallory.url()).doesNotStartWith(app + "/console");
    assertThat(members("email")).doesNotContain("ines@clearwater.example");
  }

  @Test
  @Order(4)
  void anAdministratorInvitesSendsAgainAndRevokes() throws Exception {
    StaffBrowser lars = browser().logIn("lars@partners.example");
    lars.go("people/invitations");
    lars.fill("invitation-email", "noor@partners.example");
    lars.fill("invitation-first-name", "Noor");
    lars.fill("invitation-last-name", "Haddad");
    lars.click("invite-member");
    lars.told("Waiting");
    lars.told("noor@partners.example, sent on");
    lars.picture("invitations");
    assertThat(mailsTo("noor@partners.example")).isEqualTo(1);

    lars.page().getByLabel("Send the invitation to noor@partners.example again").click();
    lars.told("Sent again");
    assertThat(mailsTo("noor@partners.example")).isEqualTo(2);

    lars.page().getByLabel("Revoke the invitation to noor@partners.example").click();
    lars.confirm();
    lars.told("No invitation is open");
    assertThat(keycloak.admin().get("organizations/" + lakes() + "/invitations").size()).isZero();
  }

  private static long mailsTo(String address) {
    return stack.mail().messages().stream()
        .filter(message -> message.to().equals(List.of(address)))
        .count();
  }
}
