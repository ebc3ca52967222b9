package org.chorus.campaign;

import static org.chorus.campaign.CampaignState.DRAFT;
import static org.chorus.campaign.CampaignState.IN_APPROVAL;
import static org.chorus.campaign.CampaignState.PUBLISHED;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.PoolId;
import org.chorus.kernel.Slug;
import org.jspecify.annotations.Nullable;

/** A petition or an open letter, owned by one Coalition. */
@Entity
class Campaign {

  @Id private UUID id;
  private UUID coalitionId;
  private UUID poolId;
  private String slug;

  @Enumerated(EnumType.STRING)
  private CampaignKind kind;

  private String name;

  @Enumerated(EnumType.STRING)
  private ConsentMode consentMode;

  @Enumerated(EnumType.STRING)
  private CampaignState state;

  private int contentVersion;
  private @Nullable Integer publishedVersion;
  private Instant createdAt;
  private @Nullable Instant publishedAt;

  @SuppressWarnings("NullAway.Init") // for JPA
  protected Campaign() {}

  Campaign(CoalitionId coalition, PoolId pool, NewCampaign wanted, Instant now) {
    this.id = CampaignId.random().value();
    this.coalitionId = coalition.value();
    this.poolId = pool.value();
    this.slug = wanted.slug().value();
    this.kind = wanted.kind();
    this.name = wanted.name();
    this.consentMode = wanted.consentMode();
    this.state = DRAFT;
    this.contentVersion = 1;
    this.createdAt = now;
  }

  /** What supporters will see has changed: approvals given so far are for something else. */
  void contentChanged() {
    contentVersion++;
  }

  void askForApproval() {
    if (state == DRAFT) {
      state = IN_APPROVAL;
    }
  }

  void publish(Instant now) {
    state = PUBLISHED;
    publishedVersion = contentVersion;
    if (publishedAt == null) {
      publishedAt = now;
    }
  }

  /** Whether there is something that supporters do not see yet. */
  boolean hasUnpublishedChanges() {
    return publishedVersion == null || publishedVersion != contentVersion;
  }

  CampaignId id() {
    return new CampaignId(id);
  }

  CoalitionId coalition() {
    return new CoalitionId(coalitionId);
  }

  PoolId pool() {
    return new PoolId(poolId);
  }

  Slug slug() {
    return new Slug(slug);
  }

  CampaignKind kind() {
    return kind;
  }

  String name() {
    return name;
  }

  ConsentMode consentMode() {
    return consentMode;
  }

  CampaignState state() {
    return state;
  }

  int contentVersion() {
    return contentVersion;
  }

  Instant createdAt() {
    return createdAt;
  }

  Optional<Instant> publishedAt() {
    return Optional.ofNullable(publishedAt);
  }
}
