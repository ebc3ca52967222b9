package org.chorus.campaign;

import static org.chorus.organization.Permission.CREATE_CAMPAIGN;
import static org.chorus.organization.Permission.WRITE_PAGE;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chorus.content.Content;
import org.chorus.content.ContentProblem;
import org.chorus.content.ContentRules;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.OrganizationId;
import org.chorus.organization.Access;
import org.chorus.organization.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what people write before they save it, so that nobody loses a text. Keeping changes nothing
 * for anybody else: no Revision is made, no approval is voided. Saving drops the copy.
 */
@Service
@Transactional
public class WorkingCopies {

  private static final Duration STILL_WRITING = Duration.ofMinutes(10);

  private final WorkingCopyRepository copies;
  private final CampaignRepository campaigns;
  private final Images images;
  private final Access access;
  private final Clock clock;

  WorkingCopies(
      WorkingCopyRepository copies,
      CampaignRepository campaigns,
      Images images,
      Access access,
      Clock clock) {
    this.copies = copies;
    this.campaigns = campaigns;
    this.images = images;
    this.access = access;
    this.clock = clock;
  }

  /**
   * Keeps what the Actor has written; the copy before is replaced. Whoever may save a page may.
   *
   * @param basedOn the revision that the Actor started from
   */
  public KeepOutcome keep(
      Actor actor, CampaignId id, PageOwner owner, int basedOn, Content content) {
    Campaign campaign = requireWriter(actor, id, owner);
    List<ContentProblem> problems = ContentRules.problemsOfKeeping(content);
    if (problems.isEmpty() && !images.belongTo(campaign.coalition(), content.picture())) {
      problems = List.of(ContentRules.imageElsewhere());
    }
    if (!problems.isEmpty()) {
      return new KeepOutcome.Invalid(problems);
    }
    Instant now = clock.instant();
    copies.lock(id + " " + owner + " " + actor.subject().value());
    copies
        .find(id.value(), PageOwners.column(owner), actor.subject().value())
        .ifPresentOrElse(
            kept -> kept.keep(basedOn, content, now),
            () -> copies.save(new KeptWriting(actor, id, owner, basedOn, content, now)));
    return new KeepOutcome.Kept(now);
  }

  /** What the Actor wrote on this page and did not save. */
  @Transactional(readOnly = true)
  public Optional<WorkingCopy> find(Actor actor, CampaignId id, PageOwner owner) {
    requireWriter(actor, id, owner);
    return copies
        .find(id.value(), PageOwners.column(owner), actor.subject().value())
        .map(KeptWriting::workingCopy);
  }

  /** Everything that the Actor wrote, did not save and may still save, newest first. */
  @Transactional(readOnly = true)
  public List<WorkingCopy> of(Actor actor) {
    access.requireMember(actor);
    return copies.findByWriterOrderByKeptAtDesc(actor.subject().value()).stream()
        .map(KeptWriting::workingCopy)
        .filter(copy -> mayWrite(actor, copy.campaign(), copy.owner()))
        .toList();
  }

  /** The names of others who wrote on this page in the last ten minutes and have not saved. */
  @Transactional(readOnly = true)
  public List<String> othersWriting(Actor actor, CampaignId id, PageOwner owner) {
    requireWriter(actor, id, owner);
    return copies.otherWriters(
        id.value(),
        PageOwners.column(owner),
        actor.subject().value(),
        clock.instant().minus(STILL_WRITING));
  }

  /** Throws away what the Actor wrote and did not save. */
  public void drop(Actor actor, CampaignId id, PageOwner owner) {
    requireWriter(actor, id, owner);
    copies.delete(id.value(), PageOwners.column(owner), actor.subject().value());
  }

  private Campaign requireWriter(Actor actor, CampaignId id, PageOwner owner) {
    return access.permitted(actor, toWrite(owner), writable(actor, id, owner), Campaign::coalition);
  }

  private boolean mayWrite(Actor actor, CampaignId id, PageOwner owner) {
    return writable(actor, id, owner)
        .filter(campaign -> access.may(actor, toWrite(owner), campaign.coalition()))
        .isPresent();
  }

  /** The Campaign, unless the page in it belongs to another Organization. */
  private Optional<Campaign> writable(Actor actor, CampaignId id, PageOwner owner) {
    boolean foreign =
        owner instanceof PageOwner.Partner(OrganizationId organization)
            && !organization.equals(actor.organization());
    return foreign ? Optional.empty() : campaigns.findById(id.value());
  }

  private static Permission toWrite(PageOwner owner) {
    return switch (owner) {
      case PageOwner.Everybody() -> CREATE_CAMPAIGN;
      case PageOwner.Partner(var ignored) -> WRITE_PAGE;
    };
  }
}
