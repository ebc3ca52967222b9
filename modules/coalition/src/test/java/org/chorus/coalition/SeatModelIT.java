package org.chorus.coalition;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.chorus.access.AccessDenied;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.coalition.terms.SharingTerms;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.SeatId;
import org.chorus.organization.Members;
import org.chorus.organization.Staff;
import org.chorus.testing.HouseTest;
import org.chorus.testing.ManualClock;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Random steps of four organizations in one coalition, each compared with a small model; then the
 * same at once. A failure names its seed; {@code -Dchorus.seed=…} plays it again.
 */
@HouseTest
class SeatModelIT {

  static final int ORGANIZATIONS = 4;
  static final int STEPS = 250;

  @Autowired Coalitions coalitions;
  @Autowired Seats seats;
  @Autowired Members members;
  @Autowired ManualClock clock;

  enum Step {
    INVITE,
    ACCEPT,
    DECLINE,
    RESEND,
    REVOKE,
    SUSPEND,
    REINSTATE,
    MAKE_CONVENING,
    HAND_OVER,
    LEAVE,
    WAIT
  }

  /** What the seats should be. Everybody acts for an organization that they administer. */
  static final class Model {
    final Map<Integer, SeatState> states = new HashMap<>();
    final Map<Integer, Instant> expiries = new HashMap<>();
    final Map<Integer, Boolean> convening = new HashMap<>();

    Model() {
      states.put(0, SeatState.ACTIVE);
      convening.put(0, true);
    }

    Optional<SeatState> state(int organization, Instant now) {
      return Optional.ofNullable(states.get(organization))
          .map(
              state ->
                  state == SeatState.INVITED && !now.isBefore(expiry(organization))
                      ? SeatState.EXPIRED
                      : state);
    }

    private Instant expiry(int organization) {
      return requireNonNull(expiries.get(organization));
    }

    boolean convenes(int organization) {
      return states.get(organization) == SeatState.ACTIVE
          && convening.getOrDefault(organization, false);
    }

    long conveners() {
      return states.keySet().stream().filter(this::convenes).count();
    }

    /** What the step should come to, having taken it. */
    Object take(Step step, int who, int whom, Instant now) {
      return switch (step) {
        case ACCEPT, DECLINE -> answer(step, who, now);
        case LEAVE -> leave(who);
        case INVITE, RESEND, REVOKE, SUSPEND, REINSTATE, MAKE_CONVENING, HAND_OVER ->
            convenes(who) ? convene(step, who, whom, now) : AccessDenied.class;
        case WAIT -> "";
      };
    }

    private Object answer(Step step, int who, Instant now) {
      SeatState state = state(who, now).orElse(SeatState.LEFT);
      if (state == SeatState.EXPIRED) {
        return new AnswerOutcome.Expired(expiry(who));
      }
      if (state != SeatState.INVITED) {
        return new AnswerOutcome.NotInvited();
      }
      states.put(who, step == Step.ACCEPT ? SeatState.ACTIVE : SeatState.DECLINED);
      return step == Step.ACCEPT ? new AnswerOutcome.Joined() : new AnswerOutcome.Declined();
    }

    private Object leave(int who) {
      SeatState state = states.get(who);
      if (state != SeatState.ACTIVE && state != SeatState.SUSPENDED) {
        return new SeatOutcome.NoSuchSeat();
      }
      if (convenes(who) && conveners() == 1) {
        return new SeatOutcome.LastConvener();
      }
      states.put(who, SeatState.LEFT);
      convening.put(who, false);
      return new SeatOutcome.Done();
    }

    private Object convene(Step step, int who, int whom, Instant now) {
      Optional<SeatState> state = state(whom, now);
      if (step == Step.INVITE) {
        if (state.isPresent() && !state.get().canBeInvited()) {
          return new InviteOutcome.AlreadySeated(state.get());
        }
        invite(whom, now);
        return new InviteOutcome.Invited();
      }
      if (state.isEmpty()) {
        return new SeatOutcome.NoSuchSeat();
      }
      if (who == whom && (step == Step.SUSPEND || step == Step.HAND_OVER)) {
        return new SeatOutcome.OwnSeat();
      }
      boolean fits =
          switch (step) {
            case RESEND, REVOKE -> state.get().isAsked();
            case REINSTATE -> state.get() == SeatState.SUSPENDED;
            default -> state.get() == SeatState.ACTIVE;
          };
      if (!fits) {
        return new SeatOutcome.NotFrom(state.get());
      }
      switch (step) {
        case RESEND -> invite(whom, now);
        case REVOKE -> states.put(whom, SeatState.REVOKED);
        case SUSPEND -> states.put(whom, SeatState.SUSPENDED);
        case REINSTATE -> states.put(whom, SeatState.ACTIVE);
        case MAKE_CONVENING -> {
          if (convenes(whom)) {
            return new SeatOutcome.ConvenesAlready();
          }
          convening.put(whom, true);
        }
        case HAND_OVER -> {
          convening.put(whom, true);
          convening.put(who, false);
        }
        default -> throw new AssertionError(step);
      }
      return new SeatOutcome.Done();
    }

