package org.chorus.campaign.page;

import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;

/**
 * One Page of a Campaign in one language, whether or not anybody has written it yet.
 *
 * @param language a BCP 47 tag
 */
public record PageEdition(CampaignId campaign, PageOwner owner, String language) {

  /** The common page in one language. */
  public static PageEdition common(CampaignId campaign, String language) {
    return new PageEdition(campaign, new PageOwner.Everybody(), language);
  }

  /** The page of the Actor's own Organization in one language. */
  public static PageEdition own(CampaignId campaign, Actor actor, String language) {
    return new PageEdition(campaign, new PageOwner.Partner(actor.organization()), language);
  }

  /** The same page in another language. */
  public PageEdition in(String otherLanguage) {
    return new PageEdition(campaign, owner, otherLanguage);
  }
}
