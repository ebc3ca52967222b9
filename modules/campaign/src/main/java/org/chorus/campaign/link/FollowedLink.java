package org.chorus.campaign.link;

import org.chorus.kernel.OrganizationId;

/**
 * A {@link CampaignLink} by which somebody came, and that counts.
 *
 * @param organization whose it is
 */
public record FollowedLink(LinkId id, OrganizationId organization, Channel channel) {}
