package org.chorus.sharing.overlap;

import java.time.Instant;

/**
 * The list that an Organization uploaded last, as far as anybody can see it.
 *
 * @param addresses different ones
 * @param takenBy who uploaded it, by name
 * @param expiresAt when it is deleted without anybody's doing
 */
public record SupporterList(long addresses, Instant takenAt, String takenBy, Instant expiresAt) {}
