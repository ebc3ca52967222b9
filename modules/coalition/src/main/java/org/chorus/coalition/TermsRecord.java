package org.chorus.coalition;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.chorus.coalition.terms.OrganicRule;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.coalition.terms.SharingTerms;
import org.chorus.coalition.terms.SharingWindow;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CoalitionId;
import org.jspecify.annotations.Nullable;

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

  @Enumerated(EnumType.STRING)
  private OrganicRule organic;

  private @Nullable Integer cap;
  private @Nullable LocalDate windowFirstDay;
  private @Nullable LocalDate windowLastDay;

  @Enumerated(EnumType.STRING)
  private AdoptionRule adoption;

  @Enumerated(EnumType.STRING)
  private PartnerOrder partnerOrder;

  private String clauses;
  private @Nullable String wording;
  private String proposedBy;
  private String proposedByName;
  private Instant proposedAt;

  @Enumerated(EnumType.STRING)
  private TermsState state;

  private @Nullable Instant adoptedAt;

  @SuppressWarnings("NullAway.Init") // for JPA
  protected TermsRecord() {}

  private TermsRecord(
      Key key,
      SharingTerms sharing,
      AdoptionRule adoption,
      PartnerOrder partnerOrder,
      String clauses,
      Actor by,
      Instant now) {
    this.key = key;
    this.sharing = sharing.rule();
    this.organic = sharing.organic();
    this.cap = sharing.cap().orElse(null);
    this.windowFirstDay = sharing.window().firstDay().orElse(null);
    this.windowLastDay = sharing.window().lastDay().orElse(null);
    this.adoption = adoption;
    this.partnerOrder = partnerOrder;
    this.clauses = clauses;
    this.wording = String.join("\n", Terms.wordsFor(sharing, adoption, partnerOrder));
    this.proposedBy = by.subject().value();
    this.proposedByName = by.name();
    this.proposedAt = now;
    this.state = TermsState.PROPOSED;
  }

  static TermsRecord first(
      CoalitionId coalition, SharingTerms sharing, String clauses, Actor by, Instant now) {
    TermsRecord first =
        proposed(
            coalition, 1, sharing, AdoptionRule.ALL, PartnerOrder.ALPHABETICAL, clauses, by, now);
    first.adopt(now);
    return first;
  }

  static TermsRecord proposed(
      CoalitionId coalition,
      int version,
      SharingTerms sharing,
      AdoptionRule adoption,
      PartnerOrder partnerOrder,
      String clauses,
      Actor by,
      Instant now) {
    return new TermsRecord(
        new Key(coalition.value(), version), sharing, adoption, partnerOrder, clauses, by, now);
  }

  void adopt(Instant now) {
    state = TermsState.ADOPTED;
    adoptedAt = now;
  }

  void withdraw() {
    state = TermsState.WITHDRAWN;
  }

  int version() {
    return key.version();
  }

  String proposedByName() {
    return proposedByName;
  }

  Instant adoptedAt() {
    return requireNonNull(adoptedAt, "not adopted");
  }

  Terms terms() {
    if (wording == null) { // a server of an older release wrote it, and ours has not started anew
      return new Terms(key.version(), sharing(), adoption, partnerOrder, clauses, proposedAt);
    }
    return new Terms(
        key.version(),
        sharing(),
        adoption,
        partnerOrder,
        clauses,
        proposedAt,
        wording.lines().toList());
  }

  private SharingTerms sharing() {
    return new SharingTerms(
        sharing,
        organic,
        Optional.ofNullable(cap),
        new SharingWindow(Optional.ofNullable(windowFirstDay), Optional.ofNullable(windowLastDay)));
  }
}
