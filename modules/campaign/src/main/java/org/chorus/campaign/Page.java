package org.chorus.campaign;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
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

  Optional<RevisionId> published() {
    return Optional.ofNullable(publishedRevisionId).map(RevisionId::new);
  }

  Optional<Instant> firstPublishedAt() {
    return Optional.ofNullable(firstPublishedAt);
  }
}
