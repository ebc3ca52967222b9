package org.chorus.campaign.review;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.chorus.campaign.life.Campaign;
import org.chorus.campaign.life.CampaignState;
import org.chorus.campaign.page.PageOwner;
import org.chorus.campaign.page.PageOwners;
import org.chorus.coalition.CoalitionOverview;
import org.chorus.coalition.Partner;
import org.chorus.coalition.SeatState;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.LinkToken;
import org.chorus.kernel.OrganizationId;
import org.jspecify.annotations.Nullable;

/** A {@link ReviewLink} in the database. */
@Entity
@Table(name = "review_link")
@SuppressWarnings("UnusedVariable") // columns that queries read
class KeptReviewLink {

  @Id private UUID id;
  private UUID campaignId;
  private @Nullable UUID organizationId;
  private String madeBy;
  private String madeByName;
  private UUID madeFor;
  private Instant madeAt;
  private Instant expiresAt;
  private @Nullable Instant revokedAt;
  private byte[] tokenHash;

  @SuppressWarnings("NullAway.Init") // for JPA
  protected KeptReviewLink() {}

  KeptReviewLink(
      CampaignId campaign,
      PageOwner owner,
      Actor maker,
      LinkToken token,
      Instant now,
      Duration validity) {
    this.id = ReviewLinkId.random().value();
    this.campaignId = campaign.value();
    this.organizationId = PageOwners.column(owner);
    this.madeBy = maker.subject().value();
    this.madeByName = maker.name();
    this.madeFor = maker.organization().value();
    this.madeAt = now;
    this.expiresAt = now.plus(validity);
    this.tokenHash = token.hash();
  }

  void revoke(Instant now) {
    revokedAt = now;
  }

  boolean isRevoked() {
    return revokedAt != null;
  }

  /**
   * Whether it opens its page. It dies with the Seat of whoever made it and with that of the
   * partner whose page it is, for good: coming back does not bring it back.
   */
  boolean opens(Campaign campaign, CoalitionOverview coalition, Instant now) {
    return revokedAt == null
        && now.isBefore(expiresAt)
        && campaign.state(now) != CampaignState.ARCHIVED
        && hasTakenPart(coalition, new OrganizationId(madeFor))
        && switch (owner()) {
          case PageOwner.Everybody() -> true;
          case PageOwner.Partner(OrganizationId partner) -> hasTakenPart(coalition, partner);
        };
  }

  /** Without a break since the link was made. */
  private boolean hasTakenPart(CoalitionOverview coalition, OrganizationId organization) {
    Partner partner = coalition.seatOf(organization);
    return partner.state() == SeatState.ACTIVE && !partner.since().isAfter(madeAt);
  }

  ReviewLinkId id() {
    return new ReviewLinkId(id);
  }

  CampaignId campaign() {
    return new CampaignId(campaignId);
  }

  PageOwner owner() {
    return PageOwners.owner(organizationId);
  }

  Instant expiresAt() {
    return expiresAt;
  }

  ReviewLink overview(CoalitionOverview coalition) {
    return new ReviewLink(
        id(),
        madeByName,
        coalition.seatOf(new OrganizationId(madeFor)).organization().name(),
        madeAt,
        expiresAt);
  }
}
