package org.chorus.coalition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chorus.access.AccessDenied;
import org.chorus.access.AuditFilter;
import org.chorus.access.AuditReading;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.coalition.terms.SharingTerms;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CoalitionId;
import org.chorus.organization.Members;
import org.chorus.organization.Staff;
import org.chorus.testing.HouseTest;
import org.chorus.testing.ManualClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;

/** Rivers founded the coalition, Rights is a partner; Forests would like to join. */
@HouseTest
class JoinRequestsIT {

  static final JoinOutcome DONE = new JoinOutcome.Done();

  @Autowired JoinRequests requests;
  @Autowired Coalitions coalitions;
  @Autowired Seats seats;
  @Autowired Members members;
  @Autowired AuditReading audit;
  @Autowired ManualClock clock;

  Staff staff;
  String name;
  Actor ines;
  Actor maja;
  Actor finn;
  CoalitionId id;

  @BeforeEach
  void partners(TestInfo test) {
    String world = "j" + Integer.toHexString(test.getDisplayName().hashCode() & 0xfffffff);
    name = "Clean water " + world;
    staff = new Staff(members, world);
    ines = staff.comes("ines", "rivers");
    maja = staff.comes("maja", "rights");
    finn = staff.comes("finn", "forests");
    id =
        ((FoundOutcome.Founded)
                coalitions.found(ines, name, SharingTerms.of(SharingRule.OPT_IN_PER_PARTNER), ""))
            .coalition();
    coalitions.invite(ines, id, staff.alias("rights"));
    coalitions.accept(maja, id, 1);
  }

  List<String> foundBy(Actor actor, String containing) {
    return requests.find(actor, containing).stream().map(JoinableCoalition::name).toList();
  }

  JoinRequestId only() {
    return requests.waiting(ines, id).getFirst().id();
  }

  @Nested
  class GivenACoalitionThatTakesNone {

    @Test
    void nobodyFindsItOrAsks() {
      assertThat(foundBy(finn, name)).isEmpty();
      assertThat(requests.ask(finn, id, "please")).isEqualTo(new JoinOutcome.TakesNoRequests());
      assertThat(requests.ask(finn, CoalitionId.random(), "please"))
          .isEqualTo(new JoinOutcome.TakesNoRequests());
    }

