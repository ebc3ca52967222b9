package org.chorus.organization;

/** Where an Organization stands with a Coalition. */
public enum SeatState {
  /** Asked to join, and has not answered. */
  INVITED,
  /** Takes part as a co-owner. */
  ACTIVE,
  /** Turned the invitation down. Can be invited again. */
  DECLINED
}
