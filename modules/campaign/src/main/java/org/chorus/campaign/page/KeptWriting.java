package org.chorus.campaign.page;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
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
  @Embedded private StoredText text;

  @SuppressWarnings("NullAway.Init") // for JPA
  protected KeptWriting() {}

  KeptWriting(Actor writer, PageEdition edition, int basedOn, PageText text, Instant now) {
    this.id = UUID.randomUUID();
    this.campaignId = edition.campaign().value();
    this.organizationId = PageOwners.column(edition.owner());
    this.writer = writer.subject().value();
    this.writerName = writer.name();
    keep(basedOn, text, now);
  }

  final void keep(int revision, PageText newText, Instant now) {
    basedOn = revision;
    text = new StoredText(newText);
    keptAt = now;
  }

  WorkingCopy workingCopy() {
    PageText written = text.text();
    PageEdition edition =
        new PageEdition(
            new CampaignId(campaignId),
            PageOwners.owner(organizationId),
            written.content().language());
    return new WorkingCopy(edition, writerName, basedOn, written, keptAt);
  }
}
