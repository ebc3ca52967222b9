package org.chorus.app.matrix;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.chorus.ChorusApplication;
import org.chorus.access.Permission;
import org.chorus.access.Role;
import org.chorus.app.matrix.ServiceAccess.WhosePage;
import org.chorus.testing.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Every method of every service against every persona: what {@code service-access.txt} expects, and
 * what happens in the whole house on a real database.
 */
class AccessMatrixIT {

  static final Path DOCUMENT = Path.of("../../docs/access-matrix.md");

  static ConfigurableApplicationContext house;
  static World world;
  static Map<String, ServiceMethod> methods;
  static Map<String, String> lines;
  static List<Row> matrix;

  /**
   * A method about a certain page, and who got through.
   *
   * @param page in words; empty where the method is about none
   * @param gotThrough the columns
   */
  record Row(ServiceMethod method, String page, Requirement expected, Set<String> gotThrough) {

    String name() {
      return method.name() + (page.isEmpty() ? "" : ", " + page);
    }
  }

  @BeforeAll
  static void everybodyTriesEverything() {
    String database = Database.create();
    house =
        new SpringApplicationBuilder(ChorusApplication.class)
            .run(
                "--server.port=0",
                "--spring.datasource.url=" + database,
                "--chorus.signer-key=dGVzdHMgb25seTogbm90IGEgc2VjcmV0IG9mIGFueWI=",
                "--chorus.public-url=http://localhost",
                "--chorus.mail.from=chorus@chorus.example",
                "--chorus.keycloak.client-secret=unused",
                "--chorus.keycloak.url=http://localhost:1",
                "--chorus.platform.organization=" + World.OPERATING);
    world = new World(house, JdbcClient.create(Database.asOwner(database)));
    methods = new TreeMap<>();
    ServiceMethod.in(house).forEach(method -> methods.put(method.name(), method));
    lines = ServiceAccess.read();
    matrix =
        lines.entrySet().stream().flatMap(line -> rows(line.getKey(), line.getValue())).toList();
  }

  private static Stream<Row> rows(String name, String words) {
    ServiceMethod method = methods.get(name);
    if (method == null || ServiceAccess.ASKS_NOBODY.contains(words)) {
      return Stream.empty();
    }
    Map<WhosePage, Requirement> byPage = ServiceAccess.requirements(words);
    return byPage.entrySet().stream()
        .map(
            page ->
                new Row(
                    method,
                    words.contains(": ") ? page.getKey().words : "",
                    page.getValue(),
                    gotThrough(method, page.getKey(), page.getValue())));
  }

  private static Set<String> gotThrough(
      ServiceMethod method, WhosePage page, Requirement requirement) {
    Specimens specimens = new Specimens(world);
    TransactionTemplate neverCommitted =
        new TransactionTemplate(house.getBean(PlatformTransactionManager.class));
    Set<String> columns = new TreeSet<>();
    for (Persona persona : world.personae) {
      List<Object> arguments = specimens.of(method.method(), persona.actor(), page);
      neverCommitted.executeWithoutResult(
          begun -> {
            begun.setRollbackOnly();
            if (method.letsThrough(arguments, requirement.hides())) {
              columns.add(persona.column());
            }
          });
    }
    return columns;
  }

  @AfterAll
  static void stop() {
    house.close();
  }

  @Test
  void noMethodIsForgotten() {
    Set<String> unknown = new TreeSet<>(methods.keySet());
    unknown.removeAll(lines.keySet());
    assertThat(unknown)
        .as("methods without a line in %s: write \"METHOD = …\"", ServiceAccess.FILE)
        .isEmpty();
    Set<String> gone = new TreeSet<>(lines.keySet());
    gone.removeAll(methods.keySet());
    assertThat(gone).as("lines in %s of methods that are gone", ServiceAccess.FILE).isEmpty();
  }

  @Test
  void whoIsToBeAskedForAPermissionIsAnArgument() {
    assertThat(matrix).allMatch(row -> row.method().takesAnActor());
  }

  @Test
  void everyMethodLetsThroughWhomItShouldAndNobodyElse() {
    List<String> differences = new ArrayList<>();
    for (Row row : matrix) {
      for (Persona persona : world.personae) {
        boolean expected = row.expected().isMetBy(persona);
        boolean was = row.gotThrough().contains(persona.column());
        if (expected != was) {
          differences.add(
              "%s × %s: expected %s (%s), was %s"
                  .formatted(
                      row.name(), persona.column(), mark(expected), row.expected(), mark(was)));
        }
      }
    }
    assertThat(differences).isEmpty();
  }

  @Test
  void everyRowTellsSomebodyFromSomebodyElse() {
    assertThat(matrix)
        .filteredOn(row -> !row.expected().alternatives().equals(List.of("nobody")))
        .allSatisfy(
            row ->
                assertThat(row.gotThrough())
                    .as(row.name())
                    .hasSizeBetween(1, world.personae.size() - 1));
  }

  @Test
  void theModelKnowsEveryRoleAndEveryPermission() {
    assertThat(Persona.PERMITTED.keySet()).isEqualTo(names(Role.values()));
    Set<String> permissions = new TreeSet<>();
    Persona.PERMITTED.values().forEach(permissions::addAll);
    assertThat(permissions).isEqualTo(names(Permission.values()));
  }

  private static Set<String> names(Enum<?>[] values) {
    return Stream.of(values).map(Enum::name).collect(toCollection(TreeSet::new));
  }

  @Test
  void theTableIsUpToDate() throws IOException {
    String generated = new MatrixDocument(world.personae, lines, matrix).text();
    if ("write".equals(System.getProperty("chorus.docs"))) {
      Files.writeString(DOCUMENT, generated);
    }
    assertThat(DOCUMENT)
        .as(
            "Who may what has changed. Generate the table anew, and commit it:%n"
                + "  mvn -pl modules/app -am verify -Dtest=None -Dit.test=AccessMatrixIT"
                + " -Dsurefire.failIfNoSpecifiedTests=false"
                + " -Dfailsafe.failIfNoSpecifiedTests=false -Dchorus.docs=write%n")
        .hasContent(generated);
  }

  private static String mark(boolean through) {
    return through ? "through" : "refused";
  }
}
