package org.chorus.sharing.overlap;

import java.time.Instant;
import java.util.Optional;

/**
 * How an Organization stands with its list.
 *
 * @param current empty where there is none, or none any more
 * @param uploadsLeft at this moment
 * @param nextUpload when there is one again; empty where one is left
 */
public record ListStanding(
    Optional<SupporterList> current, int uploadsLeft, Optional<Instant> nextUpload) {}
