package org.chorus.campaign.page;

import static org.chorus.access.Permission.APPROVE;
import static org.chorus.access.Permission.CREATE_CAMPAIGN;
import static org.chorus.access.Permission.WRITE_PAGE;

import java.util.List;
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

  private static final List<Permission> TO_COMMENT = List.of(APPROVE, WRITE_PAGE, CREATE_CAMPAIGN);

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
    return access.permitted(actor, toWrite(owner), campaign, Campaign::coalition, Campaign::id);
  }

  /** The same, for one transaction at a time; nothing of it may have been read before. */
  Campaign lock(Actor actor, CampaignId id, PageOwner owner) {
    return isForeign(actor, owner)
        ? require(actor, id, owner) // refuses
        : locked.lock(actor, id, toWrite(owner));
  }

  public boolean may(Actor actor, CampaignId id, PageOwner owner) {
    return !isForeign(actor, owner)
        && campaigns
            .findById(id.value())
            .filter(
                campaign -> access.may(actor, toWrite(owner), campaign.coalition(), campaign.id()))
            .isPresent();
  }

  /**
   * The Campaign of a page that the Actor may write, or approve for a co-owner: those decide who
   * else reads it before the public does.
   */
  public Campaign requireToReview(Actor actor, CampaignId id, PageOwner owner) {
    Optional<Campaign> campaign = campaigns.findById(id.value());
    return access.permitted(
        actor,
        may(actor, id, owner) ? toWrite(owner) : APPROVE,
        campaign,
        Campaign::coalition,
        Campaign::id);
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
            .filter(campaign -> access.may(actor, APPROVE, campaign.coalition(), campaign.id()))
            .isPresent();
  }

  /** The Campaign for an Actor who approves or writes for any of its co-owners. */
  public Campaign requireToComment(Actor actor, CampaignId id) {
    Optional<Campaign> campaign = campaigns.findById(id.value());
    Permission held =
        campaign
            .flatMap(
                known ->
                    TO_COMMENT.stream()
                        .filter(
                            permission ->
                                access.may(actor, permission, known.coalition(), known.id()))
                        .findFirst())
            .orElse(APPROVE);
    return access.permitted(actor, held, campaign, Campaign::coalition, Campaign::id);
  }

  /** The same, for one transaction at a time; nothing of it may have been read before. */
  public Campaign lockToComment(Actor actor, CampaignId id) {
    return locked.lock(actor, id, APPROVE, WRITE_PAGE, CREATE_CAMPAIGN);
  }

  public boolean mayComment(Actor actor, CampaignId id) {
    return campaigns
        .findById(id.value())
        .filter(
            campaign ->
                TO_COMMENT.stream()
                    .anyMatch(
                        permission ->
                            access.may(actor, permission, campaign.coalition(), campaign.id())))
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
