package org.chorus.campaign.published;

import java.util.Optional;
import org.chorus.content.CampaignKind;
import org.chorus.kernel.OrganizationId;

/**
 * A page as somebody remembers it who signed there.
 *
 * @param address where it stands
 * @param from who speaks to the person: the partner, or the coalition on its common page
 * @param organization the partner; empty for the common page
 */
public record SignedPage(
    String title,
    PageAddress address,
    CampaignKind kind,
    String from,
    Optional<OrganizationId> organization) {}
