package org.chorus.coalition;

import java.time.Instant;
import org.chorus.kernel.CoalitionId;
import org.chorus.organization.OrganizationProfile;

/**
 * A request to join a Coalition, as conveners and the Organization that asks see it.
 *
 * @param coalitionName how the Coalition is called
 * @param message why it wants to join, in its words
 */
public record JoinRequest(
    JoinRequestId id,
    CoalitionId coalition,
    String coalitionName,
    OrganizationProfile organization,
    String message,
    String askedBy,
    Instant askedAt,
    State state) {

  /** Where a request stands. */
  public sealed interface State {

    /** The conveners have not answered. */
    record Waiting() implements State {}

    /**
     * The conveners said no.
     *
     * @param again when the Organization can ask once more
     */
    record TurnedDown(String reason, Instant at, Instant again) implements State {}
  }
}
