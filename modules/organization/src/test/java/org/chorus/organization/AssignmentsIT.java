package org.chorus.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chorus.access.Role.ANALYST;
import static org.chorus.access.Role.APPROVER;
import static org.chorus.access.Role.CAMPAIGNER;
import static org.chorus.access.Role.CONVENER;
import static org.chorus.access.Role.DATA_STEWARD;
import static org.chorus.access.Role.MODERATOR;
import static org.chorus.access.Role.ORGANIZATION_ADMINISTRATOR;
import static org.chorus.access.Role.PLATFORM_ADMINISTRATOR;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chorus.access.Access;
import org.chorus.access.AccessDenied;
import org.chorus.access.Assignment;
import org.chorus.access.Permission;
import org.chorus.access.Role;
import org.chorus.access.RoleGrant;
import org.chorus.access.RoleGrantId;
import org.chorus.access.SecondFactor;
import org.chorus.access.SecondFactorNeeded;
import org.chorus.access.SteppedUp;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.organization.AssignmentOutcome.BeyondReach;
import org.chorus.organization.AssignmentOutcome.Given;
import org.chorus.testing.HouseTest;
import org.chorus.testing.ManualClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

@HouseTest
class AssignmentsIT {

  static final Duration A_WEEK = Duration.ofDays(7);

  @Autowired Members members;
  @Autowired Assignments assignments;
  @Autowired GroupRoles groups;
  @Autowired Access access;
  @Autowired ManualClock clock;

  Staff staff;
  Actor ines;
  Actor tom;

  @BeforeEach
  void people(TestInfo test) {
    String name = test.getTestClass().orElseThrow().getSimpleName() + test.getDisplayName();
    staff = new Staff(members, "a" + Integer.toHexString(name.hashCode() & 0xfffffff));
    ines = staff.comes("ines", "rivers");
    tom = staff.comes("tom", "rivers");
  }

  private AssignmentOutcome give(Actor to, Assignment what) {
    return assignments.give(ines, SecondFactor.of(ines), to.subject(), what);
  }

  private RevocationOutcome revoke(Actor by, Actor from, Role role) {
    return assignments.revoke(by, SecondFactor.of(by), from.subject(), grant(from, role).id());
  }

