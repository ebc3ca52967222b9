package org.chorus.campaign;

import java.util.Optional;
import org.chorus.access.Access;
import org.chorus.campaign.life.Campaign;
import org.chorus.campaign.life.CampaignRepository;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.organization.CampaignNames;
import org.springframework.stereotype.Component;

/** Names the Campaigns of Coalitions in which the Actor's Organization has an active Seat. */
@Component
final class OwnCampaignNames implements CampaignNames {

  private final CampaignRepository campaigns;
  private final Access access;

  OwnCampaignNames(CampaignRepository campaigns, Access access) {
    this.campaigns = campaigns;
    this.access = access;
  }

  @Override
  public Optional<String> nameOf(Actor actor, CampaignId campaign) {
    return campaigns
        .findById(campaign.value())
        .filter(found -> access.hasSeat(actor, found.coalition()))
        .map(Campaign::name);
  }
}
