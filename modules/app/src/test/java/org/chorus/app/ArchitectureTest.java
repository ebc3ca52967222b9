package org.chorus.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.chorus.ChorusApplication;
import org.chorus.access.Access;
import org.chorus.access.SteppedUp;
import org.chorus.api.MachineDoor;
import org.chorus.campaign.Campaigns;
import org.chorus.coalition.Coalitions;
import org.chorus.content.Content;
import org.chorus.image.ImageArchive;
import org.chorus.kernel.Actor;
import org.chorus.kernel.Subject;
import org.chorus.keycloak.KeycloakLogin;
import org.chorus.organization.Organizations;
import org.chorus.organization.machine.MachineClients;
import org.chorus.organization.provider.LoginProviders;
import org.chorus.sharing.ContactExport;
import org.chorus.signature.Signing;
import org.chorus.signature.dashboard.Dashboards;
import org.chorus.signature.moderation.Moderation;
import org.chorus.switches.Switches;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.data.repository.Repository;

/** What Modulith and the modules' class paths do not already enforce. */
class ArchitectureTest {

  static final String KERNEL = Actor.class.getPackageName();
  static final String CONTENT = Content.class.getPackageName();
  static final String IMAGE = ImageArchive.class.getPackageName();
  static final String ACCESS = Access.class.getPackageName();
  static final String SWITCHES = Switches.class.getPackageName();
  static final String COALITION = Coalitions.class.getPackageName();
  static final String ORGANIZATION = Organizations.class.getPackageName();
  static final String PROVIDER = LoginProviders.class.getPackageName();
  static final String MACHINE = MachineClients.class.getPackageName();
  static final String CAMPAIGN = Campaigns.class.getPackageName();
  static final String SIGNATURE = Signing.class.getPackageName();
  static final String MODERATION = Moderation.class.getPackageName();
  static final String DASHBOARD = Dashboards.class.getPackageName();
  static final String SHARING = ContactExport.class.getPackageName();
  static final String KEYCLOAK = KeycloakLogin.class.getPackageName();
  static final String API = MachineDoor.class.getPackageName();
  static final String APP = BrowserPolicy.class.getPackageName();

  /** Packages without a public class to take the name from. */
  static final String MAIL = ChorusApplication.class.getPackageName() + ".mail";

  static final String SITE = ChorusApplication.class.getPackageName() + ".site";
  static final String CONSOLE = ChorusApplication.class.getPackageName() + ".console";

