package org.chorus.campaign.page;

/**
 * A language of a page, as its writers see it.
 *
 * @param main whether people read it who ask for no language
 * @param written whether the page has texts of its own in it; a partner's page that has none
 *     follows the common page
 * @param complete whether nothing is missing for publishing
 * @param published whether supporters have it, if the page is not taken down
 */
public record EditionOverview(
    String language, boolean main, boolean written, boolean complete, boolean published) {}
