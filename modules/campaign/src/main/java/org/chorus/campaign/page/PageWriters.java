package org.chorus.campaign.page;

import static org.chorus.access.Permission.APPROVE;
import static org.chorus.access.Permission.CREATE_CAMPAIGN;
import static org.chorus.access.Permission.WRITE_PAGE;

import java.util.Optional;
import org.chorus.access.Access;
import org.chorus.access.Permission;
import org.chorus.campaign.life.Campaign;
import org.chorus.campaign.life.CampaignRepository;
import org.chorus.campaign.life.LockedCampaigns;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.OrganizationId;
import org.springframework.stereotype.Component;

/**
 * Who writes a page: conveners the common one, an Organization's campaigners its own. Whoever may
 * not learns nothing of the Campaign.
 */
@Component
public class PageWriters {

  private final CampaignRepository campaigns;
  private final LockedCampaigns locked;
  private final Access access;

  PageWriters(CampaignRepository campaigns, LockedCampaigns locked, Access access) {
    this.campaigns = campaigns;
    this.locked = locked;
    this.access = access;
  }

  /** The Campaign of a page that the Actor may write. */
  Campaign require(Actor actor, CampaignId id, PageOwner owner) {
    Optional<Campaign> campaign =
        isForeign(actor, owner) ? Optional.empty() : campaigns.findById(id.value());
    return access.permitted(actor, toWrite(owner), campaign, Campaign::coalition);
  }

  /** The same, for one transaction at a time; nothing of it may have been read before. */
  Campaign lock(Actor actor, CampaignId id, PageOwner owner) {
    return isForeign(actor, owner)
        ? require(actor, id, owner) // refuses
        : locked.lock(actor, id, toWrite(owner));
  }

  boolean may(Actor actor, CampaignId id, PageOwner owner) {
    return !isForeign(actor, owner)
        && campaigns
            .findById(id.value())
            .filter(campaign -> access.may(actor, toWrite(owner), campaign.coalition()))
            .isPresent();
  }

  /**
   * The Campaign of a page that the Actor may write, or approve for a co-owner: those decide who
   * else reads it before the public does.
   */
  public Campaign requireToReview(Actor actor, CampaignId id, PageOwner owner) {
    Optional<Campaign> campaign = campaigns.findById(id.value());
    return access.permitted(
        actor, may(actor, id, owner) ? toWrite(owner) : APPROVE, campaign, Campaign::coalition);
  }

  /** The same, for one transaction at a time; nothing of it may have been read before. */
  public Campaign lockToReview(Actor actor, CampaignId id, PageOwner owner) {
    return isForeign(actor, owner)
        ? locked.lock(actor, id, APPROVE)
        : locked.lock(actor, id, APPROVE, toWrite(owner));
  }

  public boolean mayReview(Actor actor, CampaignId id, PageOwner owner) {
    return may(actor, id, owner)
        || campaigns
            .findById(id.value())
            .filter(campaign -> access.may(actor, APPROVE, campaign.coalition()))
            .isPresent();
  }

  private static boolean isForeign(Actor actor, PageOwner owner) {
    return owner instanceof PageOwner.Partner(OrganizationId organization)
        && !organization.equals(actor.organization());
  }

  private static Permission toWrite(PageOwner owner) {
    return switch (owner) {
      case PageOwner.Everybody() -> CREATE_CAMPAIGN;
      case PageOwner.Partner(var ignored) -> WRITE_PAGE;
    };
  }
}
