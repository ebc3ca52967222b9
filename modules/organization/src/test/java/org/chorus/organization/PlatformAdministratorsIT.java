package org.chorus.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chorus.access.Permission.ASSIGN_PLATFORM_ROLES;
import static org.chorus.access.Permission.FLIP_SWITCHES;
import static org.chorus.access.Permission.LOOK_AFTER_PLATFORM_MAIL;
import static org.chorus.access.Permission.MANAGE_IDENTITY_PROVIDERS;
import static org.chorus.access.Permission.MANAGE_ORGANIZATIONS;
import static org.chorus.access.Permission.READ_PLATFORM_AUDIT;
import static org.chorus.access.Role.ORGANIZATION_ADMINISTRATOR;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chorus.access.Access;
import org.chorus.access.AccessDenied;
import org.chorus.access.Permission;
import org.chorus.access.Role;
import org.chorus.access.SecondFactor;
import org.chorus.access.SecondFactorNeeded;
import org.chorus.access.SteppedUp;
import org.chorus.kernel.Actor;
import org.chorus.kernel.Slug;
import org.chorus.kernel.Subject;
import org.chorus.testing.HouseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@HouseTest
@TestPropertySource(properties = "chorus.platform.organization=operations")
class PlatformAdministratorsIT {

  static final Set<Permission> PLATFORM =
      EnumSet.of(
          MANAGE_ORGANIZATIONS,
          MANAGE_IDENTITY_PROVIDERS,
          ASSIGN_PLATFORM_ROLES,
          READ_PLATFORM_AUDIT,
          LOOK_AFTER_PLATFORM_MAIL,
          FLIP_SWITCHES);

  @Autowired Members members;
  @Autowired PlatformAdministrators platform;
  @Autowired Access access;
  @Autowired JdbcClient jdbc;

  Actor rosa;
  Actor omar;

  @BeforeEach
  void people() {
    jdbc.sql("delete from role_grant").update();
    jdbc.sql("delete from member").update();
    rosa = comes("rosa", "operations");
    omar = comes("omar", "operations");
  }

  private Actor comes(String name, String organization) {
    Subject subject = new Subject("platform:" + name);
    RecordedLogin login =
        members.recordLogin(
            new Login(
                subject,
                name,
                Optional.empty(),
                List.of(new Login.VouchedOrganization(new Slug(organization), organization))));
    return new Actor(subject, name, login.organizations().getFirst().id());
  }

  private Set<Permission> permissions(Actor actor) {
    Set<Permission> held = EnumSet.noneOf(Permission.class);
    Arrays.stream(Permission.values())
        .filter(permission -> access.may(actor, permission))
        .forEach(held::add);
    return held;
  }

  @Test
  void theFirstAdministratorOfTheOperatingOrganizationAdministersThePlatform() {
    assertThat(permissions(rosa)).containsAll(PLATFORM);
    assertThat(permissions(omar)).isEmpty();
  }

  @Test
  void theFirstAdministratorOfAnyOtherDoesNot() {
    assertThat(permissions(comes("ines", "rivers"))).doesNotContainAnyElementsOf(PLATFORM);
  }

  @Test
  void thePlatformsRoleGivesThePlatformAndNothingElse() {
    platform.appoint(rosa, SecondFactor.of(rosa), omar.subject());
    assertThat(permissions(omar)).isEqualTo(PLATFORM);
  }

  @Test
  void anAdministratorWhoFindsThePlatformWithoutOneTakesItUp() {
    members.assignRoles(
        rosa, SecondFactor.of(rosa), omar.subject(), Set.of(ORGANIZATION_ADMINISTRATOR));
    comes("omar", "operations");
    assertThat(permissions(omar)).doesNotContainAnyElementsOf(PLATFORM);

    members.recordLogin(new Login(rosa.subject(), "rosa", Optional.empty(), List.of()));
    comes("omar", "operations");
    assertThat(permissions(omar)).containsAll(PLATFORM);
  }

