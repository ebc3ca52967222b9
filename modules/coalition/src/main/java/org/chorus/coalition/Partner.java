package org.chorus.coalition;

import java.time.Instant;
import java.util.Optional;
import org.chorus.kernel.SeatId;
import org.chorus.organization.OrganizationProfile;

/**
 * An Organization on its Seat in a Coalition.
 *
 * @param convening whether the Seat runs the Coalition: its administrators invite, suspend, publish
 * @param since when the present state began
 * @param expiresAt until when the invitation can be answered, or could be
 * @param joinedAt when it joined, the last time if it left in between
 * @param reinstatedAt since when a suspended partner may take part again, once it has accepted the
 *     Terms that came into force meanwhile
 * @param reason why it declined, left or is suspended, in the words of whoever did it; may be empty
 */
public record Partner(
    SeatId seat,
    OrganizationProfile organization,
    boolean convening,
    SeatState state,
    Instant since,
    Optional<Instant> expiresAt,
    Optional<Instant> joinedAt,
    Optional<Instant> reinstatedAt,
    String reason) {}
