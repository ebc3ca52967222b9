package org.chorus.organization;

import java.time.Instant;
import java.util.Optional;
import org.chorus.kernel.SeatId;

/**
 * An Organization on its Seat in a Coalition.
 *
 * @param convening whether the Seat may invite others
 */
public record Partner(
    SeatId seat,
    OrganizationProfile organization,
    boolean convening,
    SeatState state,
    Instant invitedAt,
    Optional<Instant> joinedAt,
    Optional<String> declineReason) {}
