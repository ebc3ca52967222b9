package org.chorus.access;

import java.time.Duration;
import org.chorus.kernel.Actor;
import org.chorus.testing.ManualClock;

/** Proofs as the login makes them. */
public final class SecondFactor {

  private SecondFactor() {}

  /** Good for as long as any test runs. */
  public static SteppedUp of(Actor actor) {
    return SteppedUp.by(actor.subject(), ManualClock.START.plus(Duration.ofDays(10_000)));
  }

  /** Good until the moment at which every test begins: for nothing. */
  public static SteppedUp ofLongAgo(Actor actor) {
    return SteppedUp.by(actor.subject(), ManualClock.START);
  }
}
