package org.chorus.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
 * <p>A foreign address at the first login is stopped by Keycloak, with a form that asks for another
 * one; whoever fills it in has to prove it. A foreign address at a later login Keycloak lets
 * through, and Chorus refuses it.
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

  /** Logged in by password before that ended for his organization; open logins go on. */
  private static StaffBrowser lars;

  private static Path pictures;

  @BeforeAll
  static void thePartnerSetsItsSideUpAndThePlatformAdministratorOurs() throws Exception {
    stack = TestStacks.shared();
    keycloak = stack.keycloak();
    app = stack.app().url().toString();
    chromium = new Chromium();
    pictures = Files.createDirectories(BuildOutput.target().resolve("screenshots/brokering"));
    keycloak.admin().addRealm(partner());
    lars = lakesIsKnownToChorus();
    StaffBrowser rosa = browser().logIn("rosa@chorus.example");
    rosa.go("platform/organizations/lakes/login");
    rosa.click("show-second-factor");
    rosa.stepUp();
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
  private static StaffBrowser lakesIsKnownToChorus() throws Exception {
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
    String account =
        keycloak.admin().get("users?email=lars@partners.example").path(0).path("id").asString();
    keycloak
        .admin()
        .post("organizations/" + lakes() + "/members", JSON.getNodeFactory().stringNode(account));
    StaffBrowser member = browser().logIn("lars@partners.example");
    member.heading("lakes");
    member.go("people/groups");
    member.click("show-second-factor");
    member.setUpSecondFactor();
    member.fill("group-path", "/editors");
    member.click("add-group-role");
    member.told("/editors · Campaigner");
    return member;
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

  /** What the provider says of its person from now on. */
  private static void theProviderSays(String username, String email) {
    KeycloakAdmin provider = keycloak.admin().ofRealm(PARTNER);
    ObjectNode person = (ObjectNode) provider.get("users?exact=true&username=" + username).path(0);
    provider.put("users/" + person.path("id").asString(), person.put("email", email));
  }

  /** Fills the form in which Keycloak shows what the provider told it. */
  private static void typeAddress(Page page, String email) {
    page.locator("#email").fill(email);
    page.locator("input[type=submit], button[type=submit]").first().click();
    page.waitForLoadState();
  }

  private static void picture(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(pictures.resolve(name + ".png")));
  }

  private static JsonNode account(String email) {
    return keycloak.admin().get("users?exact=true&email=" + email);
  }

  private static List<String> rows(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = stack.postgres().connectAs(stack.postgres().owner());
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        rows.add(found.getString(1));
      }
    }
    return rows;
  }

  private static void theBackChannelLeadsTo(AppProcess server) {
    ObjectNode client =
        (ObjectNode) keycloak.admin().get("clients?clientId=chorus-console").path(0);
    client
        .withObject("attributes")
        .put("backchannel.logout.url", server.url() + "/logout/connect/back-channel/keycloak");
    keycloak.admin().put("clients/" + client.path("id").asString(), client);
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
  void whoComesForTheFirstTimeIsAMemberAndALogoutAtTheProviderThatAnotherServerHearsOfCounts()
      throws Exception {
    AppProcess other = stack.anotherApp();
    other.start();
    theBackChannelLeadsTo(other);
    try {
      Page lea = throughThePartner("lea");
      lea.waitForURL(Pattern.compile(Pattern.quote(app) + "/console.*"));
      assertThat(lea.locator("h1").last()).hasText("lakes");
      assertThat(members("email")).contains("lea@lakes.example");
      assertThat(members("membershipType")).contains("MANAGED");

      keycloak.admin().ofRealm(PARTNER).logOut("lea");

      lea.navigate(app + "/console/people");
      assertThat(lea.getByText("Your login was ended where you logged in")).isVisible();
      picture(lea, "ended-at-the-provider");
      lea.getByText("Log in and go back").click();
      assertThat(lea.locator("#username")).isVisible(); // asked who they are, by Keycloak
    } finally {
      theBackChannelLeadsTo(stack.app());
      other.stop();
    }
  }

  @Test
  @Order(2)
  void aProviderThatLaterGivesAnotherDomainsAddressIsRefusedInWordsAndOnRecord() throws Exception {
    theProviderSays("lea", "lea@hills.example");
    try {
      Page lea = throughThePartner("lea");
      assertThat(lea.getByText("Chorus cannot take it from the service that you came through"))
          .isVisible();
      assertThat(lea.locator("body")).containsText("lakes.example");
      lea.navigate(app + "/console/people");
      assertThat(lea.locator("h1").last()).not().hasText("People");
    } finally {
      theProviderSays("lea", "lea@lakes.example");
    }
    assertThat(
            rows(
                """
                select audit_entry::text
                  from audit_entry
                 where act = 'login'
                   and outcome = 'REFUSED'
                """))
        .isNotEmpty() // the page that was tried after the refusal asked Keycloak once more
        .allSatisfy(
            entry ->
                assertThat(entry).contains("an address of hills.example").doesNotContain("lea@"));

    Page lea = throughThePartner("lea");
    lea.waitForURL(Pattern.compile(Pattern.quote(app) + "/console.*"));
    assertThat(lea.locator("h1").last()).hasText("lakes");
  }

  @Test
  @Order(3)
  void whoTypesAnAddressOfTheDomainInsteadOfTheirOwnHasToProveIt() throws Exception {
    Page eve = throughThePartner("eve");
    assertThat(eve.url()).doesNotStartWith(app + "/console");
    typeAddress(eve, "director@lakes.example");
    picture(eve, "typed-an-address");
    assertThat(eve.url()).doesNotStartWith(app);
    assertThat(eve.locator("body")).containsText("verify");
    assertThat(mailsTo("director@lakes.example")).isEqualTo(1);
    assertThat(account("director@lakes.example").path(0).path("emailVerified").asBoolean(false))
        .isFalse();
    assertThat(account("eve@hills.example")).isEmpty();

    eve.navigate(app + "/console/people");
    assertThat(eve.url()).doesNotStartWith(app);
    assertThat(rows("select email from member where email like '%@hills.example'")).isEmpty();
    assertThat(rows("select email from member where email = 'director@lakes.example'")).isEmpty();
  }

  @Test
  @Order(4)
  void whoTypesSomebodyElsesAddressGetsNotIntoTheirAccount() throws Exception {
    Page mallory = throughThePartner("mallory");
    assertThat(mallory.url()).doesNotStartWith(app + "/console");
    typeAddress(mallory, "tom@clearwater.example"); // of another organization
    picture(mallory, "typed-another-organizations-address");
    assertThat(mallory.locator("#email")).isVisible();

    typeAddress(mallory, "lea@lakes.example"); // of a colleague
    picture(mallory, "typed-a-colleagues-address");
    assertThat(mallory.locator("body")).containsText("already exists");
    mallory.navigate(app + "/console/people");
    assertThat(mallory.url()).doesNotStartWith(app);
    assertThat(members("email"))
        .doesNotContain("ines@clearwater.example", "tom@clearwater.example");
    for (String email : List.of("ines@clearwater.example", "tom@clearwater.example")) {
      assertThat(
              keycloak
                  .admin()
                  .get(
                      "users/"
                          + account(email).path(0).path("id").asString()
                          + "/federated-identity"))
          .isEmpty();
    }
  }

  @Test
  @Order(5)
  void aGroupBringsItsRoleUntilTheLoginAfterItsEndAndRolesOfTheGroupAtKeycloakBringNothing()
      throws Exception {
    String password = DemoOrganizations.read().password();
    KeycloakAdmin admin = keycloak.admin();
    comesThroughThePartner("lea");
    String lea = account("lea@lakes.example").path(0).path("id").asString();
    admin.post("users", user("nils@partners.example", "nils@partners.example", password));
    String nils = account("nils@partners.example").path(0).path("id").asString();
    admin.post("organizations/" + lakes() + "/members", JSON.getNodeFactory().stringNode(nils));
    String groups = "organizations/" + lakes() + "/groups";
    admin.post(groups, JSON.createObjectNode().put("name", "editors"));
    String editors = groups + "/" + admin.get(groups).path(0).path("id").asString();
    admin.put(editors + "/members/" + lea, JSON.createObjectNode());
    admin.put(editors + "/members/" + nils, JSON.createObjectNode());
    smuggleIn("administrator", editors, nils);
    admin.post(
        "users/" + lea + "/role-mappings/realm",
        JSON.createArrayNode().add(admin.get("roles/administrator")));

    // Nils has a password, so what Keycloak writes can be read; Chorus would not let him in by it.
    try (KeycloakLogin person = new KeycloakLogin(keycloak, stack.app().url())) {
      JsonNode token =
          KeycloakLogin.claims(person.logIn("nils@partners.example", password), "id_token");
      assertThat(token.path("organization").path("lakes").path("groups").toString())
          .isEqualTo("[\"/editors\"]");
      assertThat(token.path("realm_access").path("roles").toString()).contains("administrator");
    }

    comesThroughThePartner("lea");
    assertThat(rolesOf(lea)).containsExactly("CAMPAIGNER by /editors");

    admin.delete(editors + "/members/" + lea);
    comesThroughThePartner("lea");
    assertThat(rolesOf(lea)).isEmpty();
  }

  @Test
  @Order(6)
  void aGroupAtTheProviderBringsItsRoleUntilTheLoginAfterItsEndThere() throws Exception {
    KeycloakAdmin provider = keycloak.admin().ofRealm(PARTNER);
    provider.post("groups", JSON.createObjectNode().put("name", "campaigning"));
    String campaigning = provider.get("groups").path(0).path("id").asString();
    theProviderTellsGroups();
    itsGroupLeadsInto("campaigning", "editors");
    String atProvider = provider.get("users?exact=true&username=lea").path(0).path("id").asString();
    String atKeycloak = account("lea@lakes.example").path(0).path("id").asString();
    comesThroughThePartner("lea");
    assertThat(rolesOf(atKeycloak)).isEmpty();

    provider.put("users/" + atProvider + "/groups/" + campaigning, JSON.createObjectNode());
    comesThroughThePartner("lea");
    assertThat(rolesOf(atKeycloak)).containsExactly("CAMPAIGNER by /editors");

    provider.delete("users/" + atProvider + "/groups/" + campaigning);
    comesThroughThePartner("lea");
    assertThat(rolesOf(atKeycloak)).isEmpty();
  }

  private static void theProviderTellsGroups() {
    KeycloakAdmin provider = keycloak.admin().ofRealm(PARTNER);
    ObjectNode mapper =
        JSON.createObjectNode()
            .put("name", "groups")
            .put("protocol", "openid-connect")
            .put("protocolMapper", "oidc-group-membership-mapper");
    mapper
        .putObject("config")
        .put("claim.name", "groups")
        .put("full.path", "false")
        .put("id.token.claim", "true");
    String client = provider.get("clients?clientId=chorus").path(0).path("id").asString();
    provider.post("clients/" + client + "/protocol-mappers/models", mapper);
  }

  /** What the operators' guide asks for: one mapper for each group of the provider's. */
  private static void itsGroupLeadsInto(String told, String group) {
    ObjectNode mapper =
        JSON.createObjectNode()
            .put("name", told + " at the provider")
            .put("identityProviderAlias", "lakes")
            .put("identityProviderMapper", "oidc-advanced-group-idp-mapper");
    mapper
        .putObject("config")
        .put("syncMode", "FORCE")
        .put("claims", "[{\"key\":\"groups\",\"value\":\"" + told + "\"}]")
        .put("are.claim.values.regex", "false")
        .put("groupType", "ORGANIZATION")
        .put("group", "/" + group);
    keycloak.admin().post("identity-provider/instances/lakes/mappers", mapper);
  }

  @Test
  @Order(8)
  void aPasswordAtKeycloakIsNoSecondDoorAndThePageLeadsToTheFirst() throws Exception {
    Page page = chromium.open(Screen.DESKTOP).newPage();
    page.navigate(app + "/console");
    page.locator("#username").fill("lars@partners.example");
    page.locator("#kc-login").click();
    page.locator("#password").fill(DemoOrganizations.read().password());
    page.locator("#kc-login").click();
    assertThat(page.getByText("not with a password here")).isVisible();
    picture(page, "second-door");
    page.getByText("Log in through lakes").click();
    page.waitForURL(Pattern.compile(".*/realms/" + PARTNER + "/.*"));
  }

  private static void comesThroughThePartner(String username) throws Exception {
    Page page = throughThePartner(username);
    page.waitForURL(Pattern.compile(Pattern.quote(app) + "/console.*"));
    assertThat(page.locator("h1").last()).hasText("lakes");
  }

  /**
   * A role of the realm for all of the group, and for one person by hand: in the ID token Keycloak
   * 26.7 shows the latter only, and another version may show both.
   */
  private static void smuggleIn(String role, String group, String person) {
    KeycloakAdmin admin = keycloak.admin();
    admin.post("roles", JSON.createObjectNode().put("name", role));
    JsonNode roles = JSON.createArrayNode().add(admin.get("roles/" + role));
    admin.post(group + "/role-mappings/realm", roles);
    admin.post("users/" + person + "/role-mappings/realm", roles);
    ObjectNode client = (ObjectNode) admin.get("clients?clientId=chorus-console").path(0);
    String path = "clients/" + client.path("id").asString();
    admin.put(path, client.put("fullScopeAllowed", true));
    ObjectNode mapper =
        JSON.createObjectNode()
            .put("name", "smuggled")
            .put("protocol", "openid-connect")
            .put("protocolMapper", "oidc-usermodel-realm-role-mapper");
    mapper
        .putObject("config")
        .put("claim.name", "realm_access.roles")
        .put("jsonType.label", "String")
        .put("multivalued", "true")
        .put("id.token.claim", "true");
    admin.post(path + "/protocol-mappers/models", mapper);
  }

  private static List<String> rolesOf(String subject) throws SQLException {
    return rows(
        """
        select role || ' by ' || coalesce(group_path, 'hand')
          from role_grant
         where subject = '%s'
           and revoked_at is null
        """
            .formatted(subject));
  }

  @Test
  @Order(7)
  void anAdministratorInvitesSendsAgainAndRevokes() throws Exception {
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
