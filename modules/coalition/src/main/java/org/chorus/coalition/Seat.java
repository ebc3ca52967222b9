package org.chorus.coalition;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.SeatId;
import org.chorus.organization.OrganizationProfile;
import org.jspecify.annotations.Nullable;

/** One Organization's dated place in a Coalition. */
@Entity
@SuppressWarnings("UnusedVariable") // columns that queries read
class Seat {

  @Id private UUID id;
  private UUID coalitionId;
  private UUID organizationId;
  private boolean convening;
  private @Nullable Instant conveningSince;

  @Enumerated(EnumType.STRING)
  private SeatState state;

  private Instant since;
  private String reason;
  private Instant invitedAt;
  private @Nullable Instant expiresAt;
  private @Nullable Instant joinedAt;
  private @Nullable Instant leftAt;
  private @Nullable Instant reinstatedAt;

  @SuppressWarnings("NullAway.Init") // for JPA
  protected Seat() {}

  private Seat(CoalitionId coalition, OrganizationId organization, Instant now) {
    this.id = SeatId.random().value();
    this.coalitionId = coalition.value();
    this.organizationId = organization.value();
    this.state = SeatState.INVITED;
    this.since = now;
    this.reason = "";
    this.invitedAt = now;
  }

  static Seat invited(CoalitionId coalition, OrganizationId organization, Instant now) {
    Seat seat = new Seat(coalition, organization, now);
    seat.invite(now);
    return seat;
  }

  static Seat founding(CoalitionId coalition, OrganizationId organization, Instant now) {
    Seat seat = new Seat(coalition, organization, now);
    seat.join(now);
    seat.convene(now);
    return seat;
  }

  /** Asks the Organization, for the first time or again. */
  void invite(Instant now) {
    enter(SeatState.INVITED, "", now);
    invitedAt = now;
    expiresAt = now.plus(Coalitions.INVITATION_VALIDITY);
  }

  void join(Instant now) {
    enter(SeatState.ACTIVE, "", now);
    joinedAt = now;
  }

  void decline(String why, Instant now) {
    enter(SeatState.DECLINED, why, now);
  }

  void revoke(Instant now) {
    enter(SeatState.REVOKED, "", now);
  }

  void suspend(String why, Instant now) {
    enter(SeatState.SUSPENDED, why, now);
  }

  /** Ends the suspension as far as the conveners are concerned: the Terms are to be accepted. */
  void offerReinstatement(Instant now) {
    reinstatedAt = now;
  }

  boolean isReinstatementOffered() {
    return reinstatedAt != null;
  }

  /** Takes part again, as of the day it joined. */
  void reinstate(Instant now) {
    enter(SeatState.ACTIVE, "", now);
  }

  void leave(String why, Instant now) {
    enter(SeatState.LEFT, why, now);
    leftAt = now;
    stepDown();
  }

  private void enter(SeatState next, String why, Instant now) {
    state = next;
    since = now;
    reason = why;
    expiresAt = null;
    reinstatedAt = null;
  }

  /** From now on, unless it does already. */
  void convene(Instant now) {
    if (!convening) {
      convening = true;
      conveningSince = now;
    }
  }

  void stepDown() {
    convening = false;
    conveningSince = null;
  }

  SeatId id() {
    return new SeatId(id);
  }

  CoalitionId coalition() {
    return new CoalitionId(coalitionId);
  }

  OrganizationId organization() {
    return new OrganizationId(organizationId);
  }

  boolean isConvening() {
    return convening;
  }

  SeatState state(Instant now) {
    return expiresAt != null && !now.isBefore(expiresAt) ? SeatState.EXPIRED : state;
  }

  Partner partner(OrganizationProfile profile, Instant now) {
    return new Partner(
        id(),
        profile,
        convening,
        state(now),
        since(now),
        Optional.ofNullable(expiresAt),
        Optional.ofNullable(joinedAt),
        Optional.ofNullable(reinstatedAt),
        reason);
  }

  /** When the present state began. */
  Instant since(Instant now) {
    return expiresAt != null && !now.isBefore(expiresAt) ? expiresAt : since;
  }
}