    private void invite(int whom, Instant now) {
      states.put(whom, SeatState.INVITED);
      expiries.put(whom, now.plus(Coalitions.INVITATION_VALIDITY));
    }
  }

  /** One coalition with its four organizations; the first has founded it. */
  final class World {
    final Staff staff;
    final List<Actor> actors = new ArrayList<>();
    final CoalitionId id;

    World(String name) {
      staff = new Staff(members, name);
      for (int n = 0; n < ORGANIZATIONS; n++) {
        actors.add(staff.comes("person" + n, "org" + n));
      }
      id =
          ((FoundOutcome.Founded)
                  coalitions.found(
                      actors.getFirst(),
                      "Clean water",
                      SharingTerms.of(SharingRule.SOURCE_ONLY),
                      ""))
              .coalition();
    }

    Optional<Partner> partner(int organization) {
      return coalitions.get(id).partners().stream()
          .filter(
              partner ->
                  partner.organization().id().equals(actors.get(organization).organization()))
          .findFirst();
    }

    Object take(Step step, int who, int whom) {
      Actor actor = actors.get(who);
      SeatId seat = partner(whom).map(Partner::seat).orElseGet(SeatId::random);
      return orDenied(
          () ->
              switch (step) {
                case INVITE -> coalitions.invite(actor, id, staff.alias("org" + whom));
                case ACCEPT -> coalitions.accept(actor, id, 1);
                case DECLINE -> coalitions.decline(actor, id, "no");
                case RESEND -> seats.resend(actor, id, seat);
                case REVOKE -> seats.revoke(actor, id, seat);
                case SUSPEND -> seats.suspend(actor, id, seat, "why");
                case REINSTATE -> seats.reinstate(actor, id, seat);
                case MAKE_CONVENING -> seats.makeConvening(actor, id, seat);
                case HAND_OVER -> seats.handOver(actor, id, seat);
                case LEAVE -> seats.leave(actor, id, "");
                case WAIT -> "";
              });
    }

    private static Object orDenied(Supplier<Object> step) {
      try {
        return step.get();
      } catch (AccessDenied denied) {
        return AccessDenied.class;
      }
    }
  }

  static long seed(RepetitionInfo repetition) {
    return Long.getLong(
        "chorus.seed", Clock.systemUTC().millis() * 31 + repetition.getCurrentRepetition());
  }

  @RepeatedTest(3)
  void everyStepDoesWhatTheModelSays(RepetitionInfo repetition) {
    long seed = seed(repetition);
    Random random = new Random(seed);
    World world = new World("m" + Long.toHexString(seed));
    Model model = new Model();
    List<String> story = new ArrayList<>();
    for (int n = 0; n < STEPS; n++) {
      Step step = Step.values()[random.nextInt(Step.values().length)];
      int who = random.nextInt(ORGANIZATIONS);
      int whom = random.nextInt(ORGANIZATIONS);
      if (step == Step.WAIT) {
        clock.advance(Duration.ofDays(random.nextInt(15)));
      }
      story.add(step + " by " + who + " of " + whom);

      Object outcome = world.take(step, who, whom);

      assertThat(outcome)
          .as("seed %s, %s", seed, story)
          .isEqualTo(model.take(step, who, whom, clock.instant()));
      for (int organization = 0; organization < ORGANIZATIONS; organization++) {
        Optional<Partner> partner = world.partner(organization);
        assertThat(partner.map(Partner::state))
            .as("seed %s, %s", seed, story)
            .isEqualTo(model.state(organization, clock.instant()));
        assertThat(partner.map(Partner::convening).orElse(false))
            .as("seed %s, %s", seed, story)
            .isEqualTo(model.convening.getOrDefault(organization, false));
      }
      assertThat(model.conveners()).as("seed %s, %s", seed, story).isPositive();
    }
  }

  @RepeatedTest(2)
  void whenAllActAtOnce_thenSomebodyConvenesAtEveryCommit(RepetitionInfo repetition)
      throws Exception {
    long seed = seed(repetition);
    World world = new World("n" + Long.toHexString(seed));
    List<Callable<Object>> steps = new ArrayList<>();
    Random random = new Random(seed);
    for (int n = 0; n < STEPS; n++) {
      Step step = Step.values()[random.nextInt(Step.values().length)];
      int who = random.nextInt(ORGANIZATIONS);
      int whom = random.nextInt(ORGANIZATIONS);
      steps.add(() -> world.take(step, who, whom));
      steps.add(() -> conveners(world) > 0 ? "" : "nobody convenes");
    }
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (Future<Object> outcome : threads.invokeAll(steps)) {
        assertThat(outcome.get()).as("seed %s", seed).isNotEqualTo("nobody convenes");
      }
    }
    assertThat(conveners(world)).as("seed %s", seed).isPositive();
  }

  private long conveners(World world) {
    return coalitions.get(world.id).activePartners().stream().filter(Partner::convening).count();
  }
}
