package org.chorus.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
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
 * An organization whose own identity provider speaks SAML 2.0. A second realm of the same Keycloak
 * plays it; a platform administrator sets it up in the console from its metadata.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SamlIT {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String PARTNER = "marsh-own";
  private static final String PASSWORD = "wades through every marsh";
  private static final String EMAIL = "urn:oid:0.9.2342.19200300.100.1.3";

  private static Keycloak keycloak;
  private static Chromium chromium;
  private static String app;
  private static Path pictures;

  @BeforeAll
  static void thePartnerSetsItsSideUp() throws Exception {
    LocalStack stack = TestStacks.shared();
    keycloak = stack.keycloak();
    app = stack.app().url().toString();
    chromium = new Chromium();
    pictures = Files.createDirectories(BuildOutput.target().resolve("screenshots/saml"));
    keycloak.admin().addRealm(partner());
  }

  @AfterAll
  static void stop() {
    chromium.close();
  }

  private static StaffBrowser browser(Screen screen) throws Exception {
    return new StaffBrowser(chromium.open(screen), app, pictures);
  }

  private static StaffBrowser rosaAtItsLogin(Screen screen) throws Exception {
    StaffBrowser rosa = browser(screen).logIn("rosa@chorus.example");
    rosa.go("platform/organizations/marsh/login");
    rosa.click("show-second-factor");
    rosa.stepUp();
    return rosa;
  }

  private static String marsh() {
    for (JsonNode organization : keycloak.admin().get("organizations?max=100")) {
      if (organization.path("alias").asString().equals("marsh")) {
        return organization.path("id").asString();
      }
    }
    throw new AssertionError("no organization");
  }

  private static JsonNode partner() {
    ObjectNode realm = JSON.createObjectNode().put("realm", PARTNER).put("enabled", true);
    ObjectNode client = realm.putArray("clients").addObject();
    client.put("clientId", keycloak.issuer().toString()).put("protocol", "saml");
    String consumer = keycloak.issuer() + "/broker/marsh/endpoint";
    client.putArray("redirectUris").add(consumer);
    client
        .putObject("attributes")
        .put("saml.assertion.signature", "true")
        .put("saml.server.signature", "true")
        .put("saml.client.signature", "false")
        .put("saml.authnstatement", "true")
        .put("saml.force.post.binding", "true")
        .put("saml.signature.algorithm", "RSA_SHA256")
        .put("saml_assertion_consumer_url_post", consumer);
    var mappers = client.putArray("protocolMappers");
    tells(mappers.addObject(), "email", EMAIL);
    tells(mappers.addObject(), "firstName", "urn:oid:2.5.4.42");
    tells(mappers.addObject(), "lastName", "urn:oid:2.5.4.4");
    realm.putArray("users").add(user("mia", "mia@marsh.example", PASSWORD));
    return realm;
  }

  private static void tells(ObjectNode mapper, String field, String attribute) {
    mapper
        .put("name", field)
        .put("protocol", "saml")
        .put("protocolMapper", "saml-user-property-mapper");
    mapper
        .putObject("config")
        .put("user.attribute", field)
        .put("attribute.name", attribute)
        .put("attribute.nameformat", "URI Reference");
  }

  private static ObjectNode user(String username, String email, String password) {
    ObjectNode user = JSON.createObjectNode().put("username", username).put("email", email);
    user.put("emailVerified", true).put("enabled", true);
    user.put("firstName", "Mia").put("lastName", "Marsh");
    user.putArray("credentials").addObject().put("type", "password").put("value", password);
    return user;
  }

  private static Page atKeycloakWith(String address) throws Exception {
    Page page = chromium.open(Screen.DESKTOP).newPage();
    page.navigate(app + "/console");
    page.locator("#username").fill(address);
    page.locator("#kc-login").click();
    page.waitForLoadState();
    return page;
  }

  /** Types a work address at Chorus and logs in where that leads. */
  private static Page throughThePartner(String picture) throws Exception {
    Page page = atKeycloakWith("mia@marsh.example");
    page.waitForURL(Pattern.compile(".*/realms/" + PARTNER + "/.*"));
    page.locator("#username").fill("mia");
    page.locator("#password").fill(PASSWORD);
    page.locator("#kc-login").click();
    page.waitForURL(Pattern.compile("^(?!.*/realms/" + PARTNER + "/).*"));
    page.waitForLoadState();
    page.screenshot(
        new Page.ScreenshotOptions().setPath(pictures.resolve("through-" + picture + ".png")));
    return page;
  }

  private static void theProviderSays(String email) {
    KeycloakAdmin provider = keycloak.admin().ofRealm(PARTNER);
    ObjectNode mia = (ObjectNode) provider.get("users?exact=true&username=mia").path(0);
    provider.put("users/" + mia.path("id").asString(), mia.put("email", email));
  }

  private static void theProviderSignsAssertions(boolean signs) {
    KeycloakAdmin provider = keycloak.admin().ofRealm(PARTNER);
    for (JsonNode client : provider.get("clients?max=100")) {
      if (client.path("clientId").asString().equals(keycloak.issuer().toString())) {
        ((ObjectNode) client)
            .withObject("attributes")
            .put("saml.assertion.signature", String.valueOf(signs));
        provider.put("clients/" + client.path("id").asString(), client);
      }
    }
  }

  private static List<String> members() {
    List<String> members = new ArrayList<>();
    keycloak
        .admin()
        .get("organizations/" + marsh() + "/members")
        .forEach(
            member ->
                members.add(
                    member.path("email").asString()
                        + " "
                        + member.path("membershipType").asString()));
    return members;
  }

  @Test
  @Order(0)
  void aPlatformAdministratorAddsAnOrganizationNobodyOfWhichHasLoggedIn() throws Exception {
    StaffBrowser rosa = browser(Screen.DESKTOP).logIn("rosa@chorus.example");
    rosa.go("platform/organizations/new");
    rosa.fill("organization-name", "Marsh");
    assertThat(rosa.page().locator("#organization-alias input")).hasValue("marsh");
    rosa.picture("add");
    rosa.click("add-organization");
    rosa.heading("How people of Marsh log in");
    assertThat(members()).isEmpty();

    rosa.go("platform/organizations/new");
    rosa.fill("organization-name", "Clearwater Alliance");
    rosa.fill("organization-alias", "clearwater");
    rosa.click("add-organization");
    rosa.told("Another organization has this word or this name");
  }

  @Test
  @Order(1)
  void aPlatformAdministratorSetsItUpFromItsMetadataAndIsToldWhatIsWrong() throws Exception {
    StaffBrowser rosa = rosaAtItsLogin(Screen.DESKTOP);
    rosa.choose("SAML 2.0");
    rosa.settle();
    rosa.fill("saml-metadata-address", keycloak.issuer() + "/protocol/openid-connect/certs");
    rosa.click("test-provider");
    rosa.told("This is not SAML metadata, or cannot be read as XML.");
    showFindings(rosa, "wrong");
    rosa.fill(
        "saml-metadata-address",
        keycloak.url() + "/realms/" + PARTNER + "/protocol/saml/descriptor");
    rosa.fill("saml-email-attribute", EMAIL);
    rosa.fill("provider-domains", "marsh.example");
    rosa.page().locator("#provider-vouched input").check();
    rosa.click("test-provider");
    rosa.told("The metadata can be read.");
    showFindings(rosa, "tested");
    rosa.page().setViewportSize(390, 844);
    showFindings(rosa, "tested-narrow");
    rosa.click("save-provider");
    rosa.told("Set up on");
    rosa.picture("set-up-narrow");
  }

  private static void showFindings(StaffBrowser rosa, String picture) {
    rosa.page().locator("#provider-findings li").last().scrollIntoViewIfNeeded();
    rosa.picture(picture);
  }

  @Test
  @Order(2)
  void whoComesForTheFirstTimeIsAMember() throws Exception {
    Page mia = throughThePartner("first");
    mia.waitForURL(Pattern.compile(Pattern.quote(app) + "/console.*"));
    assertThat(mia.locator("h1").last()).hasText("Marsh");
    mia.navigate(app + "/console/people");
    assertThat(mia.locator("h1").last()).hasText("People");
    assertThat(members()).contains("mia@marsh.example MANAGED");
  }

  /** What the group brings, and that it ends, is {@code BrokeringIT}'s; here only that it comes. */
  @Test
  @Order(3)
  void aGroupInTheAssertionIsOneOfTheOrganizationAtKeycloakAsLongAsItIsThere() throws Exception {
    KeycloakAdmin provider = keycloak.admin().ofRealm(PARTNER);
    theProviderTellsGroups();
    String groups = "organizations/" + marsh() + "/groups";
    keycloak.admin().post(groups, JSON.createObjectNode().put("name", "editors"));
    String editors =
        groups + "/" + keycloak.admin().get(groups).path(0).path("id").asString() + "/members";
    itsGroupLeadsInto("campaigning", "editors");
    provider.post("groups", JSON.createObjectNode().put("name", "campaigning"));
    String membership =
        "users/"
            + provider.get("users?exact=true&username=mia").path(0).path("id").asString()
            + "/groups/"
            + provider.get("groups").path(0).path("id").asString();

    provider.put(membership, JSON.createObjectNode());
    throughThePartner("in-group").waitForURL(Pattern.compile(Pattern.quote(app) + "/console.*"));
    assertThat(keycloak.admin().get(editors).path(0).path("email").asString())
        .isEqualTo("mia@marsh.example");

    provider.delete(membership);
    throughThePartner("out-of-it").waitForURL(Pattern.compile(Pattern.quote(app) + "/console.*"));
    assertThat(keycloak.admin().get(editors)).isEmpty();
  }

  private static void theProviderTellsGroups() {
    KeycloakAdmin provider = keycloak.admin().ofRealm(PARTNER);
    ObjectNode mapper =
        JSON.createObjectNode()
            .put("name", "groups")
            .put("protocol", "saml")
            .put("protocolMapper", "saml-group-membership-mapper");
    mapper
        .putObject("config")
        .put("attribute.name", "groups")
        .put("attribute.nameformat", "Basic")
        .put("full.path", "false")
        .put("single", "true");
    for (JsonNode client : provider.get("clients?max=100")) {
      if (client.path("clientId").asString().equals(keycloak.issuer().toString())) {
        provider.post(
            "clients/" + client.path("id").asString() + "/protocol-mappers/models", mapper);
      }
    }
  }

  private static void itsGroupLeadsInto(String told, String group) {
    ObjectNode mapper =
        JSON.createObjectNode()
            .put("name", told + " at the provider")
            .put("identityProviderAlias", "marsh")
            .put("identityProviderMapper", "saml-advanced-group-idp-mapper");
    mapper
        .putObject("config")
        .put("syncMode", "FORCE")
        .put("attributes", "[{\"key\":\"groups\",\"value\":\"" + told + "\"}]")
        .put("are.attribute.values.regex", "false")
        .put("groupType", "ORGANIZATION")
        .put("group", "/" + group);
    keycloak.admin().post("identity-provider/instances/marsh/mappers", mapper);
  }

  @Test
  @Order(4)
  void theirSecondFactorIsACodeAndNoPasswordAtKeycloak() throws Exception {
    Page mia = throughThePartner("before-second-factor");
    String screen = app + "/console/people/machines";
    mia.navigate(screen);
    askedForASecondFactor(mia);
    String secret = mia.locator("#totpSecret").inputValue();
    mia.screenshot(
        new Page.ScreenshotOptions().setPath(pictures.resolve("through-second-factor.png")));
    enter(mia, "#totp", "#saveTOTPBtn", OneTimeCodes.at(Clock.systemUTC().instant(), secret));
    mia.waitForURL(screen);
    mia.locator("#machine-name").waitFor();

    // Another day: the code is asked for again, and the provider's own word is not taken for it.
    Page later = throughThePartner("before-second-factor-again");
    later.navigate(screen);
    askedForASecondFactor(later);
    Instant next = Clock.systemUTC().instant().plus(OneTimeCodes.PERIOD);
    enter(later, "#otp", "#kc-login", OneTimeCodes.at(next, secret));
    later.waitForURL(screen);
    later.locator("#machine-name").waitFor();
  }

  private static void askedForASecondFactor(Page page) {
    page.locator("#show-second-factor").click();
    page.locator("vaadin-confirm-dialog vaadin-button[slot='confirm-button']").click();
    page.waitForURL(Pattern.compile(Pattern.quote(keycloak.issuer().toString()) + ".*"));
    page.locator("#totp, #otp").waitFor();
  }

  private static void enter(Page page, String field, String button, String code) {
    page.locator(field).fill(code);
    page.locator(button).click();
  }

  @Test
  @Order(5)
  void anAddressOfAnotherDomainIsRefusedInWords() throws Exception {
    theProviderSays("mia@hills.example");
    try {
      Page mia = throughThePartner("foreign");
      assertThat(mia.getByText("Chorus cannot take it from the service that you came through"))
          .isVisible();
      assertThat(mia.locator("body")).containsText("marsh.example");
    } finally {
      theProviderSays("mia@marsh.example");
    }
    throughThePartner("again").waitForURL(Pattern.compile(Pattern.quote(app) + "/console.*"));
  }

  @Test
  @Order(6)
  void anAssertionThatIsNotSignedItselfBringsNobodyIn() throws Exception {
    theProviderSignsAssertions(false);
    try {
      Page mia = throughThePartner("unsigned");
      assertThat(mia.url()).startsWith(keycloak.issuer().toString());
      mia.navigate(app + "/console/people");
      assertThat(mia.url()).doesNotStartWith(app);
    } finally {
      theProviderSignsAssertions(true);
    }
  }

  @Test
  @Order(7)
  void switchedOffItBringsNobodyInAndEndsWhatIsOpen() throws Exception {
    Page atWork = throughThePartner("at-work");
    atWork.waitForURL(Pattern.compile(Pattern.quote(app) + "/console.*"));
    StaffBrowser rosa = rosaAtItsLogin(Screen.DESKTOP);
    rosa.click("switch-provider");
    rosa.confirm();
    rosa.told("Switched off");
    atWork.navigate(app + "/console/people");
    assertThat(atWork.locator("body")).containsText("does not log in through that account");
    Page mia = atKeycloakWith("mia@marsh.example");
    assertThat(mia.url()).doesNotContain(PARTNER);
    assertThat(mia.locator("#password")).isVisible();

    rosa.click("switch-provider");
    rosa.told("Switched on");
    throughThePartner("switched-on").waitForURL(Pattern.compile(Pattern.quote(app) + "/console.*"));
  }
}
