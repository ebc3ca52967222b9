package org.chorus.campaign;

import java.time.Instant;
import org.chorus.content.Content;
import org.chorus.kernel.CampaignId;

/**
 * What one person has written on a page and not saved yet. Nobody else reads it.
 *
 * @param basedOn the number of the revision that the person started from
 */
public record WorkingCopy(
    CampaignId campaign,
    PageOwner owner,
    String writerName,
    int basedOn,
    Content content,
    Instant keptAt) {}
