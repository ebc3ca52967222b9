package org.chorus.coalition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import org.chorus.access.Access;
import org.chorus.access.AccessDenied;
import org.chorus.access.Act;
import org.chorus.access.AuditEntry;
import org.chorus.access.AuditFilter;
import org.chorus.access.AuditReading;
import org.chorus.access.Permission;
import org.chorus.access.Role;
import org.chorus.access.SecondFactor;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.coalition.terms.SharingTerms;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.SeatId;
import org.chorus.organization.Members;
import org.chorus.organization.OrganizationProfile;
import org.chorus.organization.Staff;
import org.chorus.testing.HouseTest;
import org.chorus.testing.ManualClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;

/** The life of a seat; Rivers founded the coalition, Rights is a partner, Forests is invited. */
@HouseTest
class SeatsIT {

  static final SeatOutcome DONE = new SeatOutcome.Done();

  @Autowired Coalitions coalitions;
  @Autowired Seats seats;
  @Autowired Members members;
  @Autowired Access access;
  @Autowired AuditReading audit;
  @Autowired ManualClock clock;

  Staff staff;
  Actor ines;
  Actor maja;
  Actor finn;
  Actor outsider;
  CoalitionId id;

  @BeforeEach
  void partners(TestInfo test) {
    String world = "s" + Integer.toHexString(test.getDisplayName().hashCode() & 0xfffffff);
    staff = new Staff(members, world);
    ines = staff.comes("ines", "rivers");
    maja = staff.comes("maja", "rights");
    finn = staff.comes("finn", "forests");
    outsider = staff.comes("olga", "outside");
    id =
        ((FoundOutcome.Founded)
                coalitions.found(
                    ines, "Clean water", SharingTerms.of(SharingRule.OPT_IN_PER_PARTNER), ""))
            .coalition();
    joins(maja, "rights");
    coalitions.invite(ines, id, staff.alias("forests"));
  }

  void joins(Actor actor, String organization) {
    coalitions.invite(ines, id, staff.alias(organization));
    assertThat(coalitions.accept(actor, id, 1)).isEqualTo(new AnswerOutcome.Joined());
  }

  Partner partner(Actor actor) {
    return coalitions.get(id).seatOf(actor.organization());
  }

  SeatId seat(Actor actor) {
    return partner(actor).seat();
  }

  boolean convenes(Actor actor) {
    return access.may(actor, Permission.INVITE, id);
  }

