package org.chorus.campaign.published;

import java.util.UUID;
import org.chorus.organization.OrganizationProfile;

/**
 * One Organization's consent as a supporter is asked for it.
 *
 * @param text the stored wording that an answer points at
 * @param wording what the supporter reads beside the Organization's name
 */
public record ConsentAsk(ConsentTextId text, OrganizationProfile organization, String wording) {

  /** Identifies a stored wording in one language and version. */
  public record ConsentTextId(UUID value) {}
}
