package org.chorus.coalition;

import static org.chorus.access.Permission.ANSWER_INVITATION;
import static org.chorus.access.Permission.HAND_OVER;
import static org.chorus.access.Permission.INVITE;
import static org.chorus.access.Permission.LEAVE_COALITION;
import static org.chorus.access.Permission.SUSPEND;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.chorus.access.Access;
import org.chorus.access.AuditTrail;
import org.chorus.access.Permission;
import org.chorus.access.RoleGrants;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.SeatId;
import org.chorus.organization.Organizations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The life of a Seat after the first invitation. Steps of one Coalition are taken one after the
 * other, so that at every commit one active Seat at least convenes. What a step means for pages and
 * contacts counts from the same commit.
 */
@Service
@Transactional
public class Seats {

  /** The longest reason that can be given for a step, in characters. */
  public static final int MAX_REASON = 500;

  private final SeatRepository seats;
  private final RoleGrants grants;
  private final Organizations organizations;
  private final TermsBook book;
  private final TermsProposals proposals;
  private final CoalitionLock lock;
  private final Access access;
  private final AuditTrail audit;
  private final Clock clock;

  Seats(
      SeatRepository seats,
      RoleGrants grants,
      Organizations organizations,
      TermsBook book,
      TermsProposals proposals,
      CoalitionLock lock,
      Access access,
      AuditTrail audit,
      Clock clock) {
    this.seats = seats;
    this.grants = grants;
    this.organizations = organizations;
    this.book = book;
    this.proposals = proposals;
    this.lock = lock;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
  }

  /** Gives an invitation that nobody has answered its full time once more, expired or not. */
  public SeatOutcome resend(Actor actor, CoalitionId id, SeatId seat) {
    return step(actor, INVITE, id, seat, SeatState::isAsked, "invitation renewed", Seat::invite);
  }

  /** Takes back an invitation that nobody has answered. */
  public SeatOutcome revoke(Actor actor, CoalitionId id, SeatId seat) {
    return step(actor, INVITE, id, seat, SeatState::isAsked, "invitation revoked", Seat::revoke);
  }

  /**
   * Takes a partner out until it is reinstated: its page takes no signatures, nobody is asked to
   * consent to it, its staff see neither campaigns nor contacts of the Coalition.
   *
   * @param reason the partner and the others read it
   */
  public SeatOutcome suspend(Actor actor, CoalitionId id, SeatId seat, String reason) {
    Coalition coalition = lock.take(actor, SUSPEND, id);
    String tidy = reason.strip();
    if (tidy.isEmpty() || tidy.length() > MAX_REASON) {
      return new SeatOutcome.ReasonOutOfBounds();
    }
    return change(
        coalition,
        seat,
        (found, now) -> {
          if (found.organization().equals(actor.organization())) {
            return new SeatOutcome.OwnSeat(); // so one active Seat that convenes always remains
          }
          if (found.state(now) != SeatState.ACTIVE) {
            return new SeatOutcome.NotFrom(found.state(now));
          }
          found.suspend(tidy, now);
          return record(actor, "partner suspended", coalition, found, tidy);
        });
  }

  /**
   * Ends a suspension. What people agreed to for the partner meanwhile reaches it now. If other
   * Terms came into force meanwhile, the partner stays suspended until it accepts them: else those
   * who object could be taken out, outvoted and brought back.
   */
  public SeatOutcome reinstate(Actor actor, CoalitionId id, SeatId seat) {
    Coalition coalition = lock.take(actor, SUSPEND, id);
    return change(
        coalition,
        seat,
        (found, now) -> {
          if (found.state(now) != SeatState.SUSPENDED) {
            return new SeatOutcome.NotFrom(found.state(now));
          }
          if (!book.changedWithout(found, now)) {
            found.reinstate(now);
            return record(actor, "partner reinstated", coalition, found, "");
          }
          int version = book.inForce(id).version();
          if (!found.isReinstatementOffered()) {
            found.offerReinstatement(now);
            record(
                actor,
                "partner reinstated",
                coalition,
                found,
                "once it accepts terms version " + version);
          }
          return new SeatOutcome.WaitsForAcceptance(version);
        });
  }

  /**
   * Accepts the Terms in force for the Actor's Organization, which was suspended under others and
   * reinstated: it takes part again from now on, as of the day it joined.
   *
   * @param termsVersion the version that the Actor read
   */
  public AnswerOutcome comeBack(Actor actor, CoalitionId id, int termsVersion) {
    access.require(actor, ANSWER_INVITATION);
    Instant now = clock.instant();
    Optional<Coalition> coalition = lock.take(id);
    Optional<Seat> own =
        coalition
            .flatMap(found -> seats.lock(id.value(), actor.organization().value()))
            .filter(
                seat -> seat.state(now) == SeatState.SUSPENDED && seat.isReinstatementOffered());
    if (coalition.isEmpty() || own.isEmpty()) {
      return new AnswerOutcome.NotInvited();
    }
    int current = book.inForce(id).version();
    if (current != termsVersion) {
      return new AnswerOutcome.TermsChanged(current);
    }
    Seat seat = own.get();
    seat.reinstate(now);
    book.recordAcceptance(actor, seat, termsVersion, now);
    record(actor, "took part again", coalition.get(), seat, "terms version " + termsVersion);
    return new AnswerOutcome.Joined();
  }

