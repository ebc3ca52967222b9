package org.chorus.app.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.router.RouteData;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.chorus.ChorusApplication;
import org.chorus.app.StaffHttp;
import org.chorus.app.StubKeycloak;
import org.chorus.kernel.LinkToken;
import org.chorus.kernel.OrganizationId;
import org.chorus.organization.OrganizationProfile;
import org.chorus.organization.Organizations;
import org.chorus.testing.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Every route of the house, asked for over HTTP by every persona, by whoever has no login, and by
 * those whose login is over: what {@code route-access.txt} expects, and what happens.
 */
class RouteMatrixIT {

  static final Path DOCUMENT = Path.of("../../docs/route-matrix.md");

  /** Ends the second line of a screen that shows the common page, or that of one's own. */
  private static final String OWN_PAGE = ", own page";

  static final StubKeycloak KEYCLOAK = new StubKeycloak();

  static ConfigurableApplicationContext house;
  static URI home;
  static World world;
  static List<Visitor> visitors;
  static Map<String, RouteAccess> lines;
  static List<Row> rows;

  /**
   * A route, and what happened there.
   *
   * @param outcomes by column
   */
  record Row(String route, RouteAccess expected, Map<String, String> outcomes) {

    boolean isScreen() {
      return route.startsWith("screen ");
    }

    String outcome(Visitor visitor) {
      return outcomes.getOrDefault(visitor.column(), "never asked");
    }
  }

  @BeforeAll
  static void everybodyGoesEverywhere() throws Exception {
    String database = Database.create();
    house =
        new SpringApplicationBuilder(ChorusApplication.class)
            .run(
                "--server.port=0",
                "--spring.datasource.url=" + database,
                "--chorus.signer-key=dGVzdHMgb25seTogbm90IGEgc2VjcmV0IG9mIGFueWI=",
                "--chorus.public-url=http://localhost",
                "--chorus.mail.from=chorus@chorus.example",
                "--chorus.keycloak.client-secret=console secret",
                "--chorus.keycloak.url=" + KEYCLOAK.url(),
                "--chorus.keycloak.client-id=" + StubKeycloak.CLIENT,
                "--chorus.platform.organization=" + World.OPERATING);
    home =
        URI.create(
            "http://localhost:" + house.getEnvironment().getRequiredProperty("local.server.port"));
    JdbcClient owner = JdbcClient.create(Database.asOwner(database));
    world = new World(house, owner);
    visitors = new ArrayList<>();
    for (Persona persona : world.personae) {
      visitors.add(comes(persona));
    }
    visitors.add(
        new Visitor("no login", "never logged in", Optional.empty(), false, browser("no login")));
    visitors.add(
        over("idle", "login too long idle", owner, AGED.formatted("31 minutes", "31 minutes")));
    visitors.add(
        over("too old", "login of yesterday", owner, AGED.formatted("11 hours", "0 minutes")));
    visitors.add(over("row gone", "login that the database does not know", owner, GONE));
    visitors.add(loggedOutElsewhere());

    lines = RouteAccess.read();
    rows = new ArrayList<>();
    for (Map.Entry<String, RouteAccess> line : lines.entrySet()) {
      Map<String, String> byVisitor = new LinkedHashMap<>();
      for (Visitor visitor : visitors) {
        byVisitor.put(visitor.column(), outcome(line.getKey(), visitor));
      }
      rows.add(new Row(line.getKey(), line.getValue(), byVisitor));
    }
  }

  @AfterAll
  static void stop() {
    house.close();
    KEYCLOAK.close();
  }

  private static final String AGED =
      """
      update staff_login
         set begun_at = begun_at - interval '%s', seen_at = seen_at - interval '%s'
       where subject = :subject
      """;

  private static final String GONE = "delete from staff_login where subject = :subject";

  private static Visitor comes(Persona persona) throws Exception {
    StaffHttp browser = browser(persona.column());
    String subject = persona.actor().subject().value();
    boolean inTwo = persona.column().startsWith("both");
    HttpResponse<String> callback =
        browser.logIn(
            subject,
            Map.of(
                "organization",
                inTwo
                    ? List.of(world.a.alias().value(), world.b.alias().value())
                    : List.of(organization(persona.actor().organization()).alias().value())));
    boolean in = callback.statusCode() == 302;
    if (inTwo) {
      new Screens(browser).workFor(organization(persona.actor().organization()).name());
    }
    if (persona.column().equals("A former")) {
      world.leaves(persona.actor().subject());
    }
    return new Visitor(persona.column(), persona.who(), Optional.of(persona), in, browser);
  }

