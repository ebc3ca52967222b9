package org.chorus.campaign;

import org.chorus.content.CampaignKind;

/**
 * A page as somebody remembers it who signed there.
 *
 * @param address where it stands
 * @param from who speaks to the person: the partner, or the coalition on its common page
 */
public record SignedPage(String title, PageAddress address, CampaignKind kind, String from) {}
