package org.chorus.switches;

import static org.chorus.access.Permission.FLIP_SWITCHES;

import java.time.Clock;
import java.util.List;
import org.chorus.access.Access;
import org.chorus.access.SteppedUp;
import org.chorus.kernel.Actor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where platform administrators stop one thing on the whole installation, and let it go again. Each
 * flip stands in the audit trail with its reason, and with what the public was told.
 */
@Service
@Transactional
public class Switchboard {

  private final SwitchRecords records;
  private final Access access;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Switchboard(SwitchRecords records, Access access, ApplicationEventPublisher events, Clock clock) {
    this.records = records;
    this.access = access;
    this.events = events;
    this.clock = clock;
  }

  /** All of them, in a lasting order. */
  @Transactional(readOnly = true)
  public List<SwitchStanding> all(Actor actor) {
    access.require(actor, FLIP_SWITCHES);
    return records.all();
  }

  /**
   * Switches it off, within a second on every node; or changes the message of one that is off.
   *
   * @param message plain text that the public reads, as it is; may be empty
   * @param reason for the audit trail, which keeps the message too
   * @throws org.chorus.access.SecondFactorNeeded when the proof is another person's, or of long ago
   */
  public FlipOutcome switchOff(
      Actor actor, SteppedUp proof, Switch which, String message, String reason) {
    access.require(actor, FLIP_SWITCHES);
    proof.require(actor, clock.instant());
    return tell(which, records.switchOff(actor, which, message, reason));
  }

  /**
   * Switches it on again.
   *
   * @param reason may be empty
   * @throws org.chorus.access.SecondFactorNeeded when the proof is another person's, or of long ago
   */
  public FlipOutcome switchOn(Actor actor, SteppedUp proof, Switch which, String reason) {
    access.require(actor, FLIP_SWITCHES);
    proof.require(actor, clock.instant());
    return tell(which, records.switchOn(actor, which, reason));
  }

  private FlipOutcome tell(Switch which, FlipOutcome outcome) {
    if (outcome instanceof FlipOutcome.Done) {
      events.publishEvent(new SwitchFlipped(which));
    }
    return outcome;
  }
}
