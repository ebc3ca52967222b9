package org.chorus.campaign.link;

import static org.chorus.access.Permission.READ_NUMBERS;
import static org.chorus.access.Permission.WRITE_PAGE;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.chorus.access.Access;
import org.chorus.access.AuditTrail;
import org.chorus.campaign.life.Campaign;
import org.chorus.campaign.life.CampaignRepository;
import org.chorus.campaign.life.CampaignState;
import org.chorus.campaign.life.LockedCampaigns;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * An Organization's own links to a Campaign: made, renamed and ended by its campaigners, read by
 * whoever may see its numbers there. No co-owner sees another's.
 */
@Service
@Transactional
public class CampaignLinks {

  /** How many links to one Campaign an Organization can have, those that ended among them. */
  public static final int MOST = 500;

  /** In characters. */
  public static final int LONGEST_NAME = 80;

  private final LinkRepository links;
  private final CampaignRepository campaigns;
  private final LockedCampaigns locked;
  private final Access access;
  private final AuditTrail audit;
  private final Clock clock;

  CampaignLinks(
      LinkRepository links,
      CampaignRepository campaigns,
      LockedCampaigns locked,
      Access access,
      AuditTrail audit,
      Clock clock) {
    this.links = links;
    this.campaigns = campaigns;
    this.locked = locked;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
  }

  /** The links of the Actor's Organization, newest first. */
  @Transactional(readOnly = true)
  public List<CampaignLink> of(Actor actor, CampaignId id) {
    Campaign campaign =
        access.permitted(
            actor, READ_NUMBERS, campaigns.findById(id.value()), Campaign::coalition, Campaign::id);
    return own(actor, campaign).stream().map(KeptLink::overview).toList();
  }

  /**
   * Makes a link that counts from this moment on.
   *
   * @param name as in {@link CampaignLink}; spaces around it are dropped
   */
  public LinkOutcome make(Actor actor, CampaignId id, String name, Channel channel) {
    Campaign campaign = locked.lock(actor, id, WRITE_PAGE);
    List<KeptLink> own = own(actor, campaign);
    if (!channel.isForLinks()) {
      return new LinkOutcome.NotAChannelForLinks();
    }
    if (own.size() >= MOST) {
      return new LinkOutcome.TooMany();
    }
    return named(
        campaign,
        own,
        name,
        wanted -> {
          KeptLink link =
              links.save(new KeptLink(id, actor, unusedCode(), wanted, channel, clock.instant()));
          return done("link made", actor, campaign, link);
        });
  }

  /** Gives one of the Organization's links another name. What it counted stays with it. */
  public LinkOutcome rename(Actor actor, CampaignId id, LinkId linkId, String name) {
    Campaign campaign = locked.lock(actor, id, WRITE_PAGE);
    return find(actor, id, linkId)
        .<LinkOutcome>map(
            link ->
                named(
                    campaign,
                    own(actor, campaign).stream().filter(other -> !other.is(linkId)).toList(),
                    name,
                    wanted -> {
                      link.rename(wanted);
                      return done("link renamed", actor, campaign, link);
                    }))
        .orElseGet(LinkOutcome.NoSuchLink::new);
  }

  /**
   * Lets a link count nobody any more, from this moment on. It still leads to the page, so that
   * nobody who has it stands in front of an error.
   */
  public LinkOutcome end(Actor actor, CampaignId id, LinkId linkId) {
    return change("link ended", actor, id, linkId, link -> link.end(clock.instant()));
  }

  /** Lets a link that ended count again. */
  public LinkOutcome resume(Actor actor, CampaignId id, LinkId linkId) {
    return change("link resumed", actor, id, linkId, KeptLink::resume);
  }

  private LinkOutcome change(
      String verb, Actor actor, CampaignId id, LinkId linkId, Consumer<KeptLink> change) {
    Campaign campaign = locked.lock(actor, id, WRITE_PAGE);
    return find(actor, id, linkId)
        .map(
            link -> {
              change.accept(link);
              return done(verb, actor, campaign, link);
            })
        .orElseGet(LinkOutcome.NoSuchLink::new);
  }

  /** The Campaign is locked, so nobody takes the name in between. */
  private LinkOutcome named(
      Campaign campaign,
      List<KeptLink> others,
      String name,
      Function<String, LinkOutcome> withName) {
    String wanted = name.strip();
    if (wanted.isEmpty() || wanted.length() > LONGEST_NAME) {
      return new LinkOutcome.NameOutOfBounds();
    }
    if (campaign.state(clock.instant()) == CampaignState.ARCHIVED) {
      return new LinkOutcome.Archived();
    }
    return others.stream().anyMatch(link -> link.isCalled(wanted))
        ? new LinkOutcome.NameTaken()
        : withName.apply(wanted);
  }

  private LinkOutcome done(String verb, Actor actor, Campaign campaign, KeptLink link) {
    CampaignLink overview = link.overview();
    audit.record(actor, campaign.act(verb).because("“" + overview.name() + "”"));
    return new LinkOutcome.Done(overview);
  }

  private List<KeptLink> own(Actor actor, Campaign campaign) {
    return links.findByCampaignIdAndOrganizationIdOrderByMadeAtDescId(
        campaign.id().value(), actor.organization().value());
  }

  private Optional<KeptLink> find(Actor actor, CampaignId campaign, LinkId link) {
    return links.findByIdAndCampaignIdAndOrganizationId(
        link.value(), campaign.value(), actor.organization().value());
  }

  /** Should another take it in the same moment, the database refuses the second. */
  private LinkCode unusedCode() {
    LinkCode code = LinkCode.random();
    return links.existsByCode(code.value()) ? unusedCode() : code;
  }
}
