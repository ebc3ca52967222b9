package org.chorus.campaign.review;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chorus.access.AuditTrail;
import org.chorus.campaign.life.Campaign;
import org.chorus.campaign.life.CampaignRepository;
import org.chorus.campaign.life.CampaignState;
import org.chorus.campaign.page.PageOwner;
import org.chorus.campaign.page.PageOwners;
import org.chorus.campaign.page.PageRepository;
import org.chorus.campaign.page.PageWriters;
import org.chorus.campaign.published.PublishedPages;
import org.chorus.coalition.CoalitionOverview;
import org.chorus.coalition.Coalitions;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.LinkToken;
import org.chorus.kernel.OrganizationId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links for reviewers without an account: each shows one page of a Campaign as it stands, in all
 * its languages, to whoever holds it. For those who write the page, and for the approvers of every
 * co-owner. (Why so: decision 0022.)
 */
@Service
@Transactional
public class ReviewLinks {

  /** For how many days a link can work. */
  public static final int MOST_DAYS = 30;

  /** For how many days it works where nobody says otherwise. */
  public static final int USUAL_DAYS = 7;

  /** How many can be open for one Campaign. */
  public static final int MOST_OPEN = 20;

  private final ReviewLinkRepository links;
  private final CampaignRepository campaigns;
  private final PageRepository pages;
  private final PageWriters writers;
  private final PublishedPages published;
  private final Coalitions coalitions;
  private final AuditTrail audit;
  private final Clock clock;

  ReviewLinks(
      ReviewLinkRepository links,
      CampaignRepository campaigns,
      PageRepository pages,
      PageWriters writers,
      PublishedPages published,
      Coalitions coalitions,
      AuditTrail audit,
      Clock clock) {
    this.links = links;
    this.campaigns = campaigns;
    this.pages = pages;
    this.writers = writers;
    this.published = published;
    this.coalitions = coalitions;
    this.audit = audit;
    this.clock = clock;
  }

  /** For screens, which offer only what the other methods let pass. */
  @Transactional(readOnly = true)
  public boolean mayMake(Actor actor, CampaignId id, PageOwner owner) {
    return writers.mayReview(actor, id, owner);
  }

  /**
   * Makes a link to a page.
   *
   * @param days for how many days of 24 hours it works
   */
  public ReviewLinkOutcome make(Actor actor, CampaignId id, PageOwner owner, int days) {
    Campaign campaign = writers.lockToReview(actor, id, owner);
    if (days < 1 || days > MOST_DAYS) {
      return new ReviewLinkOutcome.DaysOutOfBounds();
    }
    Instant now = clock.instant();
    if (campaign.state(now) == CampaignState.ARCHIVED) {
      return new ReviewLinkOutcome.Archived();
    }
    CoalitionOverview coalition = coalitions.get(campaign.coalition());
    if (!hasPage(campaign, coalition, owner)) {
      return new ReviewLinkOutcome.NoPage();
    }
    if (open(campaign, coalition, now).size() >= MOST_OPEN) {
      return new ReviewLinkOutcome.TooMany(MOST_OPEN);
    }
    LinkToken token = LinkToken.random();
    KeptReviewLink link =
        links.save(new KeptReviewLink(id, owner, actor, token, now, Duration.ofDays(days)));
    audit.record(
        actor,
        campaign
            .act("review link made")
            .because(words(coalition, owner) + ", until " + link.expiresAt()));
    return new ReviewLinkOutcome.Made(token, link.expiresAt());
  }

  private boolean hasPage(Campaign campaign, CoalitionOverview coalition, PageOwner owner) {
    boolean takesPart =
        switch (owner) {
          case PageOwner.Everybody() -> true;
          case PageOwner.Partner(OrganizationId partner) ->
              coalition.activePartners().stream()
                  .anyMatch(active -> active.organization().id().equals(partner));
        };
    return takesPart && pages.find(campaign.id().value(), PageOwners.column(owner)).isPresent();
  }

  /** The links that open a page now, newest first; whoever made them. */
  @Transactional(readOnly = true)
  public List<ReviewLink> open(Actor actor, CampaignId id, PageOwner owner) {
    Campaign campaign = writers.requireToReview(actor, id, owner);
    CoalitionOverview coalition = coalitions.get(campaign.coalition());
    return open(campaign, coalition, clock.instant()).stream()
        .filter(link -> link.owner().equals(owner))
        .map(link -> link.overview(coalition))
        .toList();
  }

  private List<KeptReviewLink> open(Campaign campaign, CoalitionOverview coalition, Instant now) {
    return links.standing(campaign.id().value(), now).stream()
        .filter(link -> link.opens(campaign, coalition, now))
        .toList();
  }

  /**
   * Lets a link open nothing any more, from this moment on. Whoever may make one to the page may;
   * one that is revoked already, or is none of this page, stays as it is.
   */
  public void revoke(Actor actor, CampaignId id, PageOwner owner, ReviewLinkId linkId) {
    Campaign campaign = writers.lockToReview(actor, id, owner);
    links
        .findByIdAndCampaignId(linkId.value(), id.value())
        .filter(link -> link.owner().equals(owner) && !link.isRevoked())
        .ifPresent(
            link -> {
              link.revoke(clock.instant());
              audit.record(
                  actor,
                  campaign
                      .act("review link revoked")
                      .because(words(coalitions.get(campaign.coalition()), owner)));
            });
  }

  /**
   * What a link shows, to anybody who has it. Empty for one that was never made, has expired, was
   * revoked, or died with a Seat or the Campaign: from outside these are alike.
   *
   * @param language the one that is wanted; where the page is not to be read in it, and where it is
   *     empty, the Campaign's own
   */
  @Transactional(readOnly = true)
  public Optional<ReviewedPage> read(LinkToken token, Optional<String> language) {
    Instant now = clock.instant();
    return links
        .findByTokenHash(token.hash())
        .flatMap(
            link ->
                campaigns
                    .findById(link.campaign().value())
                    .filter(
                        campaign -> link.opens(campaign, coalitions.get(campaign.coalition()), now))
                    .flatMap(campaign -> published.draft(campaign, link.owner(), language))
                    .map(page -> new ReviewedPage(page, link.expiresAt())));
  }

  private static String words(CoalitionOverview coalition, PageOwner owner) {
    return switch (owner) {
      case PageOwner.Everybody() -> "common page";
      case PageOwner.Partner(OrganizationId partner) ->
          "page of " + coalition.seatOf(partner).organization().name();
    };
  }
}
