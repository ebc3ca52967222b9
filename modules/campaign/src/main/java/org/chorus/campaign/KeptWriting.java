package org.chorus.campaign;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.chorus.content.Content;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.jspecify.annotations.Nullable;

/** A {@link WorkingCopy} in the database. */
@Entity
@Table(name = "working_copy")
@SuppressWarnings("UnusedVariable") // columns that queries read
class KeptWriting {

  @Id private UUID id;
  private UUID campaignId;
  private @Nullable UUID organizationId;
  private String writer;
  private String writerName;
  private int basedOn;
  private Instant keptAt;
  @Embedded private StoredContent content;

  @SuppressWarnings("NullAway.Init") // for JPA
  protected KeptWriting() {}

  KeptWriting(
      Actor writer,
      CampaignId campaign,
      PageOwner owner,
      int basedOn,
      Content content,
      Instant now) {
    this.id = UUID.randomUUID();
    this.campaignId = campaign.value();
    this.organizationId = PageOwners.column(owner);
    this.writer = writer.subject().value();
    this.writerName = writer.name();
    keep(basedOn, content, now);
  }

  final void keep(int revision, Content newContent, Instant now) {
    basedOn = revision;
    content = new StoredContent(newContent);
    keptAt = now;
  }

  WorkingCopy workingCopy() {
    return new WorkingCopy(
        new CampaignId(campaignId),
        PageOwners.owner(organizationId),
        writerName,
        basedOn,
        content.content(),
        keptAt);
  }
}
