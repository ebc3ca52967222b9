package org.chorus.campaign.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Random;
import org.chorus.campaign.JointCampaign;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.testing.HouseTest;
import org.chorus.testing.ManualClock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Lives that nobody thought of, step by step against a model of a few lines. */
@HouseTest
class RandomLifeIT {

  @Autowired ApplicationContext house;
  @Autowired CampaignLife life;
  @Autowired LockedCampaigns locked;
  @Autowired ManualClock clock;

  /** What the campaign should be; written down without the table that it is tested against. */
  private static final class Model {
    String state = "open";
    Optional<Instant> closes = Optional.empty();
    boolean pausedByMaja;

    boolean isLive() {
      return state.equals("open") || state.equals("paused");
    }

    void itIs(Instant now) {
      if (isLive() && closes.filter(at -> !at.isAfter(now)).isPresent()) {
        closes = Optional.empty();
        state = "over";
      }
    }

    boolean canSign() {
      return state.equals("open");
    }

    /** Goes on if it may. */
    boolean go(boolean may, String next) {
      if (may) {
        state = next;
        if (next.equals("over")) {
          closes = Optional.empty();
        }
      }
      return may;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void everyStepIsTakenOrRefusedAsTheModelSays(long seed) {
    Random random = new Random(seed);
    JointCampaign joint = new JointCampaign(house, "r" + seed, SharingRule.OPT_IN_PER_PARTNER);
    CampaignId id = joint.petition("dam");
    joint.publish(id);
    Model model = new Model();
    for (int n = 0; n < 80; n++) {
      String where = "seed " + seed + ", step " + n;
      clock.advance(Duration.ofHours(random.nextInt(30)));
      model.itIs(clock.instant());
      if (random.nextInt(5) == 0) {
        while (locked.settleNext()) {
          // another may be due
        }
      }
      boolean expected = false;
      LifeOutcome outcome;
      Actor ines = joint.ines;
      Actor maja = joint.maja;
      switch (random.nextInt(n < 60 ? 8 : 10)) {
        case 0, 1 -> {
          boolean byMaja = random.nextBoolean();
          expected = model.go(model.state.equals("open"), "paused");
          model.pausedByMaja = expected ? byMaja : model.pausedByMaja;
          outcome = life.pause(byMaja ? maja : ines, id, "Stop", "");
        }
        case 2, 3 -> {
          boolean paused = model.state.equals("paused");
          expected = model.go(paused, "open");
          outcome = life.resume(ines, id, "Go on");
        }
        case 4 -> {
          boolean own = model.state.equals("paused") && model.pausedByMaja;
          expected = model.go(own, "open");
          outcome = life.resume(maja, id, "");
        }
        case 5 -> {
          expected = model.go(model.isLive(), "over");
          outcome = life.close(ines, id, "");
        }
        case 6 -> {
          expected = model.go(model.state.equals("over"), "open");
          outcome = life.reopen(ines, id, "");
        }
        case 7 -> {
          Optional<Instant> closing =
              Optional.of(clock.instant().plus(Duration.ofHours(random.nextInt(60))))
                  .filter(at -> random.nextInt(4) > 0);
          expected = model.isLive() && closing.filter(at -> !at.isAfter(clock.instant())).isEmpty();
          if (expected) {
            model.closes = closing;
          }
          outcome = life.plan(ines, id, Optional.empty(), closing, ZoneOffset.UTC);
        }
        case 8 -> {
          expected = model.go(model.state.equals("over"), "delivered");
          LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
          outcome = life.markDelivered(ines, id, today);
        }
        default -> {
          expected =
              model.go(model.state.equals("over") || model.state.equals("delivered"), "archived");
          outcome = life.archive(ines, id);
        }
      }
      assertThat(outcome instanceof LifeOutcome.Done)
          .as(where + ": " + outcome)
          .isEqualTo(expected);
      assertThat(word(joint.overview(id).state())).as(where).isEqualTo(model.state);
      assertThat(joint.commonPage("dam").signing().at(clock.instant()) instanceof SigningState.Open)
          .as(where)
          .isEqualTo(model.canSign());
    }
  }

  private static String word(CampaignState state) {
    return switch (state) {
      case DRAFT, IN_APPROVAL -> "unpublished";
      case PUBLISHED -> "open";
      case PAUSED -> "paused";
      case CLOSED -> "over";
      case DELIVERED -> "delivered";
      case ARCHIVED -> "archived";
    };
  }
}
