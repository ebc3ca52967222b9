package org.chorus.access;

import java.time.Instant;
import org.chorus.kernel.Actor;
import org.chorus.kernel.Subject;

/**
 * Proof that a person showed a second factor a short while ago. What does the most harm in wrong
 * hands takes one as an argument, beside the Actor, so that no front door can forget to ask.
 *
 * <p>Minted by the adapter of the identity provider alone, from a token that it has checked; the
 * architecture tests hold every other module to that.
 */
public final class SteppedUp {

  private final Subject subject;
  private final Instant until;

  private SteppedUp(Subject subject, Instant until) {
    this.subject = subject;
    this.until = until;
  }

  /**
   * For the adapter of the identity provider.
   *
   * @param until when it stops being good for anything
   */
  public static SteppedUp by(Subject subject, Instant until) {
    return new SteppedUp(subject, until);
  }

  /**
   * Refuses another person's proof, and one of long ago.
   *
   * @throws SecondFactorNeeded unless it is the Actor's and still good at {@code now}
   */
  public void require(Actor actor, Instant now) {
    if (!subject.equals(actor.subject()) || !now.isBefore(until)) {
      throw new SecondFactorNeeded();
    }
  }
}