  private static OrganizationProfile organization(OrganizationId id) {
    return house.getBean(Organizations.class).find(id).orElseThrow();
  }

  /** Somebody of A who was logged in until now. */
  private static Visitor over(String column, String who, JdbcClient owner, String end)
      throws Exception {
    Visitor visitor = colleague(column, who);
    assertThat(owner.sql(end).param("subject", "matrix:" + column).update()).isEqualTo(1);
    return visitor;
  }

  private static Visitor loggedOutElsewhere() throws Exception {
    Visitor visitor = colleague("logged out", "logged out at Keycloak, by another browser");
    HttpResponse<String> answer =
        browser("keycloak")
            .post(
                "/logout/connect/back-channel/keycloak",
                "application/x-www-form-urlencoded",
                "logout_token=" + KEYCLOAK.logoutTokenFor("matrix:logged out"));
    assertThat(answer.statusCode()).isEqualTo(200);
    return visitor;
  }

  private static Visitor colleague(String column, String who) throws Exception {
    StaffHttp browser = browser(column);
    browser.logIn("matrix:" + column, Map.of("organization", List.of(world.a.alias().value())));
    assertThat(browser.isLoggedIn()).isTrue();
    return new Visitor(column, who, Optional.empty(), false, browser);
  }

  /** Each from an address of its own: nobody is held back because others came. */
  private static StaffHttp browser(String column) {
    StaffHttp browser = new StaffHttp(KEYCLOAK, home);
    browser.comeFrom(
        "203.0." + (column.hashCode() & 0x7f) + "." + (column.hashCode() >>> 8 & 0x7f));
    return browser;
  }

  private static String outcome(String route, Visitor visitor) throws Exception {
    String[] words = route.split(" ", 2);
    return words[0].equals("screen")
        ? screen(filled(words[1].equals("(home)") ? "" : words[1]), visitor.browser())
        : status(words[0], filled(words[1]), visitor.browser());
  }

  private static String screen(String path, StaffHttp browser) throws Exception {
    HttpResponse<String> first = browser.get("/console/" + path);
    if (first.statusCode() != 200) {
      return isLogin(first) ? RouteAccess.LOGIN : "status " + first.statusCode();
    }
    return drawn(new Screens(browser).enter(path));
  }

  private static boolean isLogin(HttpResponse<String> answer) {
    return answer.statusCode() == 401
        || (answer.statusCode() == 302
            && answer.headers().firstValue("Location").orElse("").contains("/oauth2/"));
  }

  private static String drawn(String answer) {
    if (answer.contains("This screen could not be shown") || !answer.contains("· Chorus")) {
      return "broken";
    }
    if (answer.contains("There is nothing here for you")) {
      return RouteAccess.ABSENT;
    }
    return answer.contains("You cannot do this") ? RouteAccess.REFUSED : RouteAccess.SHOWN;
  }

  private static String status(String method, String path, StaffHttp browser) throws Exception {
    HttpResponse<String> answer =
        method.equals("GET")
            ? browser.get(path)
            : browser.post(path, "application/x-www-form-urlencoded", "");
    return String.valueOf(answer.statusCode());
  }

  /** The route with what belongs to the world's Coalition in the place of its parameters. */
  private static String filled(String route) {
    boolean own = route.endsWith(OWN_PAGE);
    return route
        .replace(OWN_PAGE, "")
        .replaceAll(":page\\([^)]*\\)", own ? "own" : "common")
        .replace("/:page?", "")
        .replace("/:language?", "")
        .replace(":campaign", world.campaign.toString())
        .replace(":coalition", world.coalition.toString())
        .replace(":alias", world.b.alias().value())
        .replace(":token", LinkToken.random().value())
        .replaceAll("\\{campaign[^}]*}", "matrix-rivers")
        .replaceAll("\\{organization[^}]*}", world.b.alias().value())
        .replace("{token}", LinkToken.random().value())
        .replace("{id}", UUID.randomUUID().toString())
        .replaceAll("\\{colors[^}]*}", "0-0")
        .replaceAll("\\*+", "nothing-of-that-name")
        .replaceFirst(
            "^people/person$", "people/person?who=" + world.colleague.value().replace(":", "%3A"));
  }