  static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ChorusApplication.class.getPackageName())
          .that(not(TestSupport.CLASSES));

  /** Modules below the front doors. */
  static final List<String> DOMAIN =
      List.of(
          IMAGE,
          CONTENT,
          ACCESS,
          SWITCHES,
          ORGANIZATION,
          COALITION,
          CAMPAIGN,
          SIGNATURE,
          SHARING,
          MAIL);

  /** Modules that a person or a machine speaks to; none knows another. */
  static final List<String> FRONT_DOORS = List.of(SITE, CONSOLE, API);

  /** Modules whose rows are too many for an object-relational mapper. */
  static final List<String> PLAIN_JDBC = List.of(SIGNATURE, SHARING);

  /** Rooms that stand on their module's entrance, which knows nothing of them in turn. */
  static final List<String> OVER_THE_ENTRANCE = List.of(PROVIDER, MACHINE, MODERATION, DASHBOARD);

  static final DescribedPredicate<JavaClass> STORED =
      DescribedPredicate.or(annotatedWith(Entity.class), assignableTo(Repository.class))
          .as("entities and repositories");

  @ParameterizedTest
  @MethodSource("packages")
  void everyNamedPackageHasClasses(String name) {
    assertThat(HOUSE.that(resideInAPackage(name + ".."))).isNotEmpty();
  }

  static Stream<String> packages() {
    return Stream.of(
            Stream.of(KERNEL, KEYCLOAK, APP),
            DOMAIN.stream(),
            OVER_THE_ENTRANCE.stream(),
            FRONT_DOORS.stream())
        .flatMap(names -> names);
  }

  private static String[] inAndUnder(List<String> packages) {
    return packages.stream().map(name -> name + "..").toArray(String[]::new);
  }

  @Test
  void theKernelKnowsOnlyTheJdk() {
    classes()
        .that()
        .resideInAPackage(KERNEL)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(KERNEL, "java..", "org.jspecify.annotations")
        .check(HOUSE);
  }

  @Test
  void domainModulesKnowNoFrontDoor() {
    String[] forbidden =
        Stream.concat(
                Stream.of(inAndUnder(FRONT_DOORS)),
                Stream.of(
                    KEYCLOAK,
                    APP,
                    "com.vaadin..",
                    "jakarta.servlet..",
                    "org.springframework.web..",
                    "org.springframework.security.."))
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAnyPackage(inAndUnder(DOMAIN))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden)
        .check(HOUSE);
  }

  @Test
  void frontDoorsDoNotKnowEachOther() {
    for (String door : FRONT_DOORS) {
      String[] others =
          inAndUnder(FRONT_DOORS.stream().filter(other -> !other.equals(door)).toList());
      noClasses()
          .that()
          .resideInAPackage(door + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(others)
          .check(HOUSE);
    }
  }

  @Test
  void whatIsStoredIsReadThroughServicesOutsideOfItsModule() {
    for (String module : DOMAIN) {
      classes()
          .that(resideInAPackage(module + "..").and(STORED))
          .should()
          .onlyHaveDependentClassesThat()
          .resideInAPackage(module + "..")
          .allowEmptyShould(true) // some store nothing, or by plain JDBC
          .check(HOUSE);
    }
  }

  @Test
  void theRoomsOfAModuleLeadOneWay() {
    for (String module : Stream.concat(DOMAIN.stream(), Stream.of(SITE)).toList()) {
      slices()
          .matching(module + ".(**)")
          .should()
          .beFreeOfCycles()
          .allowEmptyShould(true) // most have one room
          .check(HOUSE);
      noClasses()
          .that()
          .resideInAPackage(module + ".*..")
          .and()
          .resideOutsideOfPackages(inAndUnder(OVER_THE_ENTRANCE))
          .should()
          .dependOnClassesThat()
          .resideInAPackage(module)
          .because(
              "a module's own package is its entrance: it knows the rooms, and no room knows it")
          .allowEmptyShould(true)
          .check(HOUSE);
    }
    for (String room : OVER_THE_ENTRANCE) {
      noClasses()
          .that()
          .resideOutsideOfPackage(room + "..")
          .and()
          .resideInAPackage(room.substring(0, room.lastIndexOf('.')) + "..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(room + "..")
          .because("the entrance and the other rooms bear it, and know nothing of it")
          .check(HOUSE);
    }
  }

  @Test
  void whereRowsAreManyThereIsNoObjectRelationalMapper() {
    noClasses()
        .that()
        .resideInAnyPackage(inAndUnder(PLAIN_JDBC))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "jakarta.persistence..", "org.hibernate..", "org.springframework.data..")
        .check(HOUSE);
  }

  @Test
  void supportersAndTheLoginAreServedWithoutVaadin() {
    noClasses()
        .that()
        .resideInAnyPackage(KEYCLOAK, SITE + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.vaadin..")
        .check(HOUSE);
  }

  @Test
  void onlyTheAdapterOfTheIdentityProviderMintsSecondFactors() {
    noClasses()
        .that()
        .resideOutsideOfPackage(KEYCLOAK)
        .should()
        .callMethod(SteppedUp.class, "by", Subject.class, Instant.class)
        .check(HOUSE);
  }

  @Test
  void theTimeComesFromTheClock() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(OffsetDateTime.class, "now")
        .orShould()
        .callMethod(ZonedDateTime.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .because("tests move the injected Clock")
        .check(HOUSE);
  }

  @Test
  void nothingIsPrinted() {
    // The main class, which is a command when it is called as one.
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(
        HOUSE.that(not(equivalentTo(ChorusApplication.class))));
    NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(HOUSE);
  }

  @Test
  void nothingIsInjectedIntoFields() {
    NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(HOUSE);
  }
}