  /** Lets one more partner convene, with the same rights as those who do. */
  public SeatOutcome makeConvening(Actor actor, CoalitionId id, SeatId seat) {
    Coalition coalition = lock.take(actor, HAND_OVER, id);
    return change(
        coalition,
        seat,
        (found, now) -> {
          if (found.state(now) != SeatState.ACTIVE) {
            return new SeatOutcome.NotFrom(found.state(now));
          }
          if (found.isConvening()) {
            return new SeatOutcome.ConvenesAlready();
          }
          found.convene(now);
          return record(actor, "partner made convener", coalition, found, "");
        });
  }

  /**
   * Lets another partner convene in place of the Actor's Organization, which stays a partner. The
   * other need not agree: its administrators convene from now on, and can hand over in turn.
   */
  public SeatOutcome handOver(Actor actor, CoalitionId id, SeatId seat) {
    Coalition coalition = lock.take(actor, HAND_OVER, id);
    return change(
        coalition,
        seat,
        (found, now) -> {
          if (found.organization().equals(actor.organization())) {
            return new SeatOutcome.OwnSeat();
          }
          if (found.state(now) != SeatState.ACTIVE) {
            return new SeatOutcome.NotFrom(found.state(now));
          }
          Seat own = seats.lock(id.value(), actor.organization().value()).orElseThrow();
          found.convene(now);
          own.stepDown();
          revokeConveners(actor, own);
          return record(actor, "convening handed over", coalition, found, "");
        });
  }

  /**
   * Takes the Actor's Organization out for good, also while it is suspended: no new contacts, no
   * access to those it has here. Its signatures stay with the campaigns.
   *
   * @param reason the others read it; may be empty
   */
  public SeatOutcome leave(Actor actor, CoalitionId id, String reason) {
    access.require(actor, LEAVE_COALITION);
    String tidy = reason.strip();
    if (tidy.length() > MAX_REASON) {
      return new SeatOutcome.ReasonOutOfBounds();
    }
    Instant now = clock.instant();
    Optional<Coalition> coalition = lock.take(id);
    Optional<Seat> own =
        coalition
            .flatMap(found -> seats.lock(id.value(), actor.organization().value()))
            .filter(
                seat ->
                    seat.state(now) == SeatState.ACTIVE || seat.state(now) == SeatState.SUSPENDED);
    if (coalition.isEmpty() || own.isEmpty()) {
      return new SeatOutcome.NoSuchSeat();
    }
    Seat seat = own.get();
    if (convenesAlone(seat, now)) {
      return new SeatOutcome.LastConvener();
    }
    seat.leave(tidy, now);
    revokeConveners(actor, seat);
    book.forget(seat, now);
    return record(actor, "coalition left", coalition.get(), seat, tidy);
  }

  private boolean convenesAlone(Seat seat, Instant now) {
    return seat.isConvening()
        && seat.state(now) == SeatState.ACTIVE
        && seats.findByCoalitionId(seat.coalition().value()).stream()
            .filter(other -> !other.id().equals(seat.id()))
            .noneMatch(other -> other.isConvening() && other.state(now) == SeatState.ACTIVE);
  }

  /** Persons who held the role lose it with the Seat, so that it does not wake up later. */
  private void revokeConveners(Actor actor, Seat seat) {
    grants.takeAll(actor, seat.organization(), seat.coalition());
  }

  /** A step that needs no more than the right state before it. */
  private SeatOutcome step(
      Actor actor,
      Permission permission,
      CoalitionId id,
      SeatId seat,
      Predicate<SeatState> from,
      String verb,
      BiConsumer<Seat, Instant> step) {
    Coalition coalition = lock.take(actor, permission, id);
    return change(
        coalition,
        seat,
        (found, now) -> {
          if (!from.test(found.state(now))) {
            return new SeatOutcome.NotFrom(found.state(now));
          }
          step.accept(found, now);
          return record(actor, verb, coalition, found, "");
        });
  }

  private SeatOutcome change(
      Coalition coalition, SeatId id, BiFunction<Seat, Instant, SeatOutcome> step) {
    return seats
        .findByIdAndCoalitionId(id.value(), coalition.id().value())
        .map(seat -> step.apply(seat, clock.instant()))
        .orElseGet(SeatOutcome.NoSuchSeat::new);
  }

  private SeatOutcome record(
      Actor actor, String verb, Coalition coalition, Seat seat, String reason) {
    seats.saveAndFlush(seat);
    String name = organizations.find(seat.organization()).orElseThrow().name();
    audit.record(
        actor, coalition.act(verb).because(reason.isEmpty() ? name : name + ": " + reason));
    proposals.settle(actor, coalition); // somebody may have been the last to be waited for
    return new SeatOutcome.Done();
  }
}
