package org.chorus.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chorus.access.Role.ANALYST;
import static org.chorus.access.Role.APPROVER;
import static org.chorus.access.Role.DATA_STEWARD;
import static org.chorus.access.Role.ORGANIZATION_ADMINISTRATOR;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chorus.access.Access;
import org.chorus.access.AccessDenied;
import org.chorus.access.AuditFilter;
import org.chorus.access.AuditReading;
import org.chorus.access.Permission;
import org.chorus.access.SecondFactor;
import org.chorus.kernel.Actor;
import org.chorus.testing.HouseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class MembersIT {

  @Autowired Members members;
  @Autowired Organizations organizations;
  @Autowired Access access;
  @Autowired AuditReading audit;
  @Autowired JdbcClient jdbc;

  Staff staff;
  Actor ines;
  Actor tom;

  @BeforeEach
  void people(TestInfo test) {
    staff =
        new Staff(members, "m" + Integer.toHexString(test.getDisplayName().hashCode() & 0xfffffff));
    ines = staff.comes("ines", "rivers");
    tom = staff.comes("tom", "rivers");
  }

  @Test
  void theFirstMemberIsAdministratorAndNobodyElse() {
    assertThat(access.may(ines, Permission.ASSIGN_ROLES)).isTrue();
    assertThat(access.may(tom, Permission.ASSIGN_ROLES)).isFalse();
  }

  @Test
  void aRoleCountsAtTheNextRequestAndIsGoneWhenTaken() {
    assertThat(
            members.assignRoles(ines, SecondFactor.of(ines), tom.subject(), Set.of(DATA_STEWARD)))
        .isEqualTo(new RolesOutcome.Assigned());
    assertThat(access.may(tom, Permission.EXPORT_CONTACTS)).isTrue();

    members.assignRoles(ines, SecondFactor.of(ines), tom.subject(), Set.of(ANALYST));
    assertThat(access.may(tom, Permission.EXPORT_CONTACTS)).isFalse();
    assertThat(access.may(tom, Permission.READ_NUMBERS)).isTrue();
  }

  @Test
  void manyTabsThatLogInAtOnceAreOneMember() throws Exception {
    Callable<Actor> login = () -> staff.comes("nina", "rivers");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(threads.invokeAll(Collections.nCopies(6, login)))
          .allMatch(tab -> tab.state() == Future.State.SUCCESS);
    }
    assertThat(members.colleagues(ines)).extracting(MemberProfile::name).containsOnlyOnce("nina");
  }

  @Test
  void ofSeveralWhoComeFirstAtOnceOneIsAdministrator() throws Exception {
    for (int round = 0; round < 10; round++) {
      String organization = "new" + round;
      organizations.register(staff.alias(organization), organization);
      List<Callable<Actor>> logins =
          List.of(
              () -> staff.comes("eve", organization),
              () -> staff.comes("kim", organization),
              () -> staff.comes("lou", organization));
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        assertThat(threads.invokeAll(logins).stream().map(Future::resultNow))
            .filteredOn(actor -> access.may(actor, Permission.ASSIGN_ROLES))
            .hasSize(1);
      }
    }
  }

  @Test
  void nobodyGivesRolesWithoutBeingAdministrator() {
    assertThatThrownBy(
            () ->
                members.assignRoles(
                    tom, SecondFactor.of(tom), tom.subject(), Set.of(ORGANIZATION_ADMINISTRATOR)))
        .isInstanceOf(AccessDenied.class);
  }

  @Test
  void nobodyGivesRolesInAnotherOrganization() {
    Actor maja = staff.comes("maja", "rights");
    assertThat(members.assignRoles(maja, SecondFactor.of(maja), tom.subject(), Set.of(APPROVER)))
        .isEqualTo(new RolesOutcome.NotAMember());
  }

  @Test
  void theLastAdministratorStays() {
    assertThat(members.assignRoles(ines, SecondFactor.of(ines), ines.subject(), Set.of()))
        .isEqualTo(new RolesOutcome.LastAdministrator());
    members.assignRoles(
        ines, SecondFactor.of(ines), tom.subject(), Set.of(ORGANIZATION_ADMINISTRATOR));
    assertThat(members.assignRoles(ines, SecondFactor.of(ines), ines.subject(), Set.of()))
        .isEqualTo(new RolesOutcome.Assigned());
  }

  @Test
  void whoeverTheIdentityProviderNoLongerVouchesForHasNoAccess() {
    members.assignRoles(ines, SecondFactor.of(ines), tom.subject(), Set.of(DATA_STEWARD));
    assertThat(
            members
                .recordLogin(new Login(tom.subject(), "tom", Optional.empty(), List.of()))
                .organizations())
        .isEmpty();
    assertThat(access.may(tom, Permission.EXPORT_CONTACTS)).isFalse();
    assertThatThrownBy(() -> access.requireMember(tom)).isInstanceOf(AccessDenied.class);
    assertThat(members.colleagues(ines)).extracting(MemberProfile::name).containsExactly("ines");
  }

  @Test
  void aMemberOfTwoOrganizationsHasEachRoleOnlyWhereItWasGiven() {
    Actor both = staff.comes("bo", "rivers", "rights");
    Actor elsewhere =
        members
            .recordLogin(
                new Login(
                    both.subject(),
                    "bo",
                    Optional.empty(),
                    List.of(
                        new Login.VouchedOrganization(staff.alias("rivers"), "rivers"),
                        new Login.VouchedOrganization(staff.alias("rights"), "rights"))))
            .organizations()
            .stream()
            .filter(o -> !o.id().equals(ines.organization()))
            .map(o -> new Actor(both.subject(), "bo", o.id()))
            .findFirst()
            .orElseThrow();
    assertThat(access.may(elsewhere, Permission.ASSIGN_ROLES)).isTrue(); // first of "rights"
    assertThat(
            access.may(
                new Actor(both.subject(), "bo", ines.organization()), Permission.ASSIGN_ROLES))
        .isFalse();
  }

  @Test
  void rolesAreOnRecordForAdministratorsOnly() {
    members.assignRoles(ines, SecondFactor.of(ines), tom.subject(), Set.of(DATA_STEWARD));
    assertThat(audit.ofOrganization(ines, AuditFilter.containing("ROLE granted"), 0, 10))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.name()).isEqualTo("ines");
              assertThat(entry.act().objectName()).isEqualTo("tom");
              assertThat(entry.act().detail()).isEqualTo("Data steward");
            });
    assertThatThrownBy(() -> audit.ofOrganization(tom, AuditFilter.ALL, 0, 10))
        .isInstanceOf(AccessDenied.class);
  }
}