  private RoleGrant grant(Actor holder, Role role) {
    return members.colleagues(ines).stream()
        .filter(colleague -> colleague.subject().equals(holder.subject()))
        .flatMap(colleague -> colleague.grants().stream())
        .filter(grant -> grant.what().role() == role)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aRoleIsGivenUntilADayAndTaken() {
    assertThat(
            give(tom, Assignment.of(DATA_STEWARD).until(Optional.of(clock.instant().plus(A_WEEK)))))
        .isEqualTo(new Given());
    assertThat(access.may(tom, Permission.EXPORT_CONTACTS)).isTrue();
    assertThat(revoke(ines, tom, DATA_STEWARD)).isEqualTo(new RevocationOutcome.Revoked());
    assertThat(access.may(tom, Permission.EXPORT_CONTACTS)).isFalse();
  }

  @Test
  void whatIsTakenAlreadyIsGone() {
    give(tom, Assignment.of(APPROVER));
    RoleGrant grant = grant(tom, APPROVER);
    assignments.revoke(ines, SecondFactor.of(ines), tom.subject(), grant.id());
    assertThat(assignments.revoke(ines, SecondFactor.of(ines), tom.subject(), grant.id()))
        .isEqualTo(new RevocationOutcome.Gone());
  }

  @Test
  void anEndThatHasPassedIsRefused() {
    assertThat(give(tom, Assignment.of(APPROVER).until(Optional.of(clock.instant()))))
        .isEqualTo(new AssignmentOutcome.EndsBeforeItBegins());
  }

  @Test
  void theSameRoleIsNotGivenTwice() {
    give(tom, Assignment.of(APPROVER));
    assertThat(give(tom, Assignment.of(APPROVER))).isEqualTo(new AssignmentOutcome.AlreadyHeld());
  }

  @ParameterizedTest
  @EnumSource(names = {"PLATFORM_ADMINISTRATOR", "CONVENER", "MODERATOR"})
  void whatIsNotTheOrganizationsToGiveIsBeyondReach(Role role) {
    assertThat(List.of(PLATFORM_ADMINISTRATOR, CONVENER, MODERATOR)).contains(role);
    assertThat(give(tom, Assignment.of(role))).isEqualTo(new BeyondReach());
  }

  @Test
  void aCampaignThatTheOrganizationHasNoPartInIsBeyondReach() {
    assertThat(give(tom, Assignment.of(CAMPAIGNER).in(CampaignId.random())))
        .isEqualTo(new BeyondReach());
  }

  @Test
  void aGroupsGrantIsNotGivenByHand() {
    assertThat(give(tom, Assignment.fromGroup(ANALYST, "/editors"))).isEqualTo(new BeyondReach());
  }

  @Test
  void nobodyElseGivesOrTakes() {
    assertThatThrownBy(
            () ->
                assignments.give(
                    tom,
                    SecondFactor.of(tom),
                    tom.subject(),
                    Assignment.of(ORGANIZATION_ADMINISTRATOR)))
        .isInstanceOf(AccessDenied.class);
    assertThatThrownBy(() -> revoke(tom, ines, ORGANIZATION_ADMINISTRATOR))
        .isInstanceOf(AccessDenied.class);
    Actor maja = staff.comes("maja", "rights");
    assertThat(
            assignments.give(maja, SecondFactor.of(maja), tom.subject(), Assignment.of(APPROVER)))
        .isEqualTo(new AssignmentOutcome.NotAMember());
    assertThat(revoke(maja, ines, ORGANIZATION_ADMINISTRATOR))
        .isEqualTo(new RevocationOutcome.Gone());
  }

  @Test
  void withoutASecondFactorOfTheirOwnAndOfJustNowNobodyChangesWhoHoldsWhat() {
    give(tom, Assignment.of(ANALYST));
    RoleGrantId held = grant(tom, ANALYST).id();
    for (SteppedUp proof : List.of(SecondFactor.of(tom), SecondFactor.ofLongAgo(ines))) {
      assertThatThrownBy(
              () -> assignments.give(ines, proof, tom.subject(), Assignment.of(APPROVER)))
          .isInstanceOf(SecondFactorNeeded.class);
      assertThatThrownBy(() -> assignments.revoke(ines, proof, tom.subject(), held))
          .isInstanceOf(SecondFactorNeeded.class);
      assertThatThrownBy(() -> members.assignRoles(ines, proof, tom.subject(), Set.of(APPROVER)))
          .isInstanceOf(SecondFactorNeeded.class);
      assertThatThrownBy(() -> groups.map(ines, proof, "/editors", CAMPAIGNER))
          .isInstanceOf(SecondFactorNeeded.class);
      assertThatThrownBy(() -> groups.unmap(ines, proof, "/editors", CAMPAIGNER))
          .isInstanceOf(SecondFactorNeeded.class);
    }
    assertThat(grant(tom, ANALYST).id()).isEqualTo(held);
    assertThat(groups.all(ines)).isEmpty();
  }

  @Nested
  class GivenOneAdministrator {

    @Test
    void theRoleStays() {
      assertThat(revoke(ines, ines, ORGANIZATION_ADMINISTRATOR))
          .isEqualTo(new RevocationOutcome.LastAdministrator());
    }

    @Test
    void anotherOneUntilADayIsNotOneToRelyOn() {
      give(
          tom,
          Assignment.of(ORGANIZATION_ADMINISTRATOR)
              .until(Optional.of(clock.instant().plus(A_WEEK))));
      assertThat(revoke(tom, ines, ORGANIZATION_ADMINISTRATOR))
          .isEqualTo(new RevocationOutcome.LastAdministrator());
      assertThat(members.assignRoles(tom, SecondFactor.of(tom), ines.subject(), Set.of()))
          .isEqualTo(new RolesOutcome.LastAdministrator());
    }

    @Test
    void anotherOneByAGroupIsNotOneToRelyOn() {
      groups.map(ines, SecondFactor.of(ines), "/heads", ORGANIZATION_ADMINISTRATOR);
      staff.comesIn(Set.of("/heads"), "tom", "rivers");
      assertThat(revoke(tom, ines, ORGANIZATION_ADMINISTRATOR))
          .isEqualTo(new RevocationOutcome.LastAdministrator());
    }

    @Test
    void anotherOneWhoHasLeftIsNotOneToRelyOn() {
      give(tom, Assignment.of(ORGANIZATION_ADMINISTRATOR));
      members.recordLogin(new Login(tom.subject(), "tom", Optional.empty(), List.of()));
      assertThat(revoke(ines, ines, ORGANIZATION_ADMINISTRATOR))
          .isEqualTo(new RevocationOutcome.LastAdministrator());
    }

    @Test
    void afterAnotherOneForGoodItGoes() {
      give(tom, Assignment.of(ORGANIZATION_ADMINISTRATOR));
      assertThat(revoke(ines, ines, ORGANIZATION_ADMINISTRATOR))
          .isEqualTo(new RevocationOutcome.Revoked());
    }
  }

  @Nested
  class GivenAGroupThatBringsARole {

    @BeforeEach
    void editorsAreCampaigners() {
      assertThat(groups.map(ines, SecondFactor.of(ines), "/editors", CAMPAIGNER))
          .isEqualTo(new GroupRoleOutcome.Done());
    }

    @Test
    void whoeverIsInItHoldsTheRoleFromTheNextLoginOn() {
      assertThat(access.may(tom, Permission.WRITE_PAGE)).isFalse();
      staff.comesIn(Set.of("/editors", "/others"), "tom", "rivers");
      assertThat(access.may(tom, Permission.WRITE_PAGE)).isTrue();
      assertThat(grant(tom, CAMPAIGNER).what().group()).contains("/editors");
    }

    @Test
    void whoeverHasLeftItHoldsItNoMore() {
      staff.comesIn(Set.of("/editors"), "tom", "rivers");
      staff.comesIn(Set.of("/editors/assistants"), "tom", "rivers");
      assertThat(access.may(tom, Permission.WRITE_PAGE)).isFalse();
    }

    @Test
    void itsNameInAnotherOrganizationIsAnotherGroup() {
      Actor maja = staff.comes("maja", "rights");
      staff.comesIn(Set.of("/editors"), "maja", "rights");
      assertThat(members.colleagues(maja).getFirst().roles())
          .containsExactly(ORGANIZATION_ADMINISTRATOR);
    }

    @Test
    void whatItBroughtIsNotTakenByHand() {
      staff.comesIn(Set.of("/editors"), "tom", "rivers");
      assertThat(revoke(ines, tom, CAMPAIGNER))
          .isEqualTo(new RevocationOutcome.FromGroup("/editors"));
      assertThat(access.may(tom, Permission.WRITE_PAGE)).isTrue();
    }

    @Test
    void whatItBroughtGoesWithTheMappingAtOnce() {
      staff.comesIn(Set.of("/editors"), "tom", "rivers");
      groups.unmap(ines, SecondFactor.of(ines), "/editors", CAMPAIGNER);
      assertThat(access.may(tom, Permission.WRITE_PAGE)).isFalse();
      staff.comesIn(Set.of("/editors"), "tom", "rivers");
      assertThat(access.may(tom, Permission.WRITE_PAGE)).isFalse();
    }

    @Test
    void whatWasGivenByHandOutlastsIt() {
      give(tom, Assignment.of(CAMPAIGNER));
      staff.comesIn(Set.of("/editors"), "tom", "rivers");
      staff.comesIn(Set.of(), "tom", "rivers");
      assertThat(access.may(tom, Permission.WRITE_PAGE)).isTrue();
    }

    @Test
    void onlyAdministratorsMap() {
      assertThatThrownBy(
              () -> groups.map(tom, SecondFactor.of(tom), "/editors", ORGANIZATION_ADMINISTRATOR))
          .isInstanceOf(AccessDenied.class);
      assertThatThrownBy(() -> groups.unmap(tom, SecondFactor.of(tom), "/editors", CAMPAIGNER))
          .isInstanceOf(AccessDenied.class);
      assertThatThrownBy(() -> groups.all(tom)).isInstanceOf(AccessDenied.class);
    }

    @Test
    void noGroupBringsWhatIsBeyondTheOrganization() {
      assertThat(groups.map(ines, SecondFactor.of(ines), "/editors", PLATFORM_ADMINISTRATOR))
          .isEqualTo(new GroupRoleOutcome.BeyondReach());
      assertThat(groups.map(ines, SecondFactor.of(ines), "editors", CAMPAIGNER))
          .isEqualTo(new GroupRoleOutcome.NoPath());
    }
  }
}
