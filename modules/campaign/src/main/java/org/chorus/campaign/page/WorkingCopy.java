package org.chorus.campaign.page;

import java.time.Instant;

/**
 * What one person has written on a page and not saved yet. Nobody else reads it.
 *
 * @param basedOn the number of the revision that the person started from
 */
public record WorkingCopy(
    PageEdition edition, String writerName, int basedOn, PageText text, Instant keptAt) {}
