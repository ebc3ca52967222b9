package org.chorus.campaign;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.RevisionId;
import org.jspecify.annotations.Nullable;

/** One partner's front of a Campaign, or the common one. */
@Entity
@SuppressWarnings("UnusedVariable") // columns that queries read
class Page {

  @Id private UUID id;
  private UUID campaignId;
  private @Nullable UUID organizationId;
  private UUID draftRevisionId;
  private @Nullable UUID publishedRevisionId;
  private @Nullable Instant firstPublishedAt;
  private @Nullable Instant unpublishedAt;
  private @Nullable String unpublishedByName;

  @SuppressWarnings("NullAway.Init") // for JPA
  protected Page() {}

  Page(UUID id, CampaignId campaign, PageOwner owner, RevisionId draft) {
    this.id = id;
    this.campaignId = campaign.value();
    this.organizationId = PageOwners.column(owner);
    this.draftRevisionId = draft.value();
  }

  void draft(RevisionId revision) {
    draftRevisionId = revision.value();
  }

  void publish(Instant now) {
    publishedRevisionId = draftRevisionId;
    if (firstPublishedAt == null) {
      firstPublishedAt = now;
    }
  }

  /** Its partner takes it down; what was published stays, for {@link #publishAgain}. */
  void unpublish(Actor actor, Instant now) {
    unpublishedAt = now;
    unpublishedByName = actor.name();
  }

  void publishAgain() {
    unpublishedAt = null;
    unpublishedByName = null;
  }

  boolean isUnpublished() {
    return unpublishedAt != null;
  }

  /** What supporters see; empty where they see none. */
  Optional<RevisionId> visible() {
    return isUnpublished() ? Optional.empty() : published();
  }

  UUID id() {
    return id;
  }

  CampaignId campaign() {
    return new CampaignId(campaignId);
  }

  PageOwner owner() {
    return PageOwners.owner(organizationId);
  }

  RevisionId draft() {
    return new RevisionId(draftRevisionId);
  }

  /** What every co-owner approved last, and supporters see unless the page is taken down. */
  Optional<RevisionId> published() {
    return Optional.ofNullable(publishedRevisionId).map(RevisionId::new);
  }

  Optional<Instant> firstPublishedAt() {
    return Optional.ofNullable(firstPublishedAt);
  }
}
