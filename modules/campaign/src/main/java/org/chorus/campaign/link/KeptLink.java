package org.chorus.campaign.link;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.jspecify.annotations.Nullable;

/** A {@link CampaignLink} in the database. */
@Entity
@Table(name = "campaign_link")
@SuppressWarnings("UnusedVariable") // columns that queries read
class KeptLink {

  @Id private UUID id;
  private UUID campaignId;
  private UUID organizationId;
  private String code;
  private String name;

  @Enumerated(EnumType.STRING)
  private Channel channel;

  private String madeBy;
  private String madeByName;
  private Instant madeAt;
  private @Nullable Instant endedAt;

  @SuppressWarnings("NullAway.Init") // for JPA
  protected KeptLink() {}

  KeptLink(
      CampaignId campaign, Actor maker, LinkCode code, String name, Channel channel, Instant now) {
    this.id = LinkId.random().value();
    this.campaignId = campaign.value();
    this.organizationId = maker.organization().value();
    this.code = code.value();
    this.name = name;
    this.channel = channel;
    this.madeBy = maker.subject().value();
    this.madeByName = maker.name();
    this.madeAt = now;
  }

  void rename(String newName) {
    name = newName;
  }

  void end(Instant now) {
    if (endedAt == null) {
      endedAt = now;
    }
  }

  void resume() {
    endedAt = null;
  }

  boolean is(LinkId other) {
    return id.equals(other.value());
  }

  boolean isCalled(String other) {
    return name.equalsIgnoreCase(other);
  }

  CampaignLink overview() {
    return new CampaignLink(
        new LinkId(id),
        new LinkCode(code),
        name,
        channel,
        madeByName,
        madeAt,
        Optional.ofNullable(endedAt));
  }
}
