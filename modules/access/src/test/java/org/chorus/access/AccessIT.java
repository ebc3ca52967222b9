package org.chorus.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chorus.access.Permission.EXPORT_CONTACTS;
import static org.chorus.access.Permission.PUBLISH;
import static org.chorus.access.Permission.READ_NUMBERS;
import static org.chorus.access.Permission.WRITE_PAGE;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chorus.access.Reason.Where;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.Subject;
import org.chorus.testing.HouseTest;
import org.chorus.testing.ManualClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@HouseTest
class AccessIT {

  static final Duration A_WEEK = Duration.ofDays(7);
  static final Assignment CAMPAIGNER = Assignment.of(Role.CAMPAIGNER);

  @Autowired Access access;
  @Autowired RoleGrants grants;
  @Autowired JdbcClient jdbc;
  @Autowired ManualClock clock;
  @Autowired TransactionTemplate transaction;

  OrganizationId rivers;
  CoalitionId convened;
  CoalitionId joined;
  CampaignId dam;
  Actor ines;
  Actor tom;

  @BeforeEach
  void people() {
    rivers = OrganizationId.random();
    jdbc.sql("insert into organization (id, alias, name, registered_at) values (?, ?, 'R', now())")
        .params(rivers.value(), "rivers-" + rivers)
        .update();
    convened = seat(true, "ACTIVE");
    joined = seat(false, "ACTIVE");
    dam = CampaignId.random();
    ines = member("ines");
    tom = member("tom");
    give(ines, Assignment.of(Role.ORGANIZATION_ADMINISTRATOR));
  }

  private Actor member(String name) {
    Actor actor = new Actor(new Subject(name + rivers), name, rivers);
    jdbc.sql(
            """
            insert into member (id, subject, organization_id, name, joined_at, last_login_at)
            values (?, ?, ?, ?, now(), now())
            """)
        .params(UUID.randomUUID(), actor.subject().value(), rivers.value(), name)
        .update();
    return actor;
  }

  private CoalitionId seat(boolean convening, String state) {
    CoalitionId coalition = CoalitionId.random();
    jdbc.sql("insert into coalition (id, name, founded_at) values (?, 'Clean water', now())")
        .param(coalition.value())
        .update();
    jdbc.sql(
            """
            insert into seat (id, coalition_id, organization_id, convening, state, invited_at, joined_at)
            values (?, ?, ?, ?, ?, now(), now())
            """)
        .params(UUID.randomUUID(), coalition.value(), rivers.value(), convening, state)
        .update();
    return coalition;
  }

  private boolean give(Actor to, Assignment what) {
    return Boolean.TRUE.equals(
        transaction.execute(
            status -> grants.give(ines == null ? to : ines, to.subject(), rivers, what)));
  }

  @Nested
  class GivenARoleUntilADay {

    @BeforeEach
    void untilNextWeek() {
      give(tom, CAMPAIGNER.until(Optional.of(clock.instant().plus(A_WEEK))));
    }

    @Test
    void itCountsToTheLastMomentAndNotAtTheEnd() {
      clock.advance(A_WEEK.minusMillis(1));
      assertThat(access.may(tom, WRITE_PAGE)).isTrue();
      assertThat(access.explain(tom, tom.subject())).isNotEmpty();

      clock.advance(Duration.ofMillis(1));
      assertThat(access.may(tom, WRITE_PAGE)).isFalse();
      assertThat(access.may(tom, WRITE_PAGE, joined)).isFalse();
      assertThat(access.may(tom, WRITE_PAGE, joined, dam)).isFalse();
      assertThat(access.explain(tom, tom.subject())).isEmpty();
    }

    @Test
    void itIsNotHeldTwiceAndCanBeGivenAgainAfterItsEnd() {
      assertThat(give(tom, CAMPAIGNER)).isFalse();
      clock.advance(A_WEEK);
      assertThat(give(tom, CAMPAIGNER)).isTrue();
      assertThat(access.may(tom, WRITE_PAGE)).isTrue();
    }
  }

  @Nested
  class GivenARoleForOneCampaign {

    @BeforeEach
    void forTheDam() {
      give(tom, CAMPAIGNER.in(dam));
    }

