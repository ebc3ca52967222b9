package org.chorus.campaign.review;

import java.time.Instant;
import org.chorus.campaign.published.PublishedPage;

/**
 * What somebody reads who has a link for reviewers: the page as it would look if its draft were
 * published now.
 *
 * @param expiresAt until when the link works
 */
public record ReviewedPage(PublishedPage page, Instant expiresAt) {}
