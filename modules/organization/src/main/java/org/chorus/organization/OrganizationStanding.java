package org.chorus.organization;

import java.time.Instant;
import java.util.Optional;

/**
 * An Organization as platform administrators see one.
 *
 * @param members how many people belong to it now
 */
public record OrganizationStanding(
    OrganizationProfile profile, Instant registeredAt, int members, Optional<Ending> ending) {}