    @Test
    void itCountsThereAndNowhereElse() {
      assertThat(access.may(tom, WRITE_PAGE, joined, dam)).isTrue();
      assertThat(access.may(tom, WRITE_PAGE, joined, CampaignId.random())).isFalse();
      assertThat(access.may(tom, WRITE_PAGE, joined)).isFalse();
      assertThat(access.may(tom, WRITE_PAGE)).isFalse();
      assertThatThrownBy(
              () -> access.permitted(tom, WRITE_PAGE, Optional.of(joined), coalition -> coalition))
          .isInstanceOf(AccessDenied.class);
    }

    @Test
    void withoutASeatItIsWorthNothing() {
      jdbc.sql("delete from seat where coalition_id = ?").param(joined.value()).update();
      assertThat(access.may(tom, WRITE_PAGE, joined, dam)).isFalse();
    }

    @Test
    void aNearerRoleAndAWiderOneAreTwoGrants() {
      assertThat(give(tom, CAMPAIGNER)).isTrue();
      assertThat(give(tom, CAMPAIGNER.in(CampaignId.random()))).isTrue();
      assertThat(give(tom, CAMPAIGNER.in(dam))).isFalse();
    }
  }

  @Test
  void whatIsGivenManyTimesAtOnceIsHeldOnce() throws Exception {
    Callable<Boolean> giving = () -> give(tom, CAMPAIGNER);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(threads.invokeAll(Collections.nCopies(8, giving)))
          .allMatch(done -> done.state() == Future.State.SUCCESS)
          .filteredOn(Future::resultNow)
          .hasSize(1);
    }
  }

  @Test
  void nobodyActsForAnOrganizationThatHasEnded() {
    jdbc.sql("update organization set ended_at = now(), end_reason = 'merged' where id = ?")
        .param(rivers.value())
        .update();
    assertThat(access.may(ines, Permission.ASSIGN_ROLES)).isFalse();
    assertThat(access.may(ines, PUBLISH, convened)).isFalse();
    assertThat(access.hasSeat(ines, convened)).isFalse();
    assertThatThrownBy(() -> access.requireMember(ines)).isInstanceOf(AccessDenied.class);
  }

  @Nested
  class GivenTheQuestionWhy {

    @Test
    void theAnswerAgreesWithWhatAccessLetsPass() {
      give(tom, Assignment.of(Role.DATA_STEWARD));
      give(tom, Assignment.of(Role.ANALYST).in(dam));
      give(tom, CAMPAIGNER.in(dam).until(Optional.of(clock.instant().plus(A_WEEK))));
      for (Actor person : List.of(ines, tom)) {
        List<Reason> reasons = access.explain(person, person.subject());
        for (Permission permission : Permission.values()) {
          assertThat(access.may(person, permission))
              .as("%s in the organization", permission)
              .isEqualTo(any(reasons, permission, new Where.WholeOrganization()));
          assertThat(access.may(person, permission, convened))
              .as("%s where the seat convenes", permission)
              .isEqualTo(
                  any(reasons, permission, new Where.WholeOrganization())
                      || any(reasons, permission, new Where.Convened(convened)));
          assertThat(access.may(person, permission, joined, dam))
              .as("%s in one campaign", permission)
              .isEqualTo(
                  any(reasons, permission, new Where.WholeOrganization())
                      || any(reasons, permission, new Where.OneCampaign(dam)));
        }
      }
    }

    private boolean any(List<Reason> reasons, Permission permission, Where where) {
      return reasons.stream()
          .anyMatch(reason -> reason.permission() == permission && reason.where().equals(where));
    }

    @Test
    void itNamesWhoGaveWhatAndWhen() {
      give(tom, Assignment.of(Role.DATA_STEWARD));
      assertThat(access.explain(ines, tom.subject()))
          .filteredOn(reason -> reason.permission() == EXPORT_CONTACTS)
          .singleElement()
          .satisfies(
              reason -> {
                assertThat(reason.grant().givenBy()).isEqualTo("ines");
                assertThat(reason.grant().givenAt()).isEqualTo(clock.instant());
                assertThat(reason.grant().what().role()).isEqualTo(Role.DATA_STEWARD);
              });
    }

    @Test
    void onlyAdministratorsAskAboutOthers() {
      give(tom, Assignment.of(Role.ANALYST));
      assertThat(access.explain(tom, tom.subject()))
          .extracting(Reason::permission)
          .containsExactly(READ_NUMBERS);
      assertThatThrownBy(() -> access.explain(tom, ines.subject()))
          .isInstanceOf(AccessDenied.class);
    }
  }
}