  @Test
  void noRouteIsForgotten() {
    Set<String> found = new TreeSet<>();
    RouteConfiguration.forRegistry(
            ApplicationRouteRegistry.getInstance(
                new VaadinServletContext(house.getBean(ServletContext.class))))
        .getAvailableRoutes()
        .stream()
        .map(RouteData::getTemplate)
        .forEach(template -> found.add("screen " + (template.isEmpty() ? "(home)" : template)));
    assertThat(found).as("screens that Vaadin knows").isNotEmpty();
    house
        .getBeansOfType(RequestMappingInfoHandlerMapping.class)
        .values()
        .forEach(
            mapping ->
                mapping.getHandlerMethods().keySet().forEach(info -> found.addAll(routes(info))));
    house
        .getBeansOfType(AbstractUrlHandlerMapping.class)
        .values()
        .forEach(
            mapping -> mapping.getHandlerMap().keySet().forEach(path -> found.add("GET " + path)));

    Set<String> unknown = new TreeSet<>(found);
    Set<String> known = new TreeSet<>();
    lines.keySet().forEach(line -> known.add(line.replace(OWN_PAGE, "")));
    unknown.removeAll(known);
    assertThat(unknown)
        .as("routes without a line in %s: write \"ROUTE = …\"", RouteAccess.FILE)
        .isEmpty();
    Set<String> gone = new TreeSet<>(known);
    gone.removeAll(found);
    gone.removeIf(RouteMatrixIT::isOfAFilter);
    assertThat(gone).as("lines in %s of routes that are gone", RouteAccess.FILE).isEmpty();
  }

  /** What the security chain answers itself, where no list can be had. */
  private static boolean isOfAFilter(String route) {
    return Stream.of(" /oauth2/", " /login/", " /logout", " /console/").anyMatch(route::contains);
  }

  private static List<String> routes(RequestMappingInfo info) {
    List<String> methods =
        info.getMethodsCondition().getMethods().isEmpty()
            ? List.of("GET")
            : info.getMethodsCondition().getMethods().stream().map(Enum::name).toList();
    return methods.stream()
        .flatMap(method -> info.getPatternValues().stream().map(path -> method + " " + path))
        .toList();
  }

  @Test
  void everyRouteShowsWhatItShouldAndNothingElse() {
    List<String> differences = new ArrayList<>();
    for (Row row : rows) {
      for (Visitor visitor : visitors) {
        String expected = row.expected().expected(visitor);
        if (!expected.equals(row.outcome(visitor))) {
          differences.add(
              "%s × %s: expected %s (%s), was %s"
                  .formatted(
                      row.route(),
                      visitor.column(),
                      expected,
                      row.expected().words(),
                      row.outcome(visitor)));
        }
      }
    }
    assertThat(differences).isEmpty();
  }

  @Test
  void whatIsSomebodyElsesLooksLikeWhatDoesNotExist() throws Exception {
    Visitor outsider =
        visitors.stream()
            .filter(each -> each.column().equals("outsider"))
            .findFirst()
            .orElseThrow();
    Screens screens = new Screens(outsider.browser());
    List<String> foreign =
        lines.keySet().stream()
            .filter(route -> route.contains(":campaign") || route.contains(":coalition"))
            .map(route -> filled(route.substring("screen ".length())))
            .toList();
    assertThat(foreign).isNotEmpty();
    for (String path : foreign) {
      String invented =
          path.replace(world.campaign.toString(), UUID.randomUUID().toString())
              .replace(world.coalition.toString(), UUID.randomUUID().toString());
      assertThat(withoutIds(screens.enter(path)))
          .as(path)
          .isEqualTo(withoutIds(screens.enter(invented)));
    }
  }

  /** What changes on the screen, without the table of constants, which has no order. */
  private static String withoutIds(String answer) {
    assertThat(answer).contains("\"changes\":");
    return answer
        .substring(answer.indexOf("\"changes\":"))
        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "id");
  }

  @Test
  void theTableIsUpToDate() throws IOException {
    String generated = new RouteDocument(visitors, rows).text();
    if ("write".equals(System.getProperty("chorus.docs"))) {
      Files.writeString(DOCUMENT, generated);
    }
    assertThat(DOCUMENT)
        .as("Generate the table anew as for AccessMatrixIT, with -Dit.test=RouteMatrixIT")
        .hasContent(generated);
  }
}
