package org.chorus.organization;

import java.time.Instant;

/** Since when an Organization has ended, and why, in the words of whoever ended it. */
public record Ending(Instant at, String reason) {}
