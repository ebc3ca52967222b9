package org.chorus.campaign.life;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Whether people can sign at one moment, and why not. */
public sealed interface SigningState {

  /** They can. */
  record Open() implements SigningState {}

  /** They can from this instant on. */
  record NotYet(Instant opensAt) implements SigningState {}

  /**
   * They cannot for the time being.
   *
   * @param message what a co-owner tells them about it; may be empty
   */
  record Paused(String message) implements SigningState {}

  /** They could until this instant. */
  record Over(Instant closedAt, Optional<LocalDate> deliveredOn) implements SigningState {}
}
