package org.chorus.organization;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CoalitionId;

/** A stored version of a Coalition's Terms. */
@Entity
@SuppressWarnings("UnusedVariable") // columns that queries read
@Table(name = "terms")
class TermsRecord {

  @Embeddable
  record Key(UUID coalitionId, int version) {}

  @EmbeddedId private Key key;

  @Enumerated(EnumType.STRING)
  private SharingRule sharing;

  private String clauses;
  private String proposedBy;
  private Instant proposedAt;

  @SuppressWarnings("NullAway.Init") // for JPA
  protected TermsRecord() {}

  private TermsRecord(Key key, SharingRule sharing, String clauses, Actor by, Instant now) {
    this.key = key;
    this.sharing = sharing;
    this.clauses = clauses;
    this.proposedBy = by.subject().value();
    this.proposedAt = now;
  }

  static TermsRecord first(
      CoalitionId coalition, SharingRule sharing, String clauses, Actor by, Instant now) {
    return new TermsRecord(new Key(coalition.value(), 1), sharing, clauses, by, now);
  }

  Terms terms() {
    return new Terms(key.version(), sharing, clauses, proposedAt);
  }
}
