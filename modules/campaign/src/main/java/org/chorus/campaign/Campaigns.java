package org.chorus.campaign;

import static org.chorus.access.Permission.CREATE_CAMPAIGN;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chorus.access.Access;
import org.chorus.access.AuditTrail;
import org.chorus.campaign.life.Campaign;
import org.chorus.campaign.life.CampaignRepository;
import org.chorus.campaign.life.LetterWords;
import org.chorus.campaign.life.NewCampaign;
import org.chorus.campaign.life.SignaturePool;
import org.chorus.campaign.life.SignaturePoolRepository;
import org.chorus.campaign.page.Pages;
import org.chorus.coalition.CoalitionOverview;
import org.chorus.coalition.Coalitions;
import org.chorus.coalition.SeatState;
import org.chorus.content.CampaignKind;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.CoalitionId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Campaigns as their co-owners create and see them. */
@Service
@Transactional
public class Campaigns {

  private final CampaignRepository campaigns;
  private final SignaturePoolRepository pools;
  private final Overviews overviews;
  private final Pages pages;
  private final Coalitions coalitions;
  private final Access access;
  private final AuditTrail audit;
  private final Clock clock;

  Campaigns(
      CampaignRepository campaigns,
      SignaturePoolRepository pools,
      Overviews overviews,
      Pages pages,
      Coalitions coalitions,
      Access access,
      AuditTrail audit,
      Clock clock) {
    this.campaigns = campaigns;
    this.pools = pools;
    this.overviews = overviews;
    this.pages = pages;
    this.coalitions = coalitions;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Creates a draft with an empty common page, and a pool of its own where none is to be shared.
   */
  public CreateOutcome create(Actor actor, CoalitionId coalition, NewCampaign wanted) {
    access.require(actor, CREATE_CAMPAIGN, coalition);
    if (wanted.name().length() < 3 || wanted.name().length() > 160) {
      return new CreateOutcome.NameOutOfBounds();
    }
    if (wanted.letterWords() == LetterWords.SIGNERS_OWN && wanted.kind() != CampaignKind.LETTER) {
      return new CreateOutcome.NotALetter();
    }
    if (ReservedSlugs.contains(wanted.slug())) {
      return new CreateOutcome.SlugReserved();
    }
    campaigns.lockSlug(wanted.slug().value());
    if (campaigns.findBySlug(wanted.slug().value()).isPresent()) {
      return new CreateOutcome.SlugTaken();
    }
    Instant now = clock.instant();
    Optional<SignaturePool> pool =
        wanted
            .pool()
            .map(shared -> pools.findByIdAndCoalitionId(shared.value(), coalition.value()))
            .orElseGet(
                () ->
                    Optional.of(
                        pools.save(
                            new SignaturePool(
                                coalition, wanted.name(), wanted.samePerson(), now))));
    if (pool.isEmpty()) {
      return new CreateOutcome.UnknownPool();
    }
    Campaign campaign =
        campaigns.saveAndFlush(new Campaign(coalition, pool.get().id(), wanted, actor, now));
    pages.addCommonPage(actor, campaign, wanted, now);
    audit.record(actor, campaign.act("campaign created"));
    return new CreateOutcome.Created(campaign.id());
  }

  /** The Campaigns that the Actor's Organization co-owns, newest first. */
  @Transactional(readOnly = true)
  public List<CampaignOverview> of(Actor actor) {
    Set<CoalitionId> mine =
        coalitions.of(actor).stream()
            .filter(coalition -> coalition.seatOf(actor.organization()).state() == SeatState.ACTIVE)
            .map(CoalitionOverview::id)
            .collect(Collectors.toSet());
    return campaigns
        .findByCoalitionIdInOrderByCreatedAtDesc(mine.stream().map(CoalitionId::value).toList())
        .stream()
        .map(overviews::of)
        .toList();
  }

  /** Empty when there is none or the Actor's Organization is no co-owner of it. */
  @Transactional(readOnly = true)
  public Optional<CampaignOverview> find(Actor actor, CampaignId id) {
    access.requireMember(actor);
    return campaigns
        .findById(id.value())
        .filter(campaign -> access.hasSeat(actor, campaign.coalition()))
        .map(overviews::of);
  }

  /** The pools of a Coalition, by name: what a new Campaign can share. */
  @Transactional(readOnly = true)
  public List<PoolOverview> pools(Actor actor, CoalitionId coalition) {
    access.requireSeat(actor, coalition);
    return pools.findByCoalitionIdOrderByName(coalition.value()).stream()
        .map(
            pool ->
                new PoolOverview(
                    pool.id(),
                    pool.name(),
                    pool.samePerson(),
                    campaigns.findByPoolIdOrderByName(pool.id().value()).stream()
                        .map(Campaign::name)
                        .toList()))
        .sorted(Comparator.comparing(PoolOverview::name))
        .toList();
  }
}
