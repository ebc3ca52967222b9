package org.chorus.campaign.review;

import java.time.Instant;

/**
 * A link for reviewers that opens a page now. What it is, only those know who were given it.
 *
 * @param maker who made it, by name
 * @param makerOrganization for which co-owner
 */
public record ReviewLink(
    ReviewLinkId id, String maker, String makerOrganization, Instant madeAt, Instant expiresAt) {}
