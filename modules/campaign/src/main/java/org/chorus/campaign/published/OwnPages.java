package org.chorus.campaign.published;

import static org.chorus.access.Permission.ANSWER_INVITATION;
import static org.chorus.access.Permission.APPROVE;
import static org.chorus.access.Permission.WRITE_PAGE;

import java.time.Clock;
import java.util.Optional;
import org.chorus.access.AuditTrail;
import org.chorus.campaign.life.Campaign;
import org.chorus.campaign.life.LockedCampaigns;
import org.chorus.campaign.page.Page;
import org.chorus.campaign.page.PageRepository;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A partner takes its own page down, whatever the others say and wherever the Campaign stands, and
 * puts it up again. Approvals are not touched: what was approved for the page still stands, and
 * goes on being replaced by what is approved later. Its campaigners, approvers and administrators
 * may.
 */
@Service
@Transactional
public class OwnPages {

  /** What became of it. */
  public sealed interface Outcome {

    /** Done and on record; done already counts as done. */
    record Done() implements Outcome {}

    /** Supporters have never seen a page of the Organization: there is nothing approved to show. */
    record NeverPublished() implements Outcome {}
  }

  private final LockedCampaigns locked;
  private final PageRepository pages;
  private final AuditTrail audit;
  private final Clock clock;

  OwnPages(LockedCampaigns locked, PageRepository pages, AuditTrail audit, Clock clock) {
    this.locked = locked;
    this.pages = pages;
    this.audit = audit;
    this.clock = clock;
  }

  /** Takes the page of the Actor's Organization down. Its address leads to the common page. */
  public Outcome unpublish(Actor actor, CampaignId id) {
    Campaign campaign = lock(actor, id);
    Optional<Page> own = published(actor, campaign);
    if (own.filter(Page::isUnpublished).isEmpty() && own.isPresent()) {
      own.get().unpublish(actor, clock.instant());
      audit.record(actor, campaign.act("own page unpublished"));
    }
    return outcome(own);
  }

  /** Puts the page of the Actor's Organization up again, as it was last approved by everybody. */
  public Outcome publishAgain(Actor actor, CampaignId id) {
    Campaign campaign = lock(actor, id);
    Optional<Page> own = published(actor, campaign);
    if (own.filter(Page::isUnpublished).isPresent()) {
      own.get().publishAgain();
      audit.record(actor, campaign.act("own page published again"));
    }
    return outcome(own);
  }

  private Campaign lock(Actor actor, CampaignId id) {
    return locked.lock(actor, id, WRITE_PAGE, APPROVE, ANSWER_INVITATION);
  }

  private Optional<Page> published(Actor actor, Campaign campaign) {
    return pages
        .find(campaign.id().value(), actor.organization().value())
        .filter(Page::wasPublished);
  }

  private static Outcome outcome(Optional<Page> own) {
    return own.isPresent() ? new Outcome.Done() : new Outcome.NeverPublished();
  }
}
