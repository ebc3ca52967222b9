package org.chorus.organization;

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
import org.jspecify.annotations.Nullable;

/** One Organization's dated place in a Coalition. */
@Entity
@SuppressWarnings("UnusedVariable") // columns that queries read
class Seat {

  @Id private UUID id;
  private UUID coalitionId;
  private UUID organizationId;
  private boolean convening;

  @Enumerated(EnumType.STRING)
  private SeatState state;

  private Instant invitedAt;
  private @Nullable Instant joinedAt;
  private @Nullable Instant declinedAt;
  private @Nullable String declineReason;

  @SuppressWarnings("NullAway.Init") // for JPA
  protected Seat() {}

  private Seat(CoalitionId coalition, OrganizationId organization, Instant now) {
    this.id = SeatId.random().value();
    this.coalitionId = coalition.value();
    this.organizationId = organization.value();
    this.state = SeatState.INVITED;
    this.invitedAt = now;
  }

  static Seat invited(CoalitionId coalition, OrganizationId organization, Instant now) {
    return new Seat(coalition, organization, now);
  }

  static Seat founding(CoalitionId coalition, OrganizationId organization, Instant now) {
    Seat seat = new Seat(coalition, organization, now);
    seat.convening = true;
    seat.join(now);
    return seat;
  }

  void join(Instant now) {
    state = SeatState.ACTIVE;
    joinedAt = now;
  }

  void decline(String reason, Instant now) {
    state = SeatState.DECLINED;
    declinedAt = now;
    declineReason = reason;
  }

  /** An invitation after a refusal. */
  void inviteAgain(Instant now) {
    state = SeatState.INVITED;
    invitedAt = now;
    declinedAt = null;
    declineReason = null;
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

  SeatState state() {
    return state;
  }

  Partner partner(OrganizationProfile profile) {
    return new Partner(
        id(),
        profile,
        convening,
        state,
        invitedAt,
        Optional.ofNullable(joinedAt),
        Optional.ofNullable(declineReason));
  }
}
