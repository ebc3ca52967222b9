package org.chorus.coalition;

/** Where an Organization stands with a Coalition. */
public enum SeatState {
  /** Asked to join, and has not answered. */
  INVITED,
  /** Was asked to join, and did not answer in time. */
  EXPIRED,
  /** Takes part as a co-owner. */
  ACTIVE,
  /** Takes no part until a convener reinstates it: nothing is signed for it, it reads nothing. */
  SUSPENDED,
  /** Took part, and does so no more. */
  LEFT,
  /** Turned the invitation down. */
  DECLINED,
  /** Was asked to join, and the conveners took that back. */
  REVOKED;

  /** Whether a convener may ask, or ask again. */
  public boolean canBeInvited() {
    return switch (this) {
      case EXPIRED, LEFT, DECLINED, REVOKED -> true;
      case INVITED, ACTIVE, SUSPENDED -> false;
    };
  }

  /** Whether an invitation is out, answered by nobody. */
  public boolean isAsked() {
    return this == INVITED || this == EXPIRED;
  }

  /** Whether the Organization sees the Coalition and what stands in its Terms. */
  boolean seesTheCoalition() {
    return this == INVITED || this == ACTIVE || this == SUSPENDED;
  }
}
