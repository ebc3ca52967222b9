package org.chorus.campaign.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chorus.access.Access;
import org.chorus.campaign.life.Campaign;
import org.chorus.content.ContentProblem;
import org.chorus.content.ContentRules;
import org.chorus.kernel.Actor;
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
  private final PageWriters writers;
  private final Images images;
  private final Access access;
  private final Clock clock;

  WorkingCopies(
      WorkingCopyRepository copies,
      PageWriters writers,
      Images images,
      Access access,
      Clock clock) {
    this.copies = copies;
    this.writers = writers;
    this.images = images;
    this.access = access;
    this.clock = clock;
  }

  /**
   * Keeps what the Actor has written; the copy before is replaced. Whoever may save a page may.
   *
   * @param basedOn the revision that the Actor started from
   */
  public KeepOutcome keep(Actor actor, PageEdition edition, int basedOn, PageText written) {
    Campaign campaign = writers.require(actor, edition.campaign(), edition.owner());
    PageText text = written.in(edition.language());
    List<ContentProblem> problems = ContentRules.problemsOfKeeping(text.content());
    if (problems.isEmpty() && !images.belongTo(campaign.coalition(), text.content().picture())) {
      problems = List.of(ContentRules.imageElsewhere());
    }
    if (!problems.isEmpty()) {
      return new KeepOutcome.Invalid(problems);
    }
    Instant now = clock.instant();
    copies.lock(edition + " " + actor.subject().value());
    kept(actor, edition)
        .ifPresentOrElse(
            kept -> kept.keep(basedOn, text, now),
            () -> copies.save(new KeptWriting(actor, edition, basedOn, text, now)));
    return new KeepOutcome.Kept(now);
  }

  /** What the Actor wrote on this page in this language and did not save. */
  @Transactional(readOnly = true)
  public Optional<WorkingCopy> find(Actor actor, PageEdition edition) {
    writers.require(actor, edition.campaign(), edition.owner());
    return kept(actor, edition).map(KeptWriting::workingCopy);
  }

  private Optional<KeptWriting> kept(Actor actor, PageEdition edition) {
    return copies.find(
        edition.campaign().value(),
        PageOwners.column(edition.owner()),
        edition.language(),
        actor.subject().value());
  }

  /** Everything that the Actor wrote, did not save and may still save, newest first. */
  @Transactional(readOnly = true)
  public List<WorkingCopy> of(Actor actor) {
    access.requireMember(actor);
    return copies.findByWriterOrderByKeptAtDesc(actor.subject().value()).stream()
        .map(KeptWriting::workingCopy)
        .filter(copy -> writers.may(actor, copy.edition().campaign(), copy.edition().owner()))
        .toList();
  }

  /** The names of others who wrote here in the last ten minutes and have not saved. */
  @Transactional(readOnly = true)
  public List<String> othersWriting(Actor actor, PageEdition edition) {
    writers.require(actor, edition.campaign(), edition.owner());
    return copies.otherWriters(
        edition.campaign().value(),
        PageOwners.column(edition.owner()),
        edition.language(),
        actor.subject().value(),
        clock.instant().minus(STILL_WRITING));
  }

  /** Throws away what the Actor wrote and did not save. */
  public void drop(Actor actor, PageEdition edition) {
    writers.require(actor, edition.campaign(), edition.owner());
    copies.delete(
        edition.campaign().value(),
        PageOwners.column(edition.owner()),
        edition.language(),
        actor.subject().value());
  }
}
