package org.chorus.organization.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.chorus.access.Access;
import org.chorus.access.AccessDenied;
import org.chorus.access.AuditFilter;
import org.chorus.access.AuditReading;
import org.chorus.access.Permission;
import org.chorus.kernel.Actor;
import org.chorus.kernel.Slug;
import org.chorus.organization.Members;
import org.chorus.organization.Organizations;
import org.chorus.organization.Staff;
import org.chorus.testing.HouseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@HouseTest
@TestPropertySource(properties = "chorus.platform.organization=adds-operations")
class NewOrganizationsIT {

  @Autowired Members members;
  @Autowired Organizations organizations;
  @Autowired Access access;
  @Autowired AuditReading audit;

  final LoginProvidersIT.StubBroker keycloak = new LoginProvidersIT.StubBroker();
  NewOrganizations adding;
  Staff staff;
  Actor rosa;
  Slug hills;

  @BeforeEach
  void rosaAdministersThePlatform(TestInfo test) {
    adding = new NewOrganizations(organizations, access, Optional.of(keycloak));
    staff =
        new Staff(members, "n" + Integer.toHexString(test.getDisplayName().hashCode() & 0xfffffff));
    rosa = new Staff(members, "adds").comes("rosa", "operations");
    hills = staff.alias("hills");
  }

  @Test
  void theFirstToLogInForANewOrganizationAdministersIt() {
    AddOutcome outcome = adding.add(rosa, " Hills ", hills);
    assertThat(outcome)
        .isInstanceOfSatisfying(
            AddOutcome.Added.class,
            added -> assertThat(added.organization().name()).isEqualTo("Hills"));
    assertThat(audit.ofPlatform(rosa, AuditFilter.ALL, 0, 1).getFirst().act().verb())
        .isEqualTo("organization added");

    Actor hedda = staff.comes("hedda", "hills");
    assertThat(hedda.organization()).isEqualTo(organizations.findByAlias(hills).orElseThrow().id());
    assertThat(access.may(hedda, Permission.ASSIGN_ROLES)).isTrue();
  }

  @Test
  void nobodyButPlatformAdministratorsMay() {
    Actor ines = staff.comes("ines", "rivers");
    assertThatThrownBy(() -> adding.add(ines, "Hills", hills)).isInstanceOf(AccessDenied.class);
    assertThat(keycloak.asked).isEmpty();
    assertThat(organizations.findByAlias(hills)).isEmpty();
  }

  @Test
  void whatIsTakenHereOrAtKeycloakIsRefused() {
    staff.comes("ines", "hills");
    assertThat(adding.add(rosa, "Hills", hills)).isEqualTo(new AddOutcome.Taken());
    assertThat(keycloak.asked).isEmpty();

    keycloak.taken = true;
    Slug lakes = staff.alias("lakes");
    assertThat(adding.add(rosa, "Lakes", lakes)).isEqualTo(new AddOutcome.Taken());
    assertThat(organizations.findByAlias(lakes)).isEmpty();
  }

  @Test
  void whatKeycloakCouldNotDoIsNotKeptAndCanBeAskedAgain() {
    keycloak.away = true;
    assertThat(adding.add(rosa, "Hills", hills)).isEqualTo(new AddOutcome.KeycloakAway());
    assertThat(organizations.findByAlias(hills)).isEmpty();
    keycloak.away = false;
    assertThat(adding.add(rosa, "Hills", hills)).isInstanceOf(AddOutcome.Added.class);
  }

  @Test
  void aNameIsReadableAndAnAliasIsNoWordOfChorusItself() {
    for (String name : List.of(" ", "x", "x".repeat(121), "a\nb")) {
      assertThat(adding.add(rosa, name, hills)).isEqualTo(new AddOutcome.NameOutOfBounds());
    }
    assertThat(adding.add(rosa, "Thanks", new Slug("thanks")))
        .isEqualTo(new AddOutcome.AliasReserved());
    assertThat(keycloak.asked).isEmpty();
  }
}
