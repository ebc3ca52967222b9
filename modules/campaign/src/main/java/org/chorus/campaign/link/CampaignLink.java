package org.chorus.campaign.link;

import java.time.Instant;
import java.util.Optional;

/**
 * A link to a Campaign that a partner spreads. It works on the partner's own page and on the common
 * one, in every language.
 *
 * @param name by which the partner knows it, {@code Newsletter of May} for instance
 * @param channel on which it is spread
 * @param maker who made it, by name
 * @param endedAt since when it is just a way to the page: whoever comes by it is not counted with
 *     it; empty while it counts
 */
public record CampaignLink(
    LinkId id,
    LinkCode code,
    String name,
    Channel channel,
    String maker,
    Instant madeAt,
    Optional<Instant> endedAt) {}
