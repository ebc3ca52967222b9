package org.chorus.sharing.deletion;

import java.time.Instant;

/**
 * Identifies the wish to be deleted by one Organization, and nobody.
 *
 * @param askedAt when it was made; a later wish of the same person is another
 */
public record DeletionId(long value, Instant askedAt) {}
