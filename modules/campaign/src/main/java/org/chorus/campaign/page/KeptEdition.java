package org.chorus.campaign.page;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.UUID;
import org.chorus.kernel.Actor;
import org.chorus.kernel.RevisionId;
import org.chorus.kernel.Subject;
import org.jspecify.annotations.Nullable;

/** A {@link PageEdition} of a {@link Page} in the database: what is written and what is public. */
@Entity
@Table(name = "edition")
@SuppressWarnings("UnusedVariable") // columns that queries read
public class KeptEdition {

  @Id private UUID id;
  private UUID pageId;
  private String language;
  private @Nullable UUID draftRevisionId;
  private @Nullable UUID publishedRevisionId;
  private @Nullable String droppedBy;

  @SuppressWarnings("NullAway.Init") // for JPA
  protected KeptEdition() {}

  public KeptEdition(UUID pageId, String language) {
    this.id = UUID.randomUUID();
    this.pageId = pageId;
    this.language = language;
  }

  public void draft(RevisionId revision) {
    draftRevisionId = revision.value();
  }

  void dropDraft(Actor actor) {
    draftRevisionId = null;
    droppedBy = actor.subject().value();
  }

  public void publish(RevisionId revision) {
    publishedRevisionId = revision.value();
    droppedBy = null;
  }

  /** The page is not to be read in this language any more. */
  public void withdraw() {
    publishedRevisionId = null;
    droppedBy = null;
  }

  public UUID pageId() {
    return pageId;
  }

  public String language() {
    return language;
  }

  /** Empty where nothing is written, so that a partner's page follows the common one. */
  public Optional<RevisionId> draft() {
    return Optional.ofNullable(draftRevisionId).map(RevisionId::new);
  }

  /** Who took the draft out last, since what is public was published. */
  public Optional<Subject> droppedBy() {
    return Optional.ofNullable(droppedBy).map(Subject::new);
  }

  /** What every co-owner approved last, and supporters see unless the page is taken down. */
  public Optional<RevisionId> published() {
    return Optional.ofNullable(publishedRevisionId).map(RevisionId::new);
  }
}