    @Test
    void onlyConvenersAllowIt() {
      for (Actor actor : List.of(maja, finn, staff.comes("ana", "rivers"))) {
        assertThatThrownBy(() -> requests.takeRequests(actor, id)).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> requests.takeNoRequests(actor, id))
            .isInstanceOf(AccessDenied.class);
      }
      assertThat(requests.takesRequests(maja, id)).isFalse();
      assertThatThrownBy(() -> requests.takesRequests(finn, id)).isInstanceOf(AccessDenied.class);
    }
  }

  @Nested
  class GivenACoalitionThatTakesThem {

    @BeforeEach
    void allowed() {
      requests.takeRequests(ines, id);
      requests.takeRequests(ines, id);
    }

    @Test
    void othersFindItByItsNameAndPartners() {
      assertThat(requests.find(finn, name.toUpperCase(Locale.ROOT)))
          .singleElement()
          .satisfies(
              found -> {
                assertThat(found.id()).isEqualTo(id);
                assertThat(found.partners()).containsExactly("rights", "rivers");
              });
      assertThat(foundBy(finn, "RIVERS")).contains(name);
      assertThat(foundBy(finn, "nothing of the kind")).isEmpty();
      assertThat(foundBy(maja, name)).as("a partner needs no finding").isEmpty();
      assertThat(
              audit.ofOrganization(ines, AuditFilter.containing("requests to join allowed"), 0, 9))
          .hasSize(1);
    }

    @Test
    void whenInvited_thenTheOrganizationAcceptsTheTermsAsEver() {
      assertThat(requests.ask(finn, id, "  We plant trees.  ")).isEqualTo(DONE);
      assertThat(requests.waiting(ines, id))
          .singleElement()
          .satisfies(
              request -> {
                assertThat(request.organization().id()).isEqualTo(finn.organization());
                assertThat(request.message()).isEqualTo("We plant trees.");
                assertThat(request.askedBy()).isEqualTo("finn");
              });
      assertThat(foundBy(finn, name)).isEmpty();
      JoinRequestId request = only();

      assertThat(requests.invite(ines, id, request)).isEqualTo(DONE);

      assertThat(requests.waiting(ines, id)).isEmpty();
      assertThat(requests.of(finn)).isEmpty();
      assertThat(requests.invite(ines, id, request)).isEqualTo(new JoinOutcome.NotOpen());
      assertThat(requests.ask(finn, id, "again"))
          .isEqualTo(new JoinOutcome.AlreadySeated(SeatState.INVITED));
      assertThat(coalitions.accept(finn, id, 1)).isEqualTo(new AnswerOutcome.Joined());
    }

    @Test
    void whenInvitedAnotherWay_thenTheRequestIsAnswered() {
      requests.ask(finn, id, "please");
      coalitions.invite(ines, id, staff.alias("forests"));
      assertThat(requests.waiting(ines, id)).isEmpty();
    }

    @Test
    void whenTurnedDown_thenTheReasonIsReadAndItCanAskAgainAfterAWhile() {
      requests.ask(finn, id, "please");
      for (String reason : List.of(" ", "x".repeat(501))) {
        assertThat(requests.turnDown(ines, id, only(), reason))
            .isEqualTo(new JoinOutcome.WordsOutOfBounds());
      }
      assertThat(requests.turnDown(ines, id, only(), "We are complete.")).isEqualTo(DONE);

      assertThat(requests.of(finn))
          .singleElement()
          .satisfies(
              request ->
                  assertThat(request.state())
                      .isEqualTo(
                          new JoinRequest.State.TurnedDown(
                              "We are complete.",
                              clock.instant(),
                              clock.instant().plus(JoinRequests.PAUSE))));
      assertThat(requests.ask(finn, id, "please!"))
          .isEqualTo(new JoinOutcome.TooSoon(clock.instant().plus(JoinRequests.PAUSE)));
      clock.advance(JoinRequests.PAUSE);
      assertThat(requests.of(finn)).isEmpty();
      assertThat(requests.ask(finn, id, "please!")).isEqualTo(DONE);
    }

    @Test
    void whenWithdrawn_thenNobodyAnswersItAndItCanAskAgain() {
      requests.ask(finn, id, "please");
      JoinRequestId request = only();
      assertThat(requests.withdraw(finn, id)).isEqualTo(DONE);
      assertThat(requests.withdraw(finn, id)).isEqualTo(new JoinOutcome.NotOpen());
      assertThat(requests.turnDown(ines, id, request, "no")).isEqualTo(new JoinOutcome.NotOpen());
      assertThat(requests.ask(finn, id, "please")).isEqualTo(DONE);
    }

    @Test
    void anOrganizationHasOneOpenRequestHoweverManyAsk() throws Exception {
      List<Callable<JoinOutcome>> asking = new ArrayList<>();
      for (int n = 0; n < 8; n++) {
        asking.add(() -> requests.ask(finn, id, "please"));
      }
      List<JoinOutcome> outcomes = new ArrayList<>();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (Future<JoinOutcome> outcome : threads.invokeAll(asking)) {
          outcomes.add(outcome.get());
        }
      }
      assertThat(outcomes).filteredOn(DONE::equals).hasSize(1);
      assertThat(outcomes).filteredOn(new JoinOutcome.AlreadyAsked()::equals).hasSize(7);
    }

    @Test
    void whoeverHasAskedStillWaitsWhenNoMoreAreTaken() {
      requests.ask(finn, id, "please");
      requests.takeNoRequests(ines, id);
      assertThat(requests.waiting(ines, id)).hasSize(1);
      assertThat(requests.invite(ines, id, only())).isEqualTo(DONE);
    }

    @Test
    void whoeverMayNotIsRefused() {
      requests.ask(finn, id, "please");
      JoinRequestId request = only();
      Actor plain = staff.comes("peter", "forests");
      assertThat(foundBy(plain, "nothing")).as("anybody may look").isEmpty();
      assertThatThrownBy(() -> requests.ask(plain, id, "please")).isInstanceOf(AccessDenied.class);
      assertThatThrownBy(() -> requests.withdraw(plain, id)).isInstanceOf(AccessDenied.class);
      for (Actor actor : List.of(maja, finn, plain)) {
        for (CoalitionId coalition : List.of(id, CoalitionId.random())) {
          for (Callable<?> step :
              List.<Callable<?>>of(
                  () -> requests.waiting(actor, coalition),
                  () -> requests.invite(actor, coalition, request),
                  () -> requests.turnDown(actor, coalition, request, "no"))) {
            assertThatThrownBy(step::call).isInstanceOf(AccessDenied.class);
          }
        }
      }
      CoalitionId other =
          ((FoundOutcome.Founded)
                  coalitions.found(maja, "Other", SharingTerms.of(SharingRule.SOURCE_ONLY), ""))
              .coalition();
      assertThat(requests.turnDown(maja, other, request, "no"))
          .as("a request is to one coalition")
          .isEqualTo(new JoinOutcome.NotOpen());
    }

    @Test
    void aSuspendedPartnerDoesNotAskItsWayBack() {
      seats.suspend(ines, id, coalitions.get(id).seatOf(maja.organization()).seat(), "why");
      assertThat(foundBy(maja, name)).isEmpty();
      assertThat(requests.ask(maja, id, "please"))
          .isEqualTo(new JoinOutcome.AlreadySeated(SeatState.SUSPENDED));
    }
  }
}
