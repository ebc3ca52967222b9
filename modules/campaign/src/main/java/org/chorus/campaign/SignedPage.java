package org.chorus.campaign;

import org.chorus.content.CampaignKind;

/**
 * A page as somebody remembers it who signed there.
 *
 * @param address where it stands: {@code /{campaign}} or {@code /{campaign}/{organization}}
 * @param from who speaks to the person: the partner, or the coalition on its common page
 */
public record SignedPage(String title, String address, CampaignKind kind, String from) {}
