package org.chorus.campaign.page;

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
public class Page {

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

  public void publish(Instant now) {
    if (firstPublishedAt == null) {
      firstPublishedAt = now;
    }
  }

  /** Its partner takes it down; what was published stays, for {@link #publishAgain}. */
  public void unpublish(Actor actor, Instant now) {
    unpublishedAt = now;
    unpublishedByName = actor.name();
  }

  public void publishAgain() {
    unpublishedAt = null;
    unpublishedByName = null;
  }

  public boolean isUnpublished() {
    return unpublishedAt != null;
  }

  /** Whether it was approved and put before supporters, ever. */
  public boolean wasPublished() {
    return firstPublishedAt != null;
  }

  /** Whether supporters see it. */
  public boolean isVisible() {
    return wasPublished() && !isUnpublished();
  }

  public UUID id() {
    return id;
  }

  public CampaignId campaign() {
    return new CampaignId(campaignId);
  }

  public PageOwner owner() {
    return PageOwners.owner(organizationId);
  }

  public Optional<Instant> firstPublishedAt() {
    return Optional.ofNullable(firstPublishedAt);
  }
}
