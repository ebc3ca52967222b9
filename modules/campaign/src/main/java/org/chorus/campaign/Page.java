package org.chorus.campaign;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.jspecify.annotations.Nullable;

/** One partner's front of a Campaign, or the common one, in all its languages. */
@Entity
@SuppressWarnings("UnusedVariable") // columns that queries read
class Page {

  @Id private UUID id;
  private UUID campaignId;
  private @Nullable UUID organizationId;
  private @Nullable Instant firstPublishedAt;
  private @Nullable Instant unpublishedAt;
  private @Nullable String unpublishedByName;

  @SuppressWarnings("NullAway.Init") // for JPA
  protected Page() {}

  Page(CampaignId campaign, PageOwner owner) {
    this.id = UUID.randomUUID();
    this.campaignId = campaign.value();
    this.organizationId = PageOwners.column(owner);
  }

  void publish(Instant now) {
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

  /** Whether it was approved and put before supporters, ever. */
  boolean wasPublished() {
    return firstPublishedAt != null;
  }

  /** Whether supporters see it. */
  boolean isVisible() {
    return wasPublished() && !isUnpublished();
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

  Optional<Instant> firstPublishedAt() {
    return Optional.ofNullable(firstPublishedAt);
  }
}