  /** Fires both at the same moment, several times over. */
  List<Object> race(Callable<?> one, Callable<?> other) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Object> outcomes = new ArrayList<>();
      for (Future<Object> future :
          threads.invokeAll(List.<Callable<Object>>of(one::call, other::call))) {
        outcomes.add(
            future.state() == Future.State.SUCCESS
                ? future.resultNow()
                : future.exceptionNow().getClass());
      }
      return outcomes;
    }
  }

  @Nested
  class GivenAnInvitation {

    @Test
    void whenItsTimeIsOver_thenItCannotBeAccepted() {
      assertThat(partner(finn).expiresAt())
          .contains(clock.instant().plus(Coalitions.INVITATION_VALIDITY));
      clock.advance(Coalitions.INVITATION_VALIDITY.minusSeconds(1));
      assertThat(coalitions.find(finn, id)).isPresent();

      clock.advance(Duration.ofSeconds(1));

      assertThat(partner(finn).state()).isEqualTo(SeatState.EXPIRED);
      assertThat(coalitions.accept(finn, id, 1))
          .isEqualTo(new AnswerOutcome.Expired(clock.instant()));
      assertThat(coalitions.decline(finn, id, ""))
          .isEqualTo(new AnswerOutcome.Expired(clock.instant()));
      assertThat(coalitions.find(finn, id)).isEmpty();
    }

    @Test
    void whenItIsRenewed_thenItHasItsFullTimeAgain() {
      clock.advance(Duration.ofDays(40));
      assertThat(seats.resend(ines, id, seat(finn))).isEqualTo(DONE);
      assertThat(partner(finn).expiresAt())
          .contains(clock.instant().plus(Coalitions.INVITATION_VALIDITY));
      assertThat(coalitions.accept(finn, id, 1)).isEqualTo(new AnswerOutcome.Joined());
      assertThat(seats.resend(ines, id, seat(finn)))
          .isEqualTo(new SeatOutcome.NotFrom(SeatState.ACTIVE));
    }

    @Test
    void whenItIsRevoked_thenNothingIsLeftToAccept() {
      assertThat(seats.revoke(ines, id, seat(finn))).isEqualTo(DONE);
      assertThat(coalitions.accept(finn, id, 1)).isEqualTo(new AnswerOutcome.NotInvited());
      assertThat(coalitions.find(finn, id)).isEmpty();
      assertThat(seats.revoke(ines, id, seat(finn)))
          .isEqualTo(new SeatOutcome.NotFrom(SeatState.REVOKED));

      assertThat(coalitions.invite(ines, id, staff.alias("forests")))
          .isEqualTo(new InviteOutcome.Invited());
      assertThat(coalitions.accept(finn, id, 1)).isEqualTo(new AnswerOutcome.Joined());
    }

    @Test
    void whenRevokedAndAcceptedAtOnce_thenOnlyOneOfThemHappens() throws Exception {
      List<Object> outcomes =
          race(() -> seats.revoke(ines, id, seat(finn)), () -> coalitions.accept(finn, id, 1));
      assertThat(outcomes)
          .isIn(
              List.of(DONE, new AnswerOutcome.NotInvited()),
              List.of(new SeatOutcome.NotFrom(SeatState.ACTIVE), new AnswerOutcome.Joined()));
    }

    @Test
    void whenTheReasonToDeclineIsEndless_thenItIsRefused() {
      assertThat(coalitions.decline(finn, id, "x".repeat(501)))
          .isEqualTo(new AnswerOutcome.ReasonTooLong());
      assertThat(coalitions.decline(finn, id, " next year "))
          .isEqualTo(new AnswerOutcome.Declined());
      assertThat(partner(finn).reason()).isEqualTo("next year");
    }

    @Test
    void whoIsOnlyInvitedSeesPartnersAndNoReasons() {
      coalitions.invite(ines, id, staff.alias("outside"));
      coalitions.decline(outsider, id, "we do not like Forests");
      assertThat(coalitions.find(finn, id).orElseThrow().partners())
          .extracting(Partner::organization)
          .extracting(OrganizationProfile::name)
          .containsExactly("rivers", "forests", "rights");
      assertThat(coalitions.find(maja, id).orElseThrow().partners()).hasSize(4);
    }
  }

  @Nested
  class GivenAPartner {

    @Test
    void whenSuspended_thenItHasNoSayUntilReinstated() {
      clock.advance(Duration.ofDays(1));
      assertThat(seats.suspend(ines, id, seat(maja), " broke the terms ")).isEqualTo(DONE);

      assertThat(partner(maja))
          .satisfies(
              partner -> {
                assertThat(partner.state()).isEqualTo(SeatState.SUSPENDED);
                assertThat(partner.since()).isEqualTo(clock.instant());
                assertThat(partner.reason()).isEqualTo("broke the terms");
              });
      assertThat(access.hasSeat(maja, id)).isFalse();
      assertThat(coalitions.get(id).activePartners()).hasSize(1);
      assertThat(coalitions.find(maja, id)).as("it can read why").isPresent();
      assertThat(coalitions.invite(ines, id, staff.alias("rights")))
          .isEqualTo(new InviteOutcome.AlreadySeated(SeatState.SUSPENDED));

      assertThat(seats.reinstate(ines, id, seat(maja))).isEqualTo(DONE);
      assertThat(access.hasSeat(maja, id)).isTrue();
      assertThat(partner(maja).reason()).isEmpty();
      assertThat(audit.ofOrganization(ines, AuditFilter.containing("partner"), 0, 9))
          .extracting(AuditEntry::act)
          .extracting(Act::verb)
          .containsExactly("partner reinstated", "partner suspended");
    }

    @Test
    void whenTheStepDoesNotFit_thenNothingChanges() {
      assertThat(seats.suspend(ines, id, seat(maja), "  "))
          .isEqualTo(new SeatOutcome.ReasonOutOfBounds());
      assertThat(seats.suspend(ines, id, seat(maja), "x".repeat(501)))
          .isEqualTo(new SeatOutcome.ReasonOutOfBounds());
      assertThat(seats.suspend(ines, id, seat(ines), "me")).isEqualTo(new SeatOutcome.OwnSeat());
      assertThat(seats.suspend(ines, id, seat(finn), "early"))
          .isEqualTo(new SeatOutcome.NotFrom(SeatState.INVITED));
      assertThat(seats.reinstate(ines, id, seat(maja)))
          .isEqualTo(new SeatOutcome.NotFrom(SeatState.ACTIVE));
      assertThat(seats.makeConvening(ines, id, seat(finn)))
          .isEqualTo(new SeatOutcome.NotFrom(SeatState.INVITED));
      assertThat(seats.makeConvening(ines, id, seat(ines)))
          .isEqualTo(new SeatOutcome.ConvenesAlready());
      assertThat(seats.handOver(ines, id, seat(ines))).isEqualTo(new SeatOutcome.OwnSeat());
      assertThat(seats.suspend(ines, id, SeatId.random(), "who?"))
          .isEqualTo(new SeatOutcome.NoSuchSeat());
    }

    @Test
    void whenItLeaves_thenItIsOutAtOnceAndStaysOnRecord() {
      clock.advance(Duration.ofDays(1));
      assertThat(seats.leave(maja, id, "new priorities")).isEqualTo(DONE);

      assertThat(partner(maja).state()).isEqualTo(SeatState.LEFT);
      assertThat(partner(maja).since()).isEqualTo(clock.instant());
      assertThat(coalitions.find(maja, id)).isEmpty();
      assertThat(access.hasSeat(maja, id)).isFalse();
      assertThat(seats.leave(maja, id, "")).isEqualTo(new SeatOutcome.NoSuchSeat());
      assertThat(audit.ofOrganization(maja, AuditFilter.containing("coalition left"), 0, 9))
          .hasSize(1);
    }

    @Test
    void whenItComesBack_thenItAcceptsTheTermsAnew() {
      seats.leave(maja, id, "");
      clock.advance(Duration.ofDays(3));
      assertThat(coalitions.accept(maja, id, 1)).isEqualTo(new AnswerOutcome.NotInvited());
      joins(maja, "rights");
      assertThat(partner(maja).joinedAt()).contains(clock.instant());
      assertThat(partner(maja).convening()).isFalse();
    }

    @Test
    void whenItIsSuspended_thenItCanStillLeave() {
      seats.suspend(ines, id, seat(maja), "broke the terms");
      assertThat(seats.leave(maja, id, "so be it")).isEqualTo(DONE);
      assertThat(seats.reinstate(ines, id, seat(maja)))
          .isEqualTo(new SeatOutcome.NotFrom(SeatState.LEFT));
    }

    @Test
    void whoMayNotIsRefusedAndLearnsNothing() {
      Actor plain = staff.comes("peter", "rights");
      Actor analyst = staff.comes("ana", "rivers");
      SeatId rivers = seat(ines);
      SeatId rights = seat(maja);
      for (Actor actor : List.of(maja, plain, analyst, finn, outsider)) {
        for (BiFunction<CoalitionId, SeatId, SeatOutcome> step :
            List.<BiFunction<CoalitionId, SeatId, SeatOutcome>>of(
                (coalition, seat) -> seats.suspend(actor, coalition, seat, "no"),
                (coalition, seat) -> seats.reinstate(actor, coalition, seat),
                (coalition, seat) -> seats.resend(actor, coalition, seat),
                (coalition, seat) -> seats.revoke(actor, coalition, seat),
                (coalition, seat) -> seats.makeConvening(actor, coalition, seat),
                (coalition, seat) -> seats.handOver(actor, coalition, seat))) {
          for (SeatId seat : List.of(rivers, rights, SeatId.random())) {
            assertThatThrownBy(() -> step.apply(id, seat)).isInstanceOf(AccessDenied.class);
            assertThatThrownBy(() -> step.apply(CoalitionId.random(), seat))
                .isInstanceOf(AccessDenied.class);
          }
        }
      }
      assertThatThrownBy(() -> seats.leave(plain, id, "")).isInstanceOf(AccessDenied.class);
      assertThat(seats.leave(outsider, id, "")).isEqualTo(new SeatOutcome.NoSuchSeat());
      assertThat(seats.leave(finn, id, "")).isEqualTo(new SeatOutcome.NoSuchSeat());
      assertThat(seats.leave(maja, CoalitionId.random(), ""))
          .isEqualTo(new SeatOutcome.NoSuchSeat());
    }

    @Test
    void theSeatOfAnotherCoalitionIsNoneHere() {
      CoalitionId other =
          ((FoundOutcome.Founded)
                  coalitions.found(maja, "Other", SharingTerms.of(SharingRule.SOURCE_ONLY), ""))
              .coalition();
      SeatId elsewhere = coalitions.get(other).seatOf(maja.organization()).seat();
      assertThat(seats.suspend(ines, id, elsewhere, "no")).isEqualTo(new SeatOutcome.NoSuchSeat());
    }
  }

  @Nested
  class GivenTheConveners {

    @Test
    void theLastOneCannotLeave() {
      assertThat(seats.leave(ines, id, "tired")).isEqualTo(new SeatOutcome.LastConvener());
      assertThat(partner(ines).state()).isEqualTo(SeatState.ACTIVE);
    }

    @Test
    void aSuspendedConvenerDoesNotCount() {
      seats.makeConvening(ines, id, seat(maja));
      seats.suspend(ines, id, seat(maja), "broke the terms");
      assertThat(seats.leave(ines, id, "")).isEqualTo(new SeatOutcome.LastConvener());
      seats.reinstate(ines, id, seat(maja));
      assertThat(seats.leave(ines, id, "")).isEqualTo(DONE);
      assertThat(convenes(maja)).isTrue();
    }

    @Test
    void anotherPartnersAdministratorsConveneToo() {
      Actor plain = staff.comes("peter", "rights");
      assertThat(seats.makeConvening(ines, id, seat(maja))).isEqualTo(DONE);
      assertThat(convenes(maja)).isTrue();
      assertThat(convenes(plain)).isFalse();
      assertThat(convenes(ines)).isTrue();
    }

    @Test
    void whoeverHandsOverStaysAPartnerAndConvenesNoMore() {
      assertThat(seats.handOver(ines, id, seat(maja))).isEqualTo(DONE);
      assertThat(convenes(maja)).isTrue();
      assertThat(convenes(ines)).isFalse();
      assertThat(access.hasSeat(ines, id)).isTrue();
    }

    @Test
    void aRevokedPersonalGrantDoesNotWakeUpAgain() {
      Actor successor = staff.comes("sam", "rivers");
      members.assignRoles(
          ines,
          SecondFactor.of(ines),
          successor.subject(),
          Set.of(Role.ORGANIZATION_ADMINISTRATOR));
      members.assignRoles(
          successor, SecondFactor.of(successor), ines.subject(), Set.of(Role.ANALYST));
      assertThat(convenes(ines)).as("holds the role in person").isTrue();

      seats.handOver(ines, id, seat(maja));
      seats.makeConvening(maja, id, seat(ines));

      assertThat(convenes(ines)).isFalse();
      assertThat(convenes(successor)).isTrue();
    }

    @Test
    void whenTwoSuspendEachOther_thenOneRemains() throws Exception {
      seats.makeConvening(ines, id, seat(maja));
      SeatId rivers = seat(ines);
      SeatId rights = seat(maja);
      List<Object> outcomes =
          race(
              () -> seats.suspend(ines, id, rights, "you first"),
              () -> seats.suspend(maja, id, rivers, "no, you"));
      assertThat(outcomes).containsExactlyInAnyOrder(DONE, AccessDenied.class);
      assertThat(coalitions.get(id).activePartners()).singleElement().matches(Partner::convening);
    }

    @Test
    void whenTwoLeaveAtOnce_thenOneRemains() throws Exception {
      seats.makeConvening(ines, id, seat(maja));
      List<Object> outcomes =
          race(() -> seats.leave(ines, id, ""), () -> seats.leave(maja, id, ""));
      assertThat(outcomes).containsExactlyInAnyOrder(DONE, new SeatOutcome.LastConvener());
      assertThat(coalitions.get(id).activePartners()).singleElement().matches(Partner::convening);
    }

    @Test
    void whenOneHandsOverToWhomLeavesAtOnce_thenSomebodyConvenes() throws Exception {
      SeatId rights = seat(maja);
      race(() -> seats.handOver(ines, id, rights), () -> seats.leave(maja, id, ""));
      assertThat(coalitions.get(id).activePartners()).anyMatch(Partner::convening);
    }
  }
}