  @Test
  void aGrantOfThePlatformInAnotherOrganizationIsWorthNothing() {
    Actor ines = comes("ines", "rivers");
    jdbc.sql("update role_grant set organization_id = ? where role = 'PLATFORM_ADMINISTRATOR'")
        .param(ines.organization().value())
        .update();
    jdbc.sql("update role_grant set subject = ? where role = 'PLATFORM_ADMINISTRATOR'")
        .param(ines.subject().value())
        .update();
    assertThat(permissions(ines)).doesNotContainAnyElementsOf(PLATFORM);
    assertThatThrownBy(() -> platform.appoint(ines, SecondFactor.of(ines), ines.subject()))
        .isInstanceOf(AccessDenied.class);
  }

  @Test
  void nobodyElseMakesOne() {
    members.assignRoles(
        rosa, SecondFactor.of(rosa), omar.subject(), Set.of(ORGANIZATION_ADMINISTRATOR));
    assertThatThrownBy(() -> platform.appoint(omar, SecondFactor.of(omar), omar.subject()))
        .isInstanceOf(AccessDenied.class);
    assertThatThrownBy(() -> platform.dismiss(omar, SecondFactor.of(omar), rosa.subject()))
        .isInstanceOf(AccessDenied.class);
  }

  @Test
  void anOrganizationsAdministratorNeitherGivesNorTakesThePlatformsRole() {
    members.assignRoles(
        rosa, SecondFactor.of(rosa), omar.subject(), Set.of(ORGANIZATION_ADMINISTRATOR));
    members.assignRoles(omar, SecondFactor.of(omar), omar.subject(), EnumSet.allOf(Role.class));
    assertThat(permissions(omar)).doesNotContainAnyElementsOf(PLATFORM);

    members.assignRoles(omar, SecondFactor.of(omar), rosa.subject(), Set.of());
    assertThat(permissions(rosa)).isEqualTo(PLATFORM);
  }

  @Test
  void onlyMembersOfTheOperatingOrganizationAreAppointed() {
    Actor ines = comes("ines", "rivers");
    assertThat(platform.appoint(rosa, SecondFactor.of(rosa), ines.subject()))
        .isEqualTo(new PlatformRoleOutcome.NotAMember());
  }

  @Test
  void theLastOneStays() {
    assertThat(platform.dismiss(rosa, SecondFactor.of(rosa), rosa.subject()))
        .isEqualTo(new PlatformRoleOutcome.LastAdministrator());
    platform.appoint(rosa, SecondFactor.of(rosa), omar.subject());
    assertThat(platform.dismiss(rosa, SecondFactor.of(rosa), rosa.subject()))
        .isEqualTo(new PlatformRoleOutcome.Done());
    assertThat(permissions(rosa)).doesNotContainAnyElementsOf(PLATFORM);
  }

  @Test
  void twoWhoDismissEachOtherLeaveOne() throws Exception {
    for (int round = 0; round < 10; round++) {
      people();
      platform.appoint(rosa, SecondFactor.of(rosa), omar.subject());
      List<Callable<Object>> both = new ArrayList<>();
      both.add(() -> platform.dismiss(rosa, SecondFactor.of(rosa), omar.subject()));
      both.add(() -> platform.dismiss(omar, SecondFactor.of(omar), rosa.subject()));
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (Future<Object> dismissal : threads.invokeAll(both)) {
          assertThat(dismissal.state()).isIn(Future.State.SUCCESS, Future.State.FAILED);
        }
      }
      assertThat(access.may(rosa, MANAGE_ORGANIZATIONS) ^ access.may(omar, MANAGE_ORGANIZATIONS))
          .isTrue();
    }
  }

  @Test
  void withoutASecondFactorOfTheirOwnAndOfJustNowNobodyChangesWhoAdministers() {
    platform.appoint(rosa, SecondFactor.of(rosa), omar.subject());
    Actor otto = comes("otto", "operations");
    for (SteppedUp proof : List.of(SecondFactor.of(omar), SecondFactor.ofLongAgo(rosa))) {
      assertThatThrownBy(() -> platform.appoint(rosa, proof, otto.subject()))
          .isInstanceOf(SecondFactorNeeded.class);
      assertThatThrownBy(() -> platform.dismiss(rosa, proof, omar.subject()))
          .isInstanceOf(SecondFactorNeeded.class);
    }
    assertThat(permissions(otto)).isEmpty();
    assertThat(permissions(omar)).isEqualTo(PLATFORM);
  }
}
