package org.chorus.switches;

import java.time.Instant;
import java.util.Optional;

/**
 * How a switch stands, for those who may flip it.
 *
 * @param off empty while it is on
 * @param last who flipped it last, or changed its message; empty if nobody ever did
 */
public record SwitchStanding(Switch which, Optional<Off> off, Optional<Flip> last) {

  /**
   * Who did it, when and why, as the person put it.
   *
   * @param reason may be empty
   */
  public record Flip(Instant at, String by, String reason) {}
}
