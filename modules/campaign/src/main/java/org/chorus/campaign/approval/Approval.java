package org.chorus.campaign.approval;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;
import org.chorus.campaign.life.Campaign;
import org.chorus.kernel.Actor;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.Subject;
import org.jspecify.annotations.Nullable;

/** What one Organization decided about one content version of a Campaign. */
@Entity
@SuppressWarnings("UnusedVariable") // columns that queries read
class Approval {

  enum Decision {
    APPROVED,
    CHANGES_REQUESTED
  }

  @Embeddable
  record Key(UUID campaignId, UUID organizationId, int contentVersion) {}

  @EmbeddedId private Key key;

  @Enumerated(EnumType.STRING)
  private Decision decision;

  private String comment;
  private String subject;
  private String name;
  private Instant decidedAt;
  private @Nullable Instant voidedAt;

  @SuppressWarnings("NullAway.Init") // for JPA
  protected Approval() {}

  Approval(Campaign campaign, Actor actor, Decision decision, String comment, Instant now) {
    this.key =
        new Key(campaign.id().value(), actor.organization().value(), campaign.contentVersion());
    this.decision = decision;
    this.comment = comment;
    this.subject = actor.subject().value();
    this.name = actor.name();
    this.decidedAt = now;
  }

  /** It was given by somebody who had written, and the rule asks for four eyes by now. */
  void voidIt(Instant now) {
    voidedAt = now;
  }

  boolean isVoid() {
    return voidedAt != null;
  }

  OrganizationId organization() {
    return new OrganizationId(key.organizationId());
  }

  int contentVersion() {
    return key.contentVersion();
  }

  Decision decision() {
    return decision;
  }

  String comment() {
    return comment;
  }

  Subject subject() {
    return new Subject(subject);
  }

  String name() {
    return name;
  }

  Instant decidedAt() {
    return decidedAt;
  }
}
