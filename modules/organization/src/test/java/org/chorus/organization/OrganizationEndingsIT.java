package org.chorus.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.chorus.access.Access;
import org.chorus.access.AccessDenied;
import org.chorus.access.AuditFilter;
import org.chorus.access.AuditReading;
import org.chorus.access.Permission;
import org.chorus.access.SecondFactor;
import org.chorus.access.SecondFactorNeeded;
import org.chorus.access.SteppedUp;
import org.chorus.kernel.Actor;
import org.chorus.kernel.OrganizationId;
import org.chorus.testing.HouseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@HouseTest
@TestPropertySource(properties = "chorus.platform.organization=ends-operations")
class OrganizationEndingsIT {

  @Autowired Members members;
  @Autowired OrganizationEndings endings;
  @Autowired Organizations organizations;
  @Autowired Access access;
  @Autowired AuditReading audit;

  Staff staff;
  Actor rosa;
  Actor ines;

  @BeforeEach
  void people(TestInfo test) {
    rosa = new Staff(members, "ends").comes("rosa", "operations");
    staff =
        new Staff(members, "e" + Integer.toHexString(test.getDisplayName().hashCode() & 0xfffffff));
    ines = staff.comes("ines", "rivers");
  }

  private RecordedLogin logIn() {
    return members.recordLogin(
        new Login(
            ines.subject(),
            "ines",
            Optional.empty(),
            List.of(new Login.VouchedOrganization(staff.alias("rivers"), "rivers"))));
  }

  @Test
  void nobodyActsForWhatHasEndedUntilItIsReinstated() {
    assertThat(endings.end(rosa, SecondFactor.of(rosa), ines.organization(), " It was merged. "))
        .isEqualTo(new EndOutcome.Done());
    assertThatThrownBy(() -> access.requireMember(ines)).isInstanceOf(AccessDenied.class);
    assertThat(access.may(ines, Permission.ASSIGN_ROLES)).isFalse();
    assertThat(organizations.ending(ines.organization()).orElseThrow().reason())
        .isEqualTo("It was merged.");

    endings.reinstate(rosa, SecondFactor.of(rosa), ines.organization());
    assertThat(access.may(ines, Permission.ASSIGN_ROLES)).isTrue();
  }

  @Test
  void nobodyLogsInForIt() {
    endings.end(rosa, SecondFactor.of(rosa), ines.organization(), "merged");
    RecordedLogin login = logIn();
    assertThat(login.organizations()).isEmpty();
    assertThat(login.ended()).extracting(OrganizationProfile::name).containsExactly("rivers");

    endings.reinstate(rosa, SecondFactor.of(rosa), ines.organization());
    assertThat(logIn().organizations()).hasSize(1);
    assertThat(access.may(ines, Permission.ASSIGN_ROLES)).isTrue();
  }

  @Test
  void nobodyInvitesIt() {
    Actor maja = staff.comes("maja", "rights");
    endings.end(rosa, SecondFactor.of(rosa), ines.organization(), "merged");
    assertThat(organizations.others(maja))
        .extracting(OrganizationProfile::id)
        .doesNotContain(ines.organization());
  }

  @Test
  void theListSaysHowManyAndSinceWhen() {
    staff.comes("tom", "rivers");
    endings.end(rosa, SecondFactor.of(rosa), ines.organization(), "merged");
    assertThat(endings.all(rosa))
        .filteredOn(standing -> standing.profile().id().equals(ines.organization()))
        .singleElement()
        .satisfies(
            standing -> {
              assertThat(standing.members()).isEqualTo(2);
              assertThat(standing.ending()).map(Ending::reason).contains("merged");
            });
  }

  @Test
  void onlyThePlatformsAdministratorsEndAndSeeThemAll() {
    assertThatThrownBy(
            () -> endings.end(ines, SecondFactor.of(ines), ines.organization(), "merged"))
        .isInstanceOf(AccessDenied.class);
    assertThatThrownBy(() -> endings.reinstate(ines, SecondFactor.of(ines), ines.organization()))
        .isInstanceOf(AccessDenied.class);
    assertThatThrownBy(() -> endings.all(ines)).isInstanceOf(AccessDenied.class);
  }

  @Test
  void whatOperatesThePlatformDoesNotEnd() {
    assertThat(endings.end(rosa, SecondFactor.of(rosa), rosa.organization(), "enough"))
        .isEqualTo(new EndOutcome.OperatesThePlatform());
  }

  @Test
  void anEndHasAReasonAndAnObject() {
    assertThat(endings.end(rosa, SecondFactor.of(rosa), ines.organization(), " "))
        .isEqualTo(new EndOutcome.ReasonOutOfBounds());
    assertThat(endings.end(rosa, SecondFactor.of(rosa), OrganizationId.random(), "merged"))
        .isEqualTo(new EndOutcome.NoSuchOrganization());
  }

  @Test
  void itIsOnRecord() {
    endings.end(rosa, SecondFactor.of(rosa), ines.organization(), "merged with forests");
    assertThat(audit.ofOrganization(rosa, AuditFilter.containing("organization ended"), 0, 1))
        .singleElement()
        .satisfies(entry -> assertThat(entry.act().detail()).isEqualTo("merged with forests"));
  }

  @Test
  void withoutASecondFactorOfTheirOwnAndOfJustNowNobodyEndsOrReinstates() {
    for (SteppedUp proof : List.of(SecondFactor.of(ines), SecondFactor.ofLongAgo(rosa))) {
      assertThatThrownBy(() -> endings.end(rosa, proof, ines.organization(), "merged"))
          .isInstanceOf(SecondFactorNeeded.class);
      assertThatThrownBy(() -> endings.reinstate(rosa, proof, ines.organization()))
          .isInstanceOf(SecondFactorNeeded.class);
    }
    assertThat(access.may(ines, Permission.ASSIGN_ROLES)).isTrue();
  }
}
