package org.chorus.signature;

import java.time.Clock;
import java.time.Instant;
import org.chorus.campaign.life.Counting;
import org.chorus.campaign.life.SuspicionRule;
import org.chorus.campaign.link.LinkId;
import org.chorus.kernel.Country;
import org.chorus.kernel.OrganizationId;
import org.chorus.switches.Switch;
import org.chorus.switches.Switches;
import org.springframework.stereotype.Service;

/**
 * Takes in signatures. Returns only when the signature is durable, counted and credited; a person
 * counts once in a pool, whichever page, campaign or spelling of the address they use (and of the
 * name, where the pool tells people at one address apart by it). The first touch is credited, as
 * its {@link Arrival} says; later ones are kept as assists of other partners, and the answers given
 * there count. A letter in own words is kept with the first touch; what comes later does not
 * replace it.
 */
@Service
public class Signing {

  private final SignerKeys keys;
  private final Intake intake;
  private final Switches switches;
  private final Clock clock;

  Signing(SignerKeys keys, Intake intake, Switches switches, Clock clock) {
    this.keys = keys;
    this.intake = intake;
    this.switches = switches;
    this.clock = clock;
  }

  /**
   * Waits for the commit, 20 seconds at the most. The moment that is kept with a signature lies
   * between the planned opening and closing; a pause counts from the moment at which the page of
   * the request was read, and that signing is switched off from the moment at which this node has
   * heard of it.
   *
   * @throws NotStoredException when the database failed; whoever tries again is counted once all
   *     the same
   */
  public SignOutcome sign(SignRequest request) {
    Instant now = clock.instant();
    if (!request.page().signing().isOpen(now)) {
      return new SignOutcome.NotOpen();
    }
    if (switches.isOff(Switch.SIGNING)) {
      return new SignOutcome.SwitchedOff();
    }
    return intake.take(
        new SignatureRow(
            request.page().pool().value(),
            keys.of(request),
            request.email().value(),
            request.givenName().value(),
            request.familyName().value(),
            request.page().content().language(),
            request.country().map(Country::code).orElse(null),
            request.page().campaign().value(),
            request.arrival().creditOn(request.page()).map(OrganizationId::value).orElse(null),
            request.page().revision().value(),
            request.arrival().channel(),
            request.arrival().link().map(LinkId::value).orElse(null),
            request.arrival().sharer().stream().boxed().findFirst().orElse(null),
            now,
            request.page().counting() == Counting.WHEN_CONFIRMED,
            isHeld(request),
            request.circumstances().asArray(),
            request.circumstances().network().map(NetworkRange::cidr).orElse(null),
            AnswerSheet.of(request.page(), request.answers()),
            request.ownWords().map(OwnWords::value).orElse(null)));
  }

  /** Until a moderator has looked: by the Campaign's rule for what is suspicious. */
  private static boolean isHeld(SignRequest request) {
    return request.circumstances().areSuspicious()
        && request.page().protection().suspicionRule() == SuspicionRule.HOLD;
  }
}
