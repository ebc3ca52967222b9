package org.chorus.campaign.review;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.chorus.campaign.page.Page;
import org.chorus.coalition.CoalitionOverview;
import org.chorus.content.ContentPart;
import org.chorus.kernel.Actor;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.Subject;
import org.jspecify.annotations.Nullable;

/** A {@link Comment} in the database. */
@Entity
@SuppressWarnings("UnusedVariable") // columns that queries read
@Table(name = "page_comment")
class KeptComment {

  @Id private UUID id;
  private UUID pageId;
  private String language;
  private @Nullable Integer revisionNumber;

  @Enumerated(EnumType.STRING)
  private @Nullable ContentPart part;

  private String words;
  private String writtenBy;
  private String writtenByName;
  private UUID writtenFor;
  private Instant writtenAt;
  private @Nullable Instant resolvedAt;
  private @Nullable String resolvedByName;

  @SuppressWarnings("NullAway.Init") // for JPA
  protected KeptComment() {}

  KeptComment(
      Page page,
      String language,
      int revision,
      Optional<ContentPart> about,
      String words,
      Actor author,
      Instant now) {
    this.id = CommentId.random().value();
    this.pageId = page.id();
    this.language = language;
    this.revisionNumber = revision == 0 ? null : revision;
    this.part = about.orElse(null);
    this.words = words;
    this.writtenBy = author.subject().value();
    this.writtenByName = author.name();
    this.writtenFor = author.organization().value();
    this.writtenAt = now;
  }

  void resolve(Actor actor, Instant now) {
    resolvedAt = now;
    resolvedByName = actor.name();
  }

  void reopen() {
    resolvedAt = null;
    resolvedByName = null;
  }

  boolean isOpen() {
    return resolvedAt == null;
  }

  boolean isBy(Subject subject) {
    return writtenBy.equals(subject.value());
  }

  /** 0 where a partner's page followed the common one in everything. */
  int revision() {
    return revisionNumber == null ? 0 : revisionNumber;
  }

  Comment overview(CoalitionOverview coalition, int current, boolean mayResolve) {
    return new Comment(
        new CommentId(id),
        revision(),
        current,
        Optional.ofNullable(part),
        words,
        writtenByName,
        coalition.seatOf(new OrganizationId(writtenFor)).organization().name(),
        writtenAt,
        Optional.ofNullable(resolvedAt)
            .flatMap(
                at ->
                    Optional.ofNullable(resolvedByName).map(by -> new Comment.Resolution(by, at))),
        mayResolve);
  }
}
