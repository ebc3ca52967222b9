package org.chorus.campaign.published;

import org.chorus.kernel.Slug;
import org.chorus.organization.OrganizationProfile;

/**
 * What stands at the address of a partner's page while the partner takes no part.
 *
 * @param presence whether it may come back by itself
 * @param title the title of the campaign's common page, where people can go on
 * @param language of that title
 */
public record AbsentPartner(
    Presence presence,
    OrganizationProfile organization,
    String coalitionName,
    Slug campaignSlug,
    String title,
    String language) {

  /** How a partner is absent. */
  public enum Presence {
    /** Suspended by the Coalition. */
    SUSPENDED,
    /** No longer a partner. */
    LEFT
  }

  /** Where the common page is. */
  public String commonAddress() {
    return "/" + campaignSlug;
  }
}
